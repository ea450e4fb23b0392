internal import CreativeModel
internal import StageCore

/// A random call of a store.
enum RandomCall {
    case add(ImportBatch)
    case create(String, seat: String)
    case update(CampaignID, name: String?, summary: String?, Campaign.Status?)
    case delete(CampaignID)
    case place([CreativeKey], CampaignID)
    case remove([CreativeKey], CampaignID)
    case merge([CampaignID])
    case split(CampaignID, [CreativeKey], String)
    case apply(CampaignPlan)
    case forget(CampaignID?)
    case undo(seat: String?)

    /// The result of a call, without times.
    enum Result: Equatable {
        case refused(String)
        case imported(ImportOutcome)
        case campaign(Campaign)
        case planned(PlanOutcome)
        case forgotten(Int)
        case undone(CampaignEdit)
        case done
    }

    /// Performs the call on any store.
    func perform(on store: some CreativeStore & CampaignStore) async -> Result {
        var result = Result.done
        let code = await refusal {
            switch self {
            case .add(let batch): result = .imported(try await store.add(batch))
            case .create(let name, let seat):
                result = .campaign(try await store.createCampaign(named: name, seat: seat).timeless)
            case .update(let id, let name, let summary, let status):
                result = .campaign(
                    try await store.updateCampaign(id, name: name, summary: summary, status: status).timeless)
            case .delete(let id): try await store.deleteCampaign(id)
            case .place(let keys, let id): try await store.place(keys, in: id)
            case .remove(let keys, let id): try await store.remove(keys, from: id)
            case .merge(let ids): result = .campaign(try await store.mergeCampaigns(ids).timeless)
            case .split(let id, let keys, let name):
                result = .campaign(
                    try await store.splitCampaign(id, moving: keys, toCampaignNamed: name).timeless)
            case .apply(let plan):
                var outcome = try await store.apply(plan)
                outcome.keptEdits.sort()
                result = .planned(outcome)
            case .forget(let id): result = .forgotten(try await store.forgetModelDecisions(of: id))
            case .undo(let seat): result = .undone(try await store.undoLastEdit(in: seat).bare)
            }
        }
        return code.map(Result.refused) ?? result
    }

    /// Creates a call. IDs come from a snapshot that may be stale; keys are sometimes unknown or from another seat.
    init(stale: StoreSnapshot, generator: inout SeededGenerator) {
        let names = ["One", "Two", "Three", "Four", "Five", " "]
        let name = generator.element(of: names) ?? ""
        let campaign = generator.element(of: stale.campaigns)
        let seat = campaign?.seat ?? (generator.chance(0.7) ? "a" : "b")
        let id = campaign?.id ?? CampaignID(rawValue: 1)
        switch generator.uniform(in: 0...17) {
        case 0, 1, 2: self = .add(Self.batch(&generator))
        case 3: self = .create(name, seat: seat)
        case 4, 5:
            self = .update(
                id, name: generator.chance(0.4) ? name : nil, summary: generator.chance(0.3) ? name : nil,
                generator.chance(0.4) ? generator.element(of: Campaign.Status.allCases) : nil)
        case 6: self = .delete(id)
        case 7, 8: self = .place(Self.keys(of: seat, &generator), id)
        case 9, 10:
            let members = stale.assignments.filter { $0.campaign == id }.map(\.creative)
            let removed = members.filter { _ in generator.chance(0.4) }
            self = .remove(generator.chance(0.8) ? removed : Self.keys(of: seat, &generator), id)
        case 11:
            let near = stale.campaigns.filter { $0.seat == seat || generator.chance(0.1) }.map(\.id)
            self = .merge((0..<2).compactMap { _ in generator.element(of: near) })
        case 12:
            let members = stale.assignments.filter { $0.campaign == id }.map(\.creative)
            let moved = members.filter { _ in generator.chance(0.5) }
            self = .split(id, generator.chance(0.9) ? moved : Self.keys(of: seat, &generator), name)
        case 13: self = .forget(generator.chance(0.7) ? id : nil)
        case 14, 15: self = .undo(seat: generator.chance(0.3) ? seat : nil)
        default: self = .apply(Self.plan(for: stale, &generator))
        }
    }

    private static func keys(of seat: String, _ generator: inout SeededGenerator) -> [CreativeKey] {
        (0..<generator.uniform(in: 0...4)).map { _ in
            key(
                generator.uniform(in: 1...(generator.chance(0.05) ? 30 : 9)),
                seat: generator.chance(0.03) ? "b" : seat)
        }
    }

    private static func batch(_ generator: inout SeededGenerator) -> ImportBatch {
        let keys = Set((0..<generator.uniform(in: 0...4)).map { _ in anyKey(&generator) }).sorted()
        let creatives = keys.map { key in
            var creative = Creative(key: key)
            if generator.chance(0.3) { creative.name = generator.element(of: ["N", "M", ""]) }
            if generator.chance(0.2) { creative.text = generator.element(of: ["T", "U"]) }
            return creative
        }
        let rows = (0..<generator.uniform(in: 0...6)).map { _ in row(of: anyKey(&generator), &generator) }
        return ImportBatch(creatives: creatives, performance: table(rows))
    }

    private static func anyKey(_ generator: inout SeededGenerator) -> CreativeKey {
        key(generator.uniform(in: 1...9), seat: generator.chance(0.7) ? "a" : "b")
    }

    private static func row(
        of creative: CreativeKey, _ generator: inout SeededGenerator
    ) -> PerformanceRecord {
        let first = day(generator.uniform(in: 0...12))
        let last = first.advanced(by: generator.uniform(in: 0...4))
        let period: ReportingPeriod =
            switch generator.uniform(in: 0...5) {
            case 0: .range(first: first, last: last)
            case 1:
                .lifetime(
                    first: generator.chance(0.3) ? nil : first, last: generator.chance(0.3) ? nil : last)
            default: .day(first)
            }
        var values: [Metric: Int64] = [:]
        for metric in Metric.allCases where generator.chance(0.5) {
            values[metric] = Int64(generator.uniform(in: 0...(metric == .clicks ? 3 : 20_000_000)))
        }
        return CreativeIntelligenceTesting.row(
            creative, period, geo: generator.element(of: ["", "DE", "US"]) ?? "",
            currency: generator.element(of: ["EUR", "USD"]) ?? "EUR", values)
    }
}
