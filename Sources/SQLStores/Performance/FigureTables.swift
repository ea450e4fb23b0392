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
