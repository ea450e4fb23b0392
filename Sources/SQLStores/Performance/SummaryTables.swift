internal import CreativeModel
internal import CreativeStores

/// The daily summaries of campaigns, for other readers of the database.
struct SummaryTables {
    let database: SQLDatabase
    let geos: GeoTable

    /// The summaries of campaigns that are written at once.
    struct Rows {
        fileprivate var campaigns: [CampaignID] = []
        fileprivate var days: [DailySummaryRow] = []
        fileprivate var spend: [DailySpendRow] = []
    }

    /// Adds the summaries of a campaign to those that are written at once.
    ///
    /// - Parameter days: The days whose summaries may have changed; `nil` for all.
    func add(
        _ figures: PerformanceFigures, of campaign: CampaignID, days: Set<Day>?, to rows: inout Rows
    ) throws {
        rows.campaigns.append(campaign)
        for summary in figures.days(days) {
            let date = summary.day.description
            rows.spend += summary.totals.spend.map { currency, spend in
                DailySpendRow(campaign: campaign, date: date, currency: currency, spend: spend)
            }
            rows.days.append(try row(of: summary, date: date, campaign, creatives: figures.creativeCount))
        }
    }

    /// Replaces the summaries computed before.
    ///
    /// - Parameter allDays: Whether the summaries of all days are replaced, and not only those of the given days.
    func replace(by rows: Rows, allDays: Bool) throws {
        if allDays {
            let campaigns = rows.campaigns.map { Int64($0.rawValue) }
            let each = database.dialect.each(Int64.self)
            try database.run(
                """
                DELETE FROM campaign_daily_spend WHERE campaign_id = \(each) AND NOT EXISTS (
                    SELECT 1 FROM campaign_daily_summary AS s WHERE s.campaign_id = campaign_daily_spend.campaign_id
                        AND s.date = campaign_daily_spend.date AND NOT s.computed)
                """, each: campaigns)
            try database.run(
                "DELETE FROM campaign_daily_summary WHERE campaign_id = \(each) AND computed", each: campaigns
            )
        }
        for (campaign, days) in Dictionary(grouping: rows.days, by: \.campaign).sorted(by: { $0.key < $1.key }
        ) {
            try database.run(
                """
                DELETE FROM campaign_daily_spend
                WHERE campaign_id = ? AND date = \(database.dialect.each(String.self, as: .date))
                """, campaign.rawValue, each: days.map(\.date))
        }
        try database.insertAll(rows.spend)
        try database.upsertAll(rows.days)
    }

    private func row(
        of summary: PerformanceFigures.DaySummary, date: String, _ campaign: CampaignID, creatives: Int
    ) throws -> DailySummaryRow {
        let metrics = summary.totals.metrics
        let money = summary.totals.byCurrency
        return DailySummaryRow(
            campaign: campaign, date: date, creatives: creatives, activeCreatives: summary.activeCreatives,
            queries: metrics.queries, impressions: metrics.impressions, clicks: metrics.clicks,
            spend: summary.totals.spendInOnlyCurrency?.units, videoStarts: metrics.videoStarts,
            videoCompletions: metrics.videoCompletions, winRate: metrics.winRate?.value,
            clickThroughRate: metrics.clickThroughRate,
            costPerMille: money.count == 1 ? money.first?.value.costPerMille : nil,
            geoCount: summary.geoCount,
            topGeo: try summary.topGeo.map(geos.findOrInsertID), topGeoSpend: summary.topGeoSpend?.units,
            isComputed: true)
    }

    /// Removes all days of a campaign.
    func remove(_ campaign: CampaignID) throws {
        try database.run("DELETE FROM campaign_daily_summary WHERE campaign_id = ?", campaign.rawValue)
        try database.run("DELETE FROM campaign_daily_spend WHERE campaign_id = ?", campaign.rawValue)
    }
}

/// A row of `campaign_daily_summary`: one day of a campaign. The columns are those of another system, for other readers
/// of the table.
struct DailySummaryRow: SQLRecord, Equatable {
    var campaign = CampaignID(rawValue: 0)
    var date = ""
    var creatives: Int?
    var activeCreatives: Int?
    var queries: Int64?
    var impressions: Int64?
    var clicks: Int64?
    /// The spend in units of the only currency; `nil` if there are several.
    var spend: Double?
    var videoStarts: Int64?
    var videoCompletions: Int64?
    var winRate: Double?
    var clickThroughRate: Double?
    var costPerMille: Double?
    var geoCount: Int?
    var topGeo: Int64?
    var topGeoSpend: Double?
    /// Whether the row was computed from performance; `false` for an imported row, which cannot be recomputed.
    var isComputed = false

    static let table = SQLTable<DailySummaryRow>(
        "campaign_daily_summary", key: "campaign_id", "date", keyConstraint: .unique,
        unread: [.key])

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("campaign_id", &campaign, as: NumberFormat.self, "REFERENCES campaigns(id)")
        try row.column("date", &date, as: DateText.self)
        try row.column("total_creatives", &creatives)
        try row.column("active_creatives", &activeCreatives)
        try row.column("total_queries", &queries, "DEFAULT 0")
        try row.column("total_impressions", &impressions, "DEFAULT 0")
        try row.column("total_clicks", &clicks, "DEFAULT 0")
        try row.column("total_spend", &spend, "DEFAULT 0")
        try row.column("total_video_starts", &videoStarts)
        try row.column("total_video_completions", &videoCompletions)
        try row.column("avg_win_rate", &winRate)
        try row.column("avg_ctr", &clickThroughRate)
        try row.column("avg_cpm", &costPerMille)
        try row.column("unique_geos", &geoCount)
        try row.column("top_geo_id", &topGeo)
        try row.column("top_geo_spend", &topGeoSpend)
        try row.column("computed", &isComputed, "DEFAULT 0")
    }
}

/// A row of `campaign_daily_spend`: the spend of one day of a campaign.
struct DailySpendRow: SQLRecord, Equatable {
    var campaign = CampaignID(rawValue: 0)
    var date = ""
    var currency = CurrencyCode.unknown
    var spend = Micros(rawValue: 0)

    static let table = SQLTable<DailySpendRow>(
        "campaign_daily_spend", key: "campaign_id", "date", "currency", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("campaign_id", &campaign, as: NumberFormat.self, "REFERENCES campaigns(id)")
        try row.column("date", &date, as: DateText.self)
        try row.column("currency", &currency, as: WordFormat.self)
        try row.column("spend_micros", &spend, as: MicrosFormat.self)
    }
}

/// A date as text.
enum DateText: SQLColumnFormat {
    static var type: SQLType { .text }
    static var kind: SQLColumnKind { .date }
    static func encode(_ value: String) -> SQLValue { .text(value) }
    static func decode(_ cell: SQLCell) throws -> String { try cell.text() }
}

/// Money in millionths of its currency.
enum MicrosFormat: SQLColumnFormat {
    static var type: SQLType { .integer }
    static func encode(_ value: Micros) -> SQLValue { .integer(value.rawValue) }
    static func decode(_ cell: SQLCell) throws -> Micros { Micros(rawValue: try cell.integer()) }
}
