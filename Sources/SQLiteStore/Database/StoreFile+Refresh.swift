internal import CreativeModel

/// Makes what is kept ready anew, and tells what of it was wrong.
extension StoreFile {
    /// Makes the daily summaries and reports of a campaign anew.
    ///
    /// - Returns: Whether they were wrong; `nil` where the campaign is gone.
    func repairFigures(of campaign: CampaignID) throws -> Bool? {
        let known = try statement("SELECT 1 FROM campaigns WHERE id = ?")
        try known.bind(Int64(campaign.rawValue), at: 1)
        guard try known.step() else { return nil }
        known.reset()
        let before = try keptFigures(of: campaign)
        // A file in which all is right stays as it is: nothing is written, and rows keep their numbers.
        try connection.run("SAVEPOINT refresh")
        try refreshFigures(of: CollectionOfOne(campaign))
        let after = try keptFigures(of: campaign)
        if after == before { try connection.run("ROLLBACK TO refresh") }
        try connection.run("RELEASE refresh")
        return after.differs(from: before)
    }

    /// The rows that are kept of a campaign, as SQL writes their values.
    private func keptFigures(of campaign: CampaignID) throws -> KeptFigures {
        var figures = KeptFigures()
        func rows(_ columns: String, _ table: String, _ body: (SQLiteStatement) -> Void) throws {
            let values = columns.split(separator: " ").map { "quote(\($0))" }.joined(separator: " || ' ' || ")
            let key = table.hasPrefix("campaign_report") ? "period_days" : "0"
            let rows = try statement(
                "SELECT \(key), \(values) AS found FROM \(table) WHERE campaign_id = ? ORDER BY 1, 2")
            try rows.bind(Int64(campaign.rawValue), at: 1)
            while try rows.step() { body(rows) }
        }
        try rows(
            """
            date total_creatives active_creatives total_queries total_impressions total_clicks total_spend \
            total_video_starts total_video_completions avg_win_rate avg_ctr avg_cpm unique_geos top_geo_id \
            top_geo_spend computed
            """, "campaign_daily_summary"
        ) { figures.days.append($0.text(1)) }
        try rows("date currency spend_micros", "campaign_daily_spend") { figures.days.append($0.text(1)) }
        try rows("creatives active_creatives best_performer top_geos first_day last_day", "campaign_reports")
        {
            figures.reports[$0.integer(0)] = [$0.text(1)]
        }
        try rows(
            """
            currency impressions clicks queries bids wins video_starts video_completions conversions_micros \
            conversion_value_micros spend_micros
            """, "campaign_report_money"
        ) { figures.reports[$0.integer(0)]?.append($0.text(1)) }
        try rows("position kind detail", "campaign_report_warnings") {
            figures.reports[$0.integer(0)]?.append($0.text(1))
        }
        return figures
    }
}

/// What is kept ready of a campaign.
private struct KeptFigures: Equatable {
    /// Daily summaries and spend.
    var days: [String] = []
    /// By length of their period, reports with their money and warnings. One that is not there is made when it is asked
    /// for, whatever else may stand there of its period.
    var reports: [Int64: [String]] = [:]

    /// Whether earlier figures were wrong, and not only incomplete.
    func differs(from earlier: KeptFigures) -> Bool {
        days != earlier.days || earlier.reports.contains { reports[$0.key] != $0.value }
    }
}
