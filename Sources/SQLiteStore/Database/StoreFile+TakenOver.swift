internal import CreativeModel

/// Daily summaries of another system, of days without rows of performance.
extension StoreFile {
    /// The sums of such days of a campaign.
    func takenOverDays(of campaign: CampaignID) throws -> [(day: Day, metrics: PerformanceMetrics)] {
        guard try integer("SELECT newest_taken_over_day IS NOT NULL FROM store_state") != 0 else { return [] }
        let rows = try statement(
            """
            SELECT s.date, s.total_impressions, s.total_clicks, s.total_queries, s.total_video_starts,
                s.total_video_completions, m.spend_micros
            FROM campaign_daily_summary AS s LEFT JOIN campaign_daily_spend AS m
                ON m.campaign_id = s.campaign_id AND m.date = s.date AND m.currency = 'XXX'
            WHERE s.campaign_id = ? AND NOT s.computed
            """)
        try rows.bind(Int64(campaign.rawValue), at: 1)
        var days: [(day: Day, metrics: PerformanceMetrics)] = []
        while try rows.step() {
            guard let day = Day(String(rows.text(0).prefix(10))) else { continue }
            var metrics = PerformanceMetrics()
            metrics.impressions = rows.optionalInteger(1)
            metrics.clicks = rows.optionalInteger(2)
            metrics.queries = rows.optionalInteger(3)
            metrics.videoStarts = rows.optionalInteger(4)
            metrics.videoCompletions = rows.optionalInteger(5)
            metrics.spend = rows.optionalInteger(6).map(Micros.init(rawValue:))
            days.append((day, metrics))
        }
        return days
    }

    /// Whether a campaign has such days: nothing could make them again.
    func hasTakenOverDays(of campaign: CampaignID) throws -> Bool {
        let row = try statement(
            "SELECT 1 FROM campaign_daily_summary WHERE campaign_id = ? AND NOT computed LIMIT 1")
        try row.bind(Int64(campaign.rawValue), at: 1)
        defer { row.reset() }
        return try row.step()
    }

    /// Adds such days of a campaign that goes to those of the one that takes it over, where that has no rows of the day.
    ///
    /// - Returns: Whether there were any.
    func moveTakenOverDays(of campaign: CampaignID, to heir: CampaignID) throws -> Bool {
        guard try !takenOverDays(of: campaign).isEmpty else { return false }
        for sql in [
            """
            INSERT INTO campaign_daily_spend (campaign_id, date, currency, spend_micros)
                SELECT ?2, date, currency, spend_micros FROM campaign_daily_spend
                WHERE campaign_id = ?1 AND date IN (
                    SELECT date FROM campaign_daily_summary WHERE campaign_id = ?1 AND NOT computed
                    EXCEPT SELECT date FROM campaign_daily_summary WHERE campaign_id = ?2 AND computed)
            ON CONFLICT (campaign_id, date, currency)
                DO UPDATE SET spend_micros = spend_micros + excluded.spend_micros
            """,
            """
            INSERT INTO campaign_daily_summary (campaign_id, date, total_queries, total_impressions, total_clicks,
                total_spend, total_video_starts, total_video_completions)
                SELECT ?2, date, total_queries, total_impressions, total_clicks, total_spend, total_video_starts,
                    total_video_completions
                FROM campaign_daily_summary WHERE campaign_id = ?1 AND NOT computed
            ON CONFLICT (campaign_id, date) DO UPDATE SET
                total_queries = \(sum("total_queries")), total_impressions = \(sum("total_impressions")),
                total_clicks = \(sum("total_clicks")), total_spend = \(sum("total_spend")),
                total_video_starts = \(sum("total_video_starts")),
                total_video_completions = \(sum("total_video_completions")),
                total_creatives = NULL, active_creatives = NULL, avg_win_rate = NULL, avg_ctr = NULL,
                avg_cpm = NULL, unique_geos = NULL, top_geo_id = NULL, top_geo_spend = NULL
            WHERE NOT computed
            """,
        ] {
            let statement = try statement(sql)
            try statement.bind(Int64(campaign.rawValue), at: 1)
            try statement.bind(Int64(heir.rawValue), at: 2)
            try statement.run()
        }
        return true
    }

    /// The sum of a column and its new value, unknown where both are.
    private func sum(_ column: String) -> String {
        "CASE WHEN \(column) IS NULL THEN excluded.\(column) ELSE \(column) + coalesce(excluded.\(column), 0) END"
    }
}
