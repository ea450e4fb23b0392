/// Sums of performance as a result: counts and ratios are numbers, money is a number and exact micros by currency.
struct PerformanceResult: ResultObject {
    var totals: PerformanceTotals
    /// The top geos, best creative and warnings; `nil` for a slice.
    var report: PerformanceReport?
    var activeCreativeCount: Int?

    init(_ report: PerformanceReport, activeCreativeCount: Int? = nil) {
        totals = report.totals
        self.report = report
        self.activeCreativeCount = activeCreativeCount
    }

    init(_ totals: PerformanceTotals) { self.totals = totals }

    static let members: [ResultMember<Self>] =
        metricMembers + [
            member(
                "win_rate", \Self.winRate, "Wins ÷ bids, else impressions ÷ reached queries, as a fraction."),
            member("win_rate_basis", \Self.winRateBasis, "The counts of the win rate: `bids` or `queries`."),
            member("ctr", \Self.totals.metrics.clickThroughRate, "Clicks ÷ impressions, as a fraction."),
            member("cpm", \Self.cpm, "Spend per thousand impressions; `null` for several currencies."),
            member("cpc", \Self.cpc, "Spend per click; `null` for several currencies."),
            member("cpa", \Self.cpa, "Spend per conversion; `null` for several currencies."),
            member("roas", \Self.roas, "Conversion value ÷ spend; `null` for several currencies."),
            member("currency", \Self.currency, "The currency, ISO 4217; `null` for several or none."),
            optionalMember("frequency", \Self.totals.metrics.frequency, "Impressions ÷ reach."),
            optionalMember(
                "top_geo", \Self.topGeo, "The geo with the highest spend, else the most impressions."),
            optionalMember("top_geos", \Self.report?.topGeos, "The top geos, the first one leading."),
            optionalMember("best_performer", \Self.bestPerformer, "The creative with the best performance."),
            optionalMember(
                "active_creatives", \Self.activeCreativeCount, "The number of creatives with impressions."),
            member("first_day", \Self.totals.firstDay, "The first day with performance."),
            member("last_day", \Self.totals.lastDay, "The last day with performance."),
            optionalMember("warnings", \Self.warnings, "Warnings about anomalies."),
        ]

    /// The members of the metrics. Metrics that few sources have are present where they are known.
    private static let metricMembers: [ResultMember<Self>] = Metric.allCases.flatMap { metric in
        let schema: ValueSchema =
            switch metric.unit {
            case .count: .integer().nullable
            case .fractionalCount: .number.nullable
            case .money: .number.nullable
            }
        let help =
            metric.isMoney
            ? "The \(metric.label) in currency units; `null` for several currencies or none."
            : "The \(metric.label); `null` if unknown."
        let main = ResultMember<Self>(
            name: metric.name, schema: schema.described(help), isAlwaysPresent: metric.isCommon
        ) { result in
            let value: JSONValue
            switch metric.unit {
            case .count: value = JSONValue(result.totals.metrics[metric])
            case .fractionalCount:
                value = JSONValue(result.totals.metrics[metric].map { Micros(rawValue: $0).units })
            case .money:
                value = JSONValue(result.only.flatMap { $0[metric] }.map { Micros(rawValue: $0).units })
            }
            return metric.isCommon || value != .null ? value : nil
        }
        guard metric.isMoney else { return [main] }
        let exact = ResultMember<Self>(
            name: "\(metric.name)_micros",
            schema: ValueSchema.map(of: .integer()).described(
                "The exact \(metric.label) in micros by currency; currencies with an unknown sum are omitted."
            ),
            isAlwaysPresent: true
        ) { result in
            .object(
                Dictionary(
                    uniqueKeysWithValues: result.totals.byCurrency.compactMap { currency, metrics in
                        metrics[metric].map { (currency.rawValue, JSONValue.integer($0)) }
                    }))
        }
        return [main, exact]
    }

    // MARK: Values

    /// The sums in the only currency; `nil` if there are several or none.
    private var only: PerformanceMetrics? {
        totals.byCurrency.count == 1 ? totals.byCurrency.first?.value : nil
    }

    private var winRate: Double? { totals.metrics.winRate?.value }
    private var winRateBasis: String? { totals.metrics.winRate?.basis.rawValue }
    private var cpm: Double? { only?.costPerMille }
    private var cpc: Double? { only?.costPerClick }
    private var cpa: Double? { only?.costPerAcquisition }
    private var roas: Double? { only?.returnOnAdSpend }
    private var currency: String? {
        totals.byCurrency.count == 1 ? totals.byCurrency.first?.key.rawValue : nil
    }
    private var topGeo: String?? { report.map { $0.topGeos.first } }
    private var bestPerformer: String?? { report.map { $0.bestPerformer?.id } }
    private var warnings: [WarningResult]? { report?.warnings.map(WarningResult.init) }
}

/// A warning about performance.
struct WarningResult: ResultObject {
    var kind: String
    var detail: String

    init(_ warning: PerformanceWarning) {
        kind = warning.kind.rawValue
        detail = warning.detail
    }

    static let members: [ResultMember<Self>] = [
        member("kind", \Self.kind, "The kind of anomaly, such as `noClicks`."),
        member("detail", \Self.detail, "A description with the figures."),
    ]
}

/// A part of the performance of a campaign: one geo, creative or day.
struct SliceResult: ResultObject {
    var slice: PerformanceSlice
    var dimension: BreakdownDimension

    static let members: [ResultMember<Self>] =
        [
            optionalMember("geo", \Self.geo, "The geo; empty if the source names none."),
            optionalMember("creative_id", \Self.creative, "The creative."),
            optionalMember("day", \Self.day, "The day; `null` for rows that cover several days."),
        ]
        + PerformanceResult.members.map { member in
            ResultMember(name: member.name, schema: member.schema, isAlwaysPresent: member.isAlwaysPresent) {
                member.value(PerformanceResult($0.slice.totals))
            }
        }

    private var geo: String? { slice.geo }
    private var creative: String? { slice.creative?.id }
    private var day: Day?? { dimension == .day ? .some(slice.day) : nil }
}

/// The dimension of a breakdown.
enum BreakdownDimension: String, CaseIterable, Sendable {
    case geo
    case creative
    case day

    var dimensions: PerformanceDimensions {
        switch self {
        case .geo: .geo
        case .creative: .creative
        case .day: .day
        }
    }
}
