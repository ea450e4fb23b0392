internal import CreativeModel
internal import Foundation

/// Returns a key. The numbers 1 to 9 are in key order.
func key(_ number: Int, seat: String = "a") -> CreativeKey { CreativeKey(seat: seat, id: "c\(number)") }

/// Returns a row of performance. Money is in millionths.
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

/// Returns the n-th day used by the checks.
func day(_ number: Int) -> Day { Day(number: 20_000).advanced(by: number) }

/// Returns the one-day period of ``day(_:)``.
func on(_ number: Int) -> ReportingPeriod { .day(day(number)) }

func table(_ rows: [PerformanceRecord]) -> PerformanceTable {
    var builder = PerformanceTable.Builder()
    for row in rows { builder.add(row) }
    return builder.build()
}

/// Returns metrics with some values, like totals without money.
func metrics(_ values: [Metric: Int64]) -> PerformanceMetrics {
    row(key(1), on(0), values).metrics
}

/// Returns a creative with all values set.
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
    full.platformCampaign = "Autumn sale"
    full.platformAdGroup = "Broad"
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
    /// Creates a batch of creatives that have only a key.
    init(_ keys: [CreativeKey], _ rows: [PerformanceRecord] = []) {
        self.init(creatives: keys.map(Creative.init(key:)), performance: table(rows))
    }
}

extension PlannedCampaign {
    /// Creates a campaign as proposed by a rule.
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
    /// The campaign with a name given by a model.
    var namedByModel: PlannedCampaign {
        var planned = self
        planned.namedBy = .model
        planned.method = .model
        planned.confidence = 0.9
        return planned
    }
}

extension ModelDecision {
    /// Creates a decision as made by a model, about the creatives with some numbers.
    init(_ kind: Kind, _ numbers: [Int], name: String? = nil, seat: String = "a") {
        self.init(
            kind: kind, seat: seat, creatives: numbers.map { key($0, seat: seat) }, name: name,
            confidence: 0.75,
            reason: "they sell one thing", model: "scripted:1")
    }

    /// The decision without its time, which depends on the clock of the store.
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
