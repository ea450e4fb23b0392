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

    /// Replaces the stored reports over some periods.
    ///
    /// - Parameter periods: Indices of ``PerformanceFigures/Periods/usual``.
    func replace(_ figures: PerformanceFigures, of campaign: CampaignID, periods: Range<Int>) throws {
        for period in periods {
            guard let days = Self.days(of: PerformanceFigures.Periods.usual[period]) else { continue }
            try remove(campaign, days: days)
            try insert(figures, of: campaign, period: period, days: days)
        }
    }

    /// Removes all reports on a campaign.
    func remove(_ campaign: CampaignID) throws {
        for days in PerformanceFigures.Periods.usual.compactMap(Self.days) {
            try remove(campaign, days: days)
        }
    }

    private func remove(_ campaign: CampaignID, days: Int) throws {
        for table in [
            ReportRow.table.name, ReportMoneyRow.table.name, ReportMetricRow.table.name,
            ReportWarningRow.table.name,
        ] {
            try database.run(
                "DELETE FROM \(table) WHERE period_days = ? AND campaign_id = ?", days, campaign.rawValue)
        }
    }

    private func insert(_ figures: PerformanceFigures, of campaign: CampaignID, period: Int, days: Int) throws
    {
        let (report, active) = figures.report(period)
        try database.insert(
            ReportRow(
                days: days, campaign: campaign, creatives: figures.creativeCount, activeCreatives: active,
                bestPerformer: report.bestPerformer.flatMap(creatives.id),
                topGeos: report.topGeos.map { String(try geos.findOrInsertID(of: $0)) }.joined(
                    separator: " "),
                firstDay: report.totals.firstDay?.number, lastDay: report.totals.lastDay?.number))
        for (currency, metrics) in report.totals.byCurrency {
            try database.insert(
                ReportMoneyRow(days: days, campaign: campaign, currency: currency, metrics: metrics))
            for metric in Metric.allCases where !metric.isCommon {
                guard let value = metrics[metric] else { continue }
                try database.insert(
                    ReportMetricRow(
                        days: days, campaign: campaign, currency: currency, metric: metric, value: value))
            }
        }
        for (position, warning) in report.warnings.enumerated() {
            try database.insert(
                ReportWarningRow(days: days, campaign: campaign, position: position, warning: warning))
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

/// A row of `campaign_reports`: the figures that lists show of a campaign over a period, computed from the performance
/// pages when missing.
struct ReportRow: SQLRecord, Equatable {
    /// The length of the period in days, or 0 for all.
    var days = 0
    var campaign = CampaignID(rawValue: 0)
    var creatives = 0
    var activeCreatives = 0
    var bestPerformer: Int64?
    /// The numbers of geos, separated by spaces.
    var topGeos = ""
    var firstDay: Int32?
    var lastDay: Int32?

    static let table = SQLTable<ReportRow>(
        "campaign_reports", key: "period_days", "campaign_id", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("period_days", &days)
        try row.column("campaign_id", &campaign, as: NumberFormat.self)
        try row.column("creatives", &creatives)
        try row.column("active_creatives", &activeCreatives)
        try row.column("best_performer", &bestPerformer)
        try row.column("top_geos", &topGeos)
        try row.column("first_day", &firstDay)
        try row.column("last_day", &lastDay)
    }
}

/// A row of `campaign_report_money`: the sums of a report in one currency, of the metrics that most sources have.
struct ReportMoneyRow: SQLRecord, Equatable {
    var days = 0
    var campaign = CampaignID(rawValue: 0)
    var currency = CurrencyCode.unknown
    var metrics = PerformanceMetrics()

    static let table = SQLTable<ReportMoneyRow>(
        "campaign_report_money", key: "period_days", "campaign_id", "currency", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("period_days", &days)
        try row.column("campaign_id", &campaign, as: NumberFormat.self)
        try row.column("currency", &currency, as: WordFormat.self)
        for metric in Metric.allCases where metric.isCommon {
            try row.column(metric.column, &metrics[metric])
        }
    }
}

extension Metric {
    /// The name of the column for the metric's sum. Fractions and amounts are in millionths.
    fileprivate var column: String { isFractional ? name + "_micros" : name }
}

/// A row of `campaign_report_metrics`: the sum of a metric that few sources have. A store without such metrics has no
/// rows, and a new metric needs no column.
struct ReportMetricRow: SQLRecord, Equatable {
    var days = 0
    var campaign = CampaignID(rawValue: 0)
    var currency = CurrencyCode.unknown
    var metric = Metric.reach
    /// The sum. Fractions and amounts are in millionths.
    var value: Int64 = 0

    static let table = SQLTable<ReportMetricRow>(
        "campaign_report_metrics", key: "period_days", "campaign_id", "currency", "metric",
        options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("period_days", &days)
        try row.column("campaign_id", &campaign, as: NumberFormat.self)
        try row.column("currency", &currency, as: WordFormat.self)
        try row.column("metric", &metric, as: MetricFormat.self)
        try row.column("value", &value)
    }
}

/// A metric by its name.
enum MetricFormat: SQLColumnFormat {
    static var type: SQLType { .text }
    static func encode(_ metric: Metric) -> SQLValue { .text(metric.name) }
    static func decode(_ cell: SQLCell) throws -> Metric {
        guard let metric = try Metric(name: cell.text()) else {
            throw cell.unreadable("the name of a metric")
        }
        return metric
    }
}

/// A row of `campaign_report_warnings`: a warning of a report.
struct ReportWarningRow: SQLRecord, Equatable {
    var days = 0
    var campaign = CampaignID(rawValue: 0)
    /// The index of the warning in the report.
    var position = 0
    var warning = PerformanceWarning(kind: .noClicks, detail: "")

    static let table = SQLTable<ReportWarningRow>(
        "campaign_report_warnings", key: "period_days", "campaign_id", "position", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("period_days", &days)
        try row.column("campaign_id", &campaign, as: NumberFormat.self)
        try row.column("position", &position)
        try row.column("kind", &warning.kind, as: WordFormat.self)
        try row.column("detail", &warning.detail)
    }
}
