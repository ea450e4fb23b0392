package import CreativeModel

/// Daily summaries imported from another system, for days without performance rows. They are stored among the computed
/// summaries, marked as not computed.
package struct TakenOverDayTable {
    let database: SQLDatabase

    /// Returns the sums of the imported days of a campaign.
    func days(of campaign: CampaignID) throws -> [(day: Day, metrics: PerformanceMetrics)] {
        let hasAny = try database.exists("SELECT id FROM store_state WHERE newest_taken_over_day IS NOT NULL")
        guard hasAny else { return [] }
        let spend = Dictionary(
            try database.rows(
                DailySpendRow.self, "WHERE campaign_id = ? AND currency = 'XXX'", campaign.rawValue
            )
            .map { ($0.date, $0.spend) }
        ) { first, _ in first }
        let rows = try database.rows(
            DailySummaryRow.self, "WHERE campaign_id = ? AND NOT computed ORDER BY date", campaign.rawValue)
        return rows.compactMap { row in
            guard let day = Day(String(row.date.prefix(10))) else { return nil }
            var metrics = PerformanceMetrics()
            metrics.impressions = row.impressions
            metrics.clicks = row.clicks
            metrics.queries = row.queries
            metrics.videoStarts = row.videoStarts
            metrics.videoCompletions = row.videoCompletions
            metrics.spend = spend[row.date]
            return (day, metrics)
        }
    }

    /// Returns whether a campaign has imported days, which cannot be recomputed.
    package func hasDays(of campaign: CampaignID) throws -> Bool {
        try database.exists(
            "SELECT date FROM campaign_daily_summary WHERE campaign_id = ? AND NOT computed LIMIT 1",
            campaign.rawValue)
    }

    /// Adds the imported days of a campaign that is ending to its heir, except on days for which the heir has
    /// performance rows.
    ///
    /// - Returns: Whether there were any.
    func move(from campaign: CampaignID, to heir: CampaignID) throws -> Bool {
        guard try !days(of: campaign).isEmpty else { return false }
        try database.run(
            """
            INSERT INTO campaign_daily_spend (campaign_id, date, currency, spend_micros)
                SELECT ?2, date, currency, spend_micros FROM campaign_daily_spend
                WHERE campaign_id = ?1 AND date IN (
                    SELECT date FROM campaign_daily_summary WHERE campaign_id = ?1 AND NOT computed
                    EXCEPT SELECT date FROM campaign_daily_summary WHERE campaign_id = ?2 AND computed)
            ON CONFLICT (campaign_id, date, currency)
                DO UPDATE SET spend_micros = campaign_daily_spend.spend_micros + excluded.spend_micros
            """, campaign.rawValue, heir.rawValue)
        try database.run(
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
            WHERE NOT campaign_daily_summary.computed
            """, campaign.rawValue, heir.rawValue)
        return true
    }

    /// Returns the SQL for the sum of a column and its new value, which is NULL if both are.
    private func sum(_ column: String) -> String {
        let own = "campaign_daily_summary.\(column)"
        return
            "CASE WHEN \(own) IS NULL THEN excluded.\(column) ELSE \(own) + coalesce(excluded.\(column), 0) END"
    }
}
