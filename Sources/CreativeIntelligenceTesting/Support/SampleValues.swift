internal import CreativeModel
internal import Foundation

/// A key; the numbers 1 to 9 are in order.
func key(_ number: Int, seat: String = "a") -> CreativeKey { CreativeKey(seat: seat, id: "c\(number)") }

/// A row of performance; money is in millionths.
func row(
    _ creative: CreativeKey, _ period: ReportingPeriod, geo: String = "DE", currency: String = "EUR",
    _ values: [Metric: Int64]
) -> PerformanceRecord {
    var metrics = PerformanceMetrics()
    for (metric, value) in values { metrics[metric] = value }
    return PerformanceRecord(
        creative: creative, period: period, geo: geo,
        currency: CurrencyCode(rawValue: currency) ?? .unknown, metrics: metrics)
}

/// The n-th of the days that the checks use.
func day(_ number: Int) -> Day { Day(number: 20_000).advanced(by: number) }

/// The one-day period of ``day(_:)``.
func on(_ number: Int) -> ReportingPeriod { .day(day(number)) }

func table(_ rows: [PerformanceRecord]) -> PerformanceTable {
    var builder = PerformanceTable.Builder()
    for row in rows { builder.add(row) }
    return builder.build()
}

/// Metrics of some values, as totals without money have them.
func metrics(_ values: [Metric: Int64]) -> PerformanceMetrics {
    row(key(1), on(0), values).metrics
}

/// A description in which everything is known.
func fullCreative(_ key: CreativeKey) -> Creative {
    var full = Creative(key: key)
    full.buyerCreativeID = "buyer"
    full.name = "name"
    full.text = "text"
    full.headline = "headline"
    full.callToAction = "Shop now"
    full.assetText = "words of the asset"
    full.landingText = "words of the page"
    full.status = .paused
    full.advertiser = "advertiser"
    full.agency = "agency"
    full.landingURL = "https://nova.example/summer?a=%20&b=%%C%%"
    full.declaredDomain = "nova.example"
    full.assetURL = "https://assets.example/1.png"
    full.assetPath = "assets/1.png"
    full.fileName = "1.png"
    full.fileHash = "0a0b"
    full.size = CreativeSize(width: 300, height: 250)
    full.format = .image
    full.country = "DE"
    full.createdAt = Date(timeIntervalSince1970: -86_400.5)
    full.startsAt = Date(timeIntervalSince1970: 1_700_000_000.125)
    full.endsAt = Date(timeIntervalSince1970: 1_800_000_000)
    return full
}

extension ImportBatch {
    /// Creatives of which only the key is known.
    init(_ keys: [CreativeKey], _ rows: [PerformanceRecord] = []) {
        self.init(creatives: keys.map(Creative.init(key:)), performance: table(rows))
    }
}

extension PlannedCampaign {
    /// A campaign as a rule proposes it.
    init(
        _ name: String, _ members: [CreativeKey], existing: CampaignID? = nil, absorbed: [CampaignID] = [],
        seat: String = "a"
    ) {
        self.init(
            existing: existing, absorbed: absorbed, seat: seat, name: name, method: .domain,
            confidence: 0.7,
            members: members.map {
                PlannedMember(
                    creative: $0, assignedBy: .rule, evidence: [Evidence(kind: "domain", detail: name)])
            })
    }
}

extension PlannedCampaign {
    /// The same with a name that a model gave.
    var namedByModel: PlannedCampaign {
        var planned = self
        planned.namedBy = .model
        planned.method = .model
        planned.confidence = 0.9
        return planned
    }
}

extension ModelDecision {
    /// A decision as a model makes it, about the creatives of some numbers.
    init(_ kind: Kind, _ numbers: [Int], name: String? = nil, seat: String = "a") {
        self.init(
            kind: kind, seat: seat, creatives: numbers.map { key($0, seat: seat) }, name: name,
            confidence: 0.75,
            reason: "they sell one thing", model: "scripted:1")
    }

    /// Without its time, which every store takes from its own clock.
    var timeless: ModelDecision {
        var decision = self
        if decidedAt != nil { decision.decidedAt = .distantPast }
        return decision
    }
}

extension CampaignPlan {
    init(
        _ revision: Int, _ campaigns: [PlannedCampaign], unassigned: [CreativeKey] = [],
        retired: [CampaignID] = [], planner: String? = nil, together: [PlanNeighbourhood] = [],
        decisions: [ModelDecision] = []
    ) {
        self.init(
            revision: revision, planner: planner, neighbourhoods: together, campaigns: campaigns,
            unassigned: unassigned.map { UnassignedCreative(creative: $0, reason: "no sign") },
            retired: retired, decisions: decisions)
    }
}

extension PlanNeighbourhood {
    init(_ marks: [String], _ creatives: [CreativeKey], seat: String = "a") {
        self.init(marks: marks.sorted().map { PlanMark(seat: seat, name: $0) }, creatives: creatives)
    }
}
