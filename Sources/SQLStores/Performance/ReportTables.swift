package import CreativeModel
internal import CreativeStores

/// The stored reports on campaigns.
package struct ReportTables {
    let database: SQLDatabase
    let creatives: CreativeTable
    let geos: GeoTable

    /// Returns the key of a stored period: its number of days, or 0 for all.
    package static func days(of period: ReportPeriod) -> Int? {
        guard PerformanceFigures.Periods.usual.contains(period) else { return nil }
        if case .lastDays(let count) = period { return count }
        return 0
    }

    // MARK: Writing

    /// The reports on campaigns that are written at once.
    struct Rows {
        fileprivate var campaigns: [CampaignID] = []
        fileprivate var reports: [ReportRow] = []
        fileprivate var money: [ReportMoneyRow] = []
        fileprivate var metrics: [ReportMetricRow] = []
        fileprivate var warnings: [ReportWarningRow] = []
    }

    /// Adds the reports on a campaign over some periods to those that are written at once.
    ///
    /// - Parameters:
    ///   - periods: Indices of ``PerformanceFigures/Periods/usual``.
    ///   - members: The creatives of the campaign.
    func add(
        _ figures: PerformanceFigures, of campaign: CampaignID, periods: Range<Int>,
        members: [(key: CreativeKey, id: Int64)], to rows: inout Rows
    ) throws {
        rows.campaigns.append(campaign)
        for period in periods {
            guard let days = Self.days(of: PerformanceFigures.Periods.usual[period]) else { continue }
            let (report, active) = figures.report(period)
            rows.reports.append(
                ReportRow(
                    days: days, campaign: campaign, creatives: figures.creativeCount, activeCreatives: active,
                    bestPerformer: report.bestPerformer.flatMap { best in members.first { $0.key == best }?.id
                    },
                    topGeos: try report.topGeos.map { String(try geos.findOrInsertID(of: $0)) }.joined(
                        separator: " "),
                    firstDay: report.totals.firstDay?.number, lastDay: report.totals.lastDay?.number))
            for (currency, metrics) in report.totals.byCurrency {
                rows.money.append(
                    ReportMoneyRow(days: days, campaign: campaign, currency: currency, metrics: metrics))
                for metric in Metric.allCases where !metric.isCommon {
                    guard let value = metrics[metric] else { continue }
                    rows.metrics.append(
                        ReportMetricRow(
                            days: days, campaign: campaign, currency: currency, metric: metric, value: value))
                }
            }
            for (position, warning) in report.warnings.enumerated() {
                rows.warnings.append(
                    ReportWarningRow(days: days, campaign: campaign, position: position, warning: warning))
            }
        }
    }

    /// Replaces the stored reports over some periods.
    ///
    /// - Parameter periods: Indices of ``PerformanceFigures/Periods/usual``.
    func replace(by rows: Rows, periods: Range<Int>) throws {
        try remove(
            rows.campaigns, days: periods.compactMap { Self.days(of: PerformanceFigures.Periods.usual[$0]) })
        try database.insertAll(rows.reports)
        try database.insertAll(rows.money)
        try database.insertAll(rows.metrics)
        try database.insertAll(rows.warnings)
    }

    /// Removes all reports on campaigns.
    func remove(_ campaigns: [CampaignID]) throws {
        try remove(campaigns, days: PerformanceFigures.Periods.usual.compactMap(Self.days))
    }

    private func remove(_ campaigns: [CampaignID], days: [Int]) throws {
        for days in days {
            for table in [
                ReportRow.table.name, ReportMoneyRow.table.name, ReportMetricRow.table.name,
                ReportWarningRow.table.name,
            ] {
                try database.run(
                    "DELETE FROM \(table) WHERE period_days = ? AND campaign_id = \(database.dialect.each(Int64.self))",
                    days, each: campaigns.map { Int64($0.rawValue) })
            }
        }
    }

    // MARK: Reading

    /// A report without its campaign.
    struct Kept {
        var creatives: Int
        var activeCreatives: Int
        var report: PerformanceReport
    }

    /// Returns the stored reports on a period, by campaign.
    ///
    /// - Parameter campaign: The campaign; `nil` for all.
    func reports(over days: Int, of campaign: CampaignID?) throws -> [CampaignID: Kept] {
        let geos = try geos.all()
        var sums: [CampaignID: [CurrencyCode: PerformanceMetrics]] = [:]
        for row in try rows(ReportMoneyRow.self, over: days, of: campaign) {
            sums[row.campaign, default: [:]][row.currency] = row.metrics
        }
        for row in try rows(ReportMetricRow.self, over: days, of: campaign) {
            sums[row.campaign]?[row.currency]?[row.metric] = row.value
        }
        var warnings: [CampaignID: [PerformanceWarning]] = [:]
        for row in try rows(ReportWarningRow.self, over: days, of: campaign) {
            warnings[row.campaign, default: []].append(row.warning)
        }
        var found: [CampaignID: Kept] = [:]
        let tables = """
            SELECT \(ReportRow.table.columns(of: "r")), c.seat_id, c.buyer_creative_id
            FROM campaign_reports AS r LEFT JOIN creatives AS c ON c.id = r.best_performer WHERE r.period_days = ?
            """
        let filter = campaign == nil ? "" : " AND r.campaign_id = ?"
        let parameters: [any SQLColumnValue] = [days] + (campaign.map { [$0.rawValue] } ?? [])
        try database.forEach(tables + filter, parameters) { joined in
            let row: ReportRow = try joined.record(of: "r")
            var report = PerformanceReport()
            if try !joined.isNull("seat_id") { report.bestPerformer = try creatives.key(in: joined) }
            report.topGeos = row.topGeos.split(separator: " ").compactMap { Int64($0).flatMap { geos[$0] } }
            report.totals = PerformanceTotals(
                byCurrency: sums[row.campaign]?.map { ($0.key, $0.value) } ?? [],
                firstDay: row.firstDay.map(Day.init(number:)),
                lastDay: row.lastDay.map(Day.init(number:)))
            report.warnings = warnings[row.campaign] ?? []
            found[row.campaign] = Kept(
                creatives: row.creatives, activeCreatives: row.activeCreatives, report: report)
        }
        return found
    }

    /// Returns the rows of a period in the order of their keys.
    private func rows<Row: SQLRecord>(_ type: Row.Type, over days: Int, of campaign: CampaignID?) throws
        -> [Row]
    {
        let order = " ORDER BY " + Row.table.key.joined(separator: ", ")
        guard let campaign else { return try database.rows(Row.self, "WHERE period_days = ?" + order, days) }
        return try database.rows(
            Row.self, "WHERE period_days = ? AND campaign_id = ?" + order, days, campaign.rawValue)
    }

    /// Returns the campaigns with reports over all days, each with the last day of its performance.
    func lastDays() throws -> [(campaign: CampaignID, day: Int32?)] {
        try database.rows(ReportRow.self, "WHERE period_days = 0 ORDER BY campaign_id").map {
            ($0.campaign, $0.lastDay)
        }
    }
}
