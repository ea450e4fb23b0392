package import CreativeModel

/// Makes what is kept ready anew, and tells what of it was wrong.
extension FigureTables {
    /// Makes the daily summaries and reports of a campaign anew.
    ///
    /// - Returns: Whether they were wrong; `nil` where the campaign is gone.
    package func repair(_ campaign: CampaignID) throws -> Bool? {
        guard try campaigns.exists(campaign) else { return nil }
        let before = try KeptFigures(of: campaign, in: database)
        // A database in which all is right stays as it is: nothing is written, and rows keep their numbers.
        try database.run("SAVEPOINT refresh")
        try refresh(CollectionOfOne(campaign))
        let after = try KeptFigures(of: campaign, in: database)
        if after == before { try database.run("ROLLBACK TO refresh") }
        try database.run("RELEASE refresh")
        return after.differs(from: before)
    }
}

/// What is kept ready of a campaign.
private struct KeptFigures: Equatable {
    private var days: [DailySummaryRow]
    private var spend: [DailySpendRow]
    /// By length of their period. A report that is not there is made when it is asked for, whatever else may stand there
    /// of its period.
    private var reports: [Int: Report] = [:]

    private struct Report: Equatable {
        var report: ReportRow
        var money: [ReportMoneyRow] = []
        var warnings: [ReportWarningRow] = []
    }

    init(of campaign: CampaignID, in database: SQLDatabase) throws {
        func rows<Row: SQLRecord>(_ type: Row.Type = Row.self) throws -> [Row] {
            let order = Row.table.key.joined(separator: ", ")
            return try database.rows(Row.self, "WHERE campaign_id = ? ORDER BY \(order)", campaign.rawValue)
        }
        days = try rows()
        spend = try rows()
        for row in try rows(ReportRow.self) { reports[row.days] = Report(report: row) }
        for row in try rows(ReportMoneyRow.self) { reports[row.days]?.money.append(row) }
        for row in try rows(ReportWarningRow.self) { reports[row.days]?.warnings.append(row) }
    }

    /// Whether earlier figures were wrong, and not only incomplete.
    func differs(from earlier: KeptFigures) -> Bool {
        days != earlier.days || spend != earlier.spend
            || earlier.reports.contains { reports[$0.key] != $0.value }
    }
}
