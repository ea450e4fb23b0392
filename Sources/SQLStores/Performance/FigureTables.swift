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
    package func refresh(_ ids: [CampaignID], days: Set<Day>? = nil) throws {
        let periods = Periods.usual(newestDay: try performance.newestDay())
        try inParts(ids) { some in
            var summed = SummaryTables.Rows()
            var kept = ReportTables.Rows()
            try forEach(some, over: periods) { id, figures, members in
                try summaries.add(figures, of: id, days: days, to: &summed)
                try reports.add(figures, of: id, periods: Periods.usual.indices, members: members, to: &kept)
            }
            try summaries.replace(by: summed, allDays: days == nil)
            try reports.replace(by: kept, periods: Periods.usual.indices)
        }
    }

    /// Computes the missing reports of campaigns.
    package func addReports(of ids: [CampaignID]) throws {
        let periods = Periods.usual(newestDay: try performance.newestDay())
        try inParts(ids) { some in
            var kept = ReportTables.Rows()
            try forEach(some, over: periods) { id, figures, members in
                try reports.add(figures, of: id, periods: Periods.usual.indices, members: members, to: &kept)
            }
            try reports.replace(by: kept, periods: Periods.usual.indices)
        }
    }

    /// Recomputes the reports on periods that end at the newest day, after that day has changed, for all campaigns
    /// except some. Reports over all days are kept, and identify the campaigns without performance in those periods.
    package func moveReports(except others: Set<CampaignID>) throws {
        let newest = try performance.newestDay()
        let longest = Periods.usual.dropLast().last ?? .all
        let bounds = PerformanceTable.bounds(of: longest, newestDay: newest)
        let moved = Periods.usual.indices.dropLast()
        let lastDays = try reports.lastDays().filter { !others.contains($0.campaign) }
        let firstDay = bounds?.lowerBound.number ?? .min
        let ended = Set(lastDays.filter { $0.day ?? .min < firstDay }.map(\.campaign))
        try inParts(lastDays.map(\.campaign)) { some in
            var kept = ReportTables.Rows()
            try forEach(some, over: .usual(newestDay: newest), in: bounds, empty: ended) {
                id, figures, members in
                try reports.add(figures, of: id, periods: moved, members: members, to: &kept)
            }
            try reports.replace(by: kept, periods: moved)
        }
    }

    /// Calls a closure with parts of the campaigns, whose figures are written at once.
    private func inParts(_ ids: [CampaignID], _ body: ([CampaignID]) throws -> Void) throws {
        for start in stride(from: 0, to: ids.count, by: 500) {
            try body(Array(ids[start..<min(ids.count, start + 500)]))
        }
    }

    /// Removes the figures of a campaign.
    func remove(_ campaign: CampaignID) throws {
        try reports.remove([campaign])
        try summaries.remove(campaign)
    }

    /// Calls a closure with the figures and the creatives of each campaign.
    ///
    /// - Parameters:
    ///   - bounds: The days that the periods cover; `nil` for all.
    ///   - empty: The campaigns that are known to have no performance in the periods.
    private func forEach(
        _ campaigns: [CampaignID], over periods: Periods, in bounds: ClosedRange<Day>? = nil,
        empty: Set<CampaignID> = [],
        _ body: (CampaignID, PerformanceFigures, [(key: CreativeKey, id: Int64)]) throws -> Void
    ) throws {
        let members = try self.campaigns.members(of: campaigns)
        for campaign in campaigns {
            let members = members[campaign] ?? []
            let isEmpty = empty.contains(campaign)
            var figures = try performance.figures(of: members, over: periods, in: bounds, areEmpty: isEmpty)
            if !isEmpty {
                for (day, metrics) in try takenOver.days(of: campaign) {
                    figures.add(takenOver: metrics, on: day)
                }
            }
            try body(campaign, figures, members)
        }
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
        let wanted = try campaigns.all().filter { ids?.contains($0.id) ?? true }
        let byID = Dictionary(wanted.map { ($0.id, $0) }) { first, _ in first }
        var found: [CampaignReport] = []
        try forEach(wanted.map(\.id), over: .only(bounds), in: bounds) { id, figures, _ in
            guard let campaign = byID[id] else { return }
            let (report, active) = figures.report(figures.periods.widest)
            found.append(
                CampaignReport(
                    campaign: campaign, creativeCount: figures.creativeCount, activeCreativeCount: active,
                    performance: report))
        }
        return found
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
        try refresh([campaign])
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
