package import CreativeModel
internal import CreativeStores

/// What is computed of the performance of campaigns and kept ready: daily summaries and reports. All are made of a campaign's
/// pages in one go, each read once.
package struct FigureTables {
    let database: SQLDatabase
    let campaigns: CampaignTables
    let performance: PerformanceTables
    let reports: ReportTables
    let summaries: SummaryTables
    package let takenOver: TakenOverDayTable

    private typealias Periods = PerformanceFigures.Periods

    // MARK: Making

    /// Makes anew what is computed of campaigns.
    ///
    /// - Parameter days: The days whose summaries can have changed; `nil` for all.
    package func refresh(_ ids: some Sequence<CampaignID>, days: Set<Day>? = nil) throws {
        let newest = try performance.newestDay()
        for id in ids {
            let figures = try figures(of: id, over: .usual(newestDay: newest))
            try summaries.replace(figures, of: id, days: days)
            try reports.replace(figures, of: id, periods: Periods.usual.indices)
        }
    }

    /// Makes the reports of campaigns that have none.
    package func addReports(of ids: some Sequence<CampaignID>) throws {
        let newest = try performance.newestDay()
        for id in ids {
            let figures = try figures(of: id, over: .usual(newestDay: newest))
            try reports.replace(figures, of: id, periods: Periods.usual.indices)
        }
    }

    /// Makes the reports on periods that end at the newest day, which has moved, for all campaigns but some. Those over
    /// everything stay, and say which campaigns have nothing in those periods.
    package func moveReports(except others: Set<CampaignID>) throws {
        let newest = try performance.newestDay()
        let longest = Periods.usual.dropLast().last ?? .all
        let bounds = PerformanceTable.bounds(of: longest, newestDay: newest)
        for (id, lastDay) in try reports.lastDays() where !others.contains(id) {
            let isOver = lastDay ?? .min < bounds?.lowerBound.number ?? .min
            let figures = try figures(
                of: id, over: .usual(newestDay: newest), in: bounds, areEmpty: isOver)
            try reports.replace(figures, of: id, periods: Periods.usual.indices.dropLast())
        }
    }

    /// Removes what is computed of a campaign.
    func remove(_ campaign: CampaignID) throws {
        try reports.remove(campaign)
        try summaries.remove(campaign)
    }

    private func figures(
        of campaign: CampaignID, over periods: PerformanceFigures.Periods, in bounds: ClosedRange<Day>? = nil,
        areEmpty: Bool = false
    ) throws -> PerformanceFigures {
        var figures = try performance.figures(
            of: campaigns.members(of: campaign), over: periods, in: bounds, areEmpty: areEmpty)
        guard !areEmpty else { return figures }
        for (day, metrics) in try takenOver.days(of: campaign) { figures.add(takenOver: metrics, on: day) }
        return figures
    }

    // MARK: Reading

    /// The reports that are kept of a period, of some campaigns or of all, and the campaigns wanted that have none.
    package func keptReports(
        on ids: Set<CampaignID>?, days: Int
    ) throws -> (reports: [CampaignReport], missing: [CampaignID]) {
        let kept = try reports.reports(over: days, of: ids?.count == 1 ? ids?.first : nil)
        var found: [CampaignReport] = []
        var missing: [CampaignID] = []
        for campaign in try campaigns.all() where ids?.contains(campaign.id) ?? true {
            guard let part = kept[campaign.id] else {
                missing.append(campaign.id)
                continue
            }
            found.append(
                CampaignReport(
                    campaign: campaign, creativeCount: part.creatives,
                    activeCreativeCount: part.activeCreatives,
                    performance: part.report))
        }
        return (found, missing)
    }

    /// Reports that are not kept, made of the pages.
    package func computedReports(on ids: Set<CampaignID>?, in period: ReportPeriod) throws -> [CampaignReport]
    {
        let bounds = PerformanceTable.bounds(of: period, newestDay: try performance.newestDay())
        return try campaigns.all().filter { ids?.contains($0.id) ?? true }.map { campaign in
            let figures = try figures(of: campaign.id, over: .only(bounds), in: bounds)
            let (report, active) = figures.report(figures.periods.widest)
            return CampaignReport(
                campaign: campaign, creativeCount: figures.creativeCount, activeCreativeCount: active,
                performance: report)
        }
    }
}

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
