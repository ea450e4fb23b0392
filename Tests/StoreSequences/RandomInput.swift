package import CreativeModel
package import Foundation
internal import StageCore

/// Random input for stores, with canonically equivalent spellings, undescribed creatives, times of any
/// precision and rows of all kinds.
package struct RandomInput {
    private var generator: SeededGenerator
    /// The metrics that rows may have.
    private let knownMetrics: [Metric]
    /// A control character in keys and texts.
    private let control: Character

    /// Days as far as possible from the others.
    private let extremeDays: [Day]

    package init(
        seed: UInt64, metrics: [Metric] = Metric.allCases, control: Character = "\u{0}",
        extremeDays: [Day] = [Day(number: .max), Day(number: .min + 1)]
    ) {
        self.extremeDays = extremeDays
        generator = SeededGenerator(seed: seed)
        knownMetrics = metrics
        self.control = control
    }

    package mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &generator)]
    }

    package mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &generator) < probability
    }

    package mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    // MARK: Creatives

    package mutating func key() -> CreativeKey {
        CreativeKey(
            seat: pick(["a", "a", "b", "default"]),
            id: pick(["é", "e\u{301}", "", "x/y%2F", "\(control)n"] + (1...25).map(String.init)))
    }

    package mutating func text() -> String? {
        pick([
            nil, nil, "", "one", "two “quoted” \"too\"", "é", "e\u{301}", "a\(control)b\n",
            "https://nova.example/summer",
        ])
    }

    package mutating func date() -> Date? {
        switch int(0...5) {
        case 0: nil
        case 1: Date(timeIntervalSince1970: Double(int(1_600_000_000...1_800_000_000)))
        case 2: Date(timeIntervalSince1970: Double(int(-100_000_000...100_000_000)) / 1000)
        case 3: Date(timeIntervalSinceReferenceDate: Double.random(in: -1e9...1e9, using: &generator))
        case 4: Date(timeIntervalSinceReferenceDate: Double.random(in: -1e13...1e13, using: &generator))
        default: pick([.distantPast, .distantFuture, Date(timeIntervalSinceReferenceDate: 0.1)])
        }
    }

    package mutating func creative() -> Creative {
        var creative = Creative(key: key())
        creative.buyerCreativeID = text()
        creative.name = text()
        creative.text = text()
        creative.headline = text()
        creative.callToAction = text()
        creative.assetText = text()
        creative.landingText = text()
        creative.status = pick([nil, .active, .paused, CreativeStatus(rawValue: "É")])
        creative.platformCampaign = text()
        creative.platformAdGroup = text()
        creative.advertiser = text()
        creative.agency = text()
        creative.landingURL = text()
        creative.declaredDomain = text()
        creative.assetURL = text()
        creative.assetPath = text()
        creative.fileName = text()
        creative.fileHash = text()
        creative.size = pick([
            nil, CreativeSize(width: 300, height: 250), CreativeSize(width: 1, height: 100_000),
        ])
        creative.format = pick([nil, .image, .video, CreativeFormat(rawValue: "Über")])
        creative.country = pick([nil, "US", "DE"])
        creative.createdAt = date()
        creative.startsAt = date()
        creative.endsAt = date()
        return creative
    }

    // MARK: Performance

    package mutating func batch() -> ImportBatch {
        var builder = PerformanceTable.Builder()
        for _ in 0..<(chance(0.6) ? int(0...40) : 0) { builder.add(record()) }
        let creatives = (0..<int(0...6)).map { _ in creative() }
        return ImportBatch(creatives: creatives, performance: builder.build())
    }

    package mutating func record() -> PerformanceRecord {
        var record = PerformanceRecord(creative: key(), period: period(), metrics: metrics())
        record.geo = pick(["", "US", "DE", "é", "e\u{301}", "two words"])
        record.currency = pick([.unknown, CurrencyCode(rawValue: "EUR")!, CurrencyCode(rawValue: "USD")!])
        record.timeZone = pick(["UTC", "UTC", "Europe/Berlin"])
        return record
    }

    private mutating func period() -> ReportingPeriod {
        let first = Day(
            number: Int32(chance(0.95) ? int(20_000...20_003) + pick([0, 6, 26, 29, 30, 60]) : int(-8...8)))
        let last = first.advanced(by: int(0...20))
        switch int(0...9) {
        case 0: return .range(first: first, last: last)
        case 1: return .lifetime(first: chance(0.5) ? first : nil, last: chance(0.5) ? last : nil)
        case 2 where chance(0.1): return .day(pick(extremeDays))
        default: return .day(first)
        }
    }

    private mutating func metrics() -> PerformanceMetrics {
        var metrics = PerformanceMetrics()
        let density = pick([0.0, 0.3, 1.0])
        for metric in knownMetrics where chance(density) {
            metrics[metric] = Int64(
                metric == .clicks ? int(0...2) : metric == .spend ? int(0...30_000_000) : int(0...2000))
        }
        return metrics
    }

    package mutating func reportPeriod() -> ReportPeriod {
        switch int(0...3) {
        case 0: return .lastDays(int(0...45))
        case 1:
            return .days(
                first: Day(number: Int32(int(19_990...20_110))),
                last: Day(number: Int32(int(19_990...20_110))))
        default: return pick([.all, .lastDays(1), .lastDays(7), .lastDays(30)])
        }
    }

    // MARK: Plans

    /// Returns a random plan that distributes the creatives of a snapshot, and is sometimes invalid.
    package mutating func plan(for snapshot: StoreSnapshot) -> CampaignPlan {
        var planned: [PlannedCampaign] = []
        var retired: [CampaignID] = []
        for campaign in snapshot.campaigns {
            switch int(0...9) {
            case 0, 1: retired.append(campaign.id)
            case 2 where !planned.isEmpty: planned[planned.count - 1].absorbed.append(campaign.id)
            default:
                planned.append(
                    PlannedCampaign(
                        existing: campaign.id, seat: campaign.seat, name: campaign.name,
                        method: campaign.method,
                        confidence: campaign.confidence, members: []))
            }
        }
        for seat in ["a", "b", "default"] where chance(0.7) {
            planned.append(
                PlannedCampaign(
                    seat: seat, name: pick(["New", "Newer", chance(0.05) ? " " : "é"]),
                    method: pick([.domain, .model]),
                    confidence: pick([nil, 0.3, 0.1 + 0.2]), namedBy: pick([.rule, .model]), members: []))
        }
        var plan = CampaignPlan(
            revision: max(0, snapshot.revision + (chance(0.05) ? 3 : 0)), planner: pick([nil, "p", "q"]),
            campaigns: planned, unassigned: [], retired: retired)
        var named: [CreativeKey] = []
        let keys =
            snapshot.creatives.map(\.key) + (chance(0.1) ? [CreativeKey(seat: "a", id: "unknown")] : [])
        for creative in keys where chance(0.9) {
            named.append(creative)
            let indices = planned.indices.filter { planned[$0].seat == creative.seat }
            guard chance(0.8), !indices.isEmpty, creative.id != "unknown" || chance(0.3) else {
                plan.unassigned.append(
                    UnassignedCreative(creative: creative, reason: pick(["chance", "no sign"])))
                continue
            }
            plan.campaigns[pick(indices)].members.append(
                PlannedMember(
                    creative: creative, assignedBy: pick([.rule, .rule, .model]),
                    evidence: (0..<int(0...2)).map { _ in
                        Evidence(kind: pick(["domain", "app"]), detail: text() ?? "\\ \u{1F} /")
                    }))
        }
        if chance(0.03), let twice = plan.unassigned.first { plan.unassigned.append(twice) }
        if chance(0.5) { addModel(to: &plan, of: snapshot) }
        while !named.isEmpty, chance(0.8) {
            let count = int(1...min(6, named.count))
            plan.neighbourhoods.append(
                PlanNeighbourhood(
                    marks: (0..<int(0...2)).map { _ in mark() }, creatives: Array(named.prefix(count))))
            named.removeFirst(chance(0.97) ? count : 0)
            if plan.neighbourhoods.count > 8 { break }
        }
        return plan
    }

    /// Adds names and decisions of a model.
    private mutating func addModel(to plan: inout CampaignPlan, of snapshot: StoreSnapshot) {
        for index in plan.campaigns.indices where chance(0.3) {
            plan.campaigns[index].name = pick(["Two", "é", "e\u{301}", "Model", " "])
            plan.campaigns[index].namedBy = .model
        }
        for seat in ["a", "a", "b", "default"] where chance(0.5) {
            let creatives = snapshot.creatives.map(\.key).filter { $0.seat == seat }.filter { _ in chance(0.4)
            }
            plan.decisions.append(
                ModelDecision(
                    kind: pick(ModelDecision.Kind.allCases), seat: seat, creatives: creatives, name: text(),
                    confidence: pick([nil, 0.1 + 0.2, 1]), reason: text() ?? "", model: pick(["m:1", "é"])))
        }
        if chance(0.3) { plan.decisions += snapshot.decisions }
    }

    package mutating func mark() -> PlanMark {
        PlanMark(seat: pick(["a", "b"]), name: pick(["m", "n", "é", "e\u{301}"]))
    }

    // MARK: Deals

    package mutating func deal() -> Deal {
        var deal = Deal(id: pick(["1", "2", "3", "é", "e\u{301}"]))
        deal.name = text()
        deal.taxonomy.tier1 = text()
        deal.concepts = chance(0.5) ? ["a", "b"] : []
        deal.safety.risk = pick([nil, .low, .floor])
        deal.commercial.floorPrice = pick([
            nil, Micros(rawValue: .max), Micros(rawValue: 1), Micros(rawValue: 5_500_000),
        ])
        return deal
    }
}
