package import CreativeModel
internal import CreativeStores

/// The precomputed figures of campaigns: daily summaries and reports. Both are computed together, reading each
/// performance page of a campaign once.
package struct FigureTables {
    let database: SQLDatabase
    let campaigns: CampaignTables
    let performance: PerformanceTables
    let reports: ReportTables
    let summaries: SummaryTables
    package let takenOver: TakenOverDayTable

    private typealias Periods = PerformanceFigures.Periods

    // MARK: Making

    /// Recomputes the figures of campaigns.
    ///
    /// - Parameter days: The days whose summaries may have changed; `nil` for all.
    package func refresh(_ ids: some Sequence<CampaignID>, days: Set<Day>? = nil) throws {
        let newest = try performance.newestDay()
        for id in ids {
            let figures = try figures(of: id, over: .usual(newestDay: newest))
            try summaries.replace(figures, of: id, days: days)
            try reports.replace(figures, of: id, periods: Periods.usual.indices)
        }
    }

    /// Computes the missing reports of campaigns.
    package func addReports(of ids: some Sequence<CampaignID>) throws {
        let newest = try performance.newestDay()
        for id in ids {
            let figures = try figures(of: id, over: .usual(newestDay: newest))
            try reports.replace(figures, of: id, periods: Periods.usual.indices)
        }
    }

    /// Recomputes the reports on periods that end at the newest day, after that day has changed, for all campaigns
    /// except some. Reports over all days are kept, and identify the campaigns without performance in those periods.
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

    /// Removes the figures of a campaign.
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

    /// Returns the stored reports on a period, for some campaigns or all, and the requested campaigns without one.
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

    /// Returns reports that are not stored, computed from the performance pages.
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

/// Recomputes stored figures and reports whether they were incorrect.
extension FigureTables {
    /// Recomputes the daily summaries and reports of a campaign.
    ///
    /// - Returns: Whether they were incorrect; `nil` if the campaign no longer exists.
    package func repair(_ campaign: CampaignID) throws -> Bool? {
        guard try campaigns.exists(campaign) else { return nil }
        let before = try KeptFigures(of: campaign, in: database)
        // A correct database is left unchanged: nothing is written, and rows keep their numbers.
        try database.run("SAVEPOINT refresh")
        try refresh(CollectionOfOne(campaign))
        let after = try KeptFigures(of: campaign, in: database)
        if after == before { try database.run("ROLLBACK TO refresh") }
        try database.run("RELEASE refresh")
        return after.differs(from: before)
    }
}

/// The stored figures of a campaign.
private struct KeptFigures: Equatable {
    private var days: [DailySummaryRow]
    private var spend: [DailySpendRow]
    /// The reports by length of their period. A missing report is computed on demand, regardless of other rows of its
    /// period.
    private var reports: [Int: Report] = [:]

    private struct Report: Equatable {
        var report: ReportRow
        var money: [ReportMoneyRow] = []
        var metrics: [ReportMetricRow] = []
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
        for row in try rows(ReportMetricRow.self) { reports[row.days]?.metrics.append(row) }
        for row in try rows(ReportWarningRow.self) { reports[row.days]?.warnings.append(row) }
    }

    /// Returns whether earlier figures were incorrect rather than merely incomplete.
    func differs(from earlier: KeptFigures) -> Bool {
        days != earlier.days || spend != earlier.spend
            || earlier.reports.contains { reports[$0.key] != $0.value }
    }
}
