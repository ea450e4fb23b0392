internal import CreativeModel

/// What lists show of a campaign over a period, in `campaign_reports`: made of the pages, and made again where it is missing.
struct ReportRow: SQLRecord, Equatable {
    /// The length of the period in days; 0 for all.
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

/// The sums of a report in one currency, in `campaign_report_money`.
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
        for metric in Metric.allCases { try row.column(metric.column, &metrics[metric]) }
    }
}

extension Metric {
    /// The name of the column that holds its sum; amounts are in millionths.
    fileprivate var column: String {
        switch self {
        case .impressions: "impressions"
        case .clicks: "clicks"
        case .queries: "queries"
        case .bids: "bids"
        case .wins: "wins"
        case .videoStarts: "video_starts"
        case .videoCompletions: "video_completions"
        case .conversions: "conversions_micros"
        case .conversionValue: "conversion_value_micros"
        case .spend: "spend_micros"
        }
    }
}

/// A warning of a report, in `campaign_report_warnings`.
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
