internal import CreativeModel
internal import CreativeStores

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
