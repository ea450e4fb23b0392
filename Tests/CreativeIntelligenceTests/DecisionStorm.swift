import CreativeIntelligence
import Foundation

/// A random sequence of imports, plans with models, outages, runs without a model, edits and undos on any
/// store, with invariants that are checked after each step.
struct DecisionStorm<Store: CampaignStore & CreativeStore> {
    private let store: Store
    private let seed: UInt64
    private var generator: SeededGenerator
    private var arriving: [Creative]
    /// The violated invariants; empty if all hold.
    private(set) var defects: [String] = []
    /// The number of times each step was done, and the final number of decisions.
    private(set) var counts: [String: Int] = [:]

    init(on store: Store, seed: UInt64) {
        self.store = store
        self.seed = seed
        generator = SeededGenerator(seed: seed)
        arriving = Self.creatives(seed: seed)
    }

    /// Runs a number of steps.
    mutating func run(steps: Int = 12) async throws {
        try await add(20)
        for number in 0..<steps {
            let before = try await store.snapshot()
            let step = try await step(number)
            counts[step, default: 0] += 1
            try await check(
                since: before, "seed \(seed), step \(number) (\(step))", isPlan: step.hasPrefix("plan"))
            guard defects.isEmpty else { return }
        }
        let decisions = try await store.snapshot().decisions
        for kind in ModelDecision.Kind.allCases {
            counts["decision \(kind.rawValue)", default: 0] += decisions.count { $0.kind == kind }
        }
    }

    private mutating func step(_ number: Int) async throws -> String {
        switch number == 0 ? 2 : generator.uniform(in: 0...11) {
        case 0, 1:
            try await add(generator.uniform(in: 1...8))
            return "import"
        case 2, 3: return try await plan(with: StormModel(name: "first"), "plan with a model")
        case 4: return try await plan(with: StormModel(name: "second"), "plan with another model")
        case 5, 6: return try await plan(with: StormModel(name: "first", isOut: true), "plan in an outage")
        case 7: return try await plan(with: nil, "plan by rules")
        case 8, 9, 10: return "edit: \(try await edit(number))"
        default:
            do {
                try await store.undoLastEdit()
            } catch let error as StoreError where [.nothingToUndo, .invalidName].contains(error.code) {
                return "undo of nothing"
            }
            return "undo"
        }
    }

    private mutating func add(_ count: Int) async throws {
        let batch = Array(arriving.prefix(count))
        arriving.removeFirst(batch.count)
        _ = try await store.add(ImportBatch(creatives: batch))
    }

    private mutating func plan(with model: StormModel?, _ what: String) async throws -> String {
        let planner = Self.planner(model)
        let everything = generator.chance(0.5)
        let (plan, _) = try await planner.update(store, everything: everything)
        let isOut = model?.isOut ?? false
        if !isOut, plan.unansweredGroups > 0 { defects.append("seed \(seed): an answer is missing") }
        guard !isOut, everything else { return what }
        // Planning again changes nothing, and calls no model.
        let settled = try await store.snapshot()
        let second = model.map { StormModel(name: $0.name, isOut: true) }
        let again = try await Self.planner(second).update(store, everything: true)
        let later = try await store.snapshot()
        if later != settled {
            defects.append("seed \(seed), \(what): planning again changes \(Self.difference(settled, later))")
        }
        if again.plan.unansweredGroups > 0 { defects.append("seed \(seed): planning again asks again") }
        return what
    }

    private static func planner(_ model: StormModel?) -> CampaignPlanner {
        guard let model else { return CampaignPlanner() }
        var options = CampaignPlanner.Options()
        options.variant = model.name
        return CampaignPlanner(refiner: ModelRefiner(model), options: options)
    }

    // MARK: Edits

    private mutating func edit(_ number: Int) async throws -> String {
        let snapshot = try await store.snapshot()
        guard let campaign = generator.element(of: snapshot.campaigns) else { return "nothing" }
        let members = snapshot.assignments.filter { $0.campaign == campaign.id }.map(\.creative)
        let name = "Mine \(number)"
        guard !snapshot.campaigns.contains(where: { $0.name == name }) else { return "nothing" }
        let others = snapshot.campaigns.filter { $0.seat == campaign.seat && $0.id != campaign.id }
        switch generator.uniform(in: 0...8) {
        case 0, 1, 2:
            guard let target = generator.element(of: others), let moved = generator.element(of: members)
            else {
                return "nothing"
            }
            try await store.place([moved], in: target.id)
            return "move"
        case 3:
            guard let removed = generator.element(of: members) else { return "nothing" }
            try await store.remove([removed], from: campaign.id)
            return "remove"
        case 4:
            _ = try await store.updateCampaign(campaign.id, name: name, summary: nil, status: nil)
            return "rename"
        case 5:
            _ = try await store.updateCampaign(
                campaign.id, name: nil, summary: nil,
                status: campaign.status == .archived ? .active : .archived)
            return "archive"
        case 6:
            guard let other = generator.element(of: others) else { return "nothing" }
            _ = try await store.mergeCampaigns([campaign.id, other.id])
            return "merge"
        case 7:
            guard members.count > 1 else { return "nothing" }
            _ = try await store.splitCampaign(
                campaign.id, moving: Array(members.prefix(members.count / 2)), toCampaignNamed: name)
            return "split"
        default:
            try await store.deleteCampaign(campaign.id)
            return "delete"
        }
    }

    // MARK: What holds

    private mutating func check(since before: StoreSnapshot, _ what: String, isPlan: Bool) async throws {
        let after = try await store.snapshot()
        var found = Self.contradictions(after)
        let unassigned = try await store.unassigned().map(\.creative)
        if (after.assignments.map(\.creative) + unassigned).sorted() != after.creatives.map(\.key) {
            found.append("a creative is lost or counted twice")
        }
        found += Self.lostDecisions(before, after)
        if isPlan {
            found += Self.changedCampaigns(before, after) + Self.movedByPlan(before, after)
            // A creative that left together with one removed by a person is in no campaign.
            let left = try await store.unassigned().filter { $0.reason.hasPrefix("like creative") }.map(
                \.creative)
            found += Self.tornDecisions(after, without: Set(left))
        }
        defects += found.map { "\(what): \($0)" }
    }

    private static func contradictions(_ snapshot: StoreSnapshot) -> [String] {
        var found: [String] = []
        let byID = Dictionary(uniqueKeysWithValues: snapshot.campaigns.map { ($0.id, $0) })
        if Set(snapshot.campaigns.map { [$0.seat, $0.name] }).count != byID.count {
            found.append("a name stands twice")
        }
        let exclusions = Set(snapshot.exclusions)
        for assignment in snapshot.assignments {
            let (key, id) = (assignment.creative, assignment.campaign)
            if byID[id]?.seat != key.seat { found.append("\(key) is in no campaign of its seat") }
            if exclusions.contains(Exclusion(creative: key, campaign: id)) {
                found.append("\(key) is back in \(id)")
            }
        }
        let decided = snapshot.decisions.flatMap(\.creatives)
        if Set(decided).count != decided.count { found.append("a creative is in two decisions") }
        return found
    }

    /// No step loses a decision: every decision remains, and creatives bound by a decision stay bound by one.
    private static func lostDecisions(_ before: StoreSnapshot, _ after: StoreSnapshot) -> [String] {
        let decided = Set(after.decisions.flatMap(\.creatives))
        let placed = Set(after.assignments.filter { $0.assignedBy == .user }.map(\.creative))
        let holding = Set(PlanningKnowledge(before).decisions)
        return before.decisions.compactMap { old in
            guard decided.isSuperset(of: old.creatives) else {
                return "a decision about \(old.creatives) is lost"
            }
            // A creative placed by a person since may remain when a decision grows.
            let untouched = old.creatives.filter { !placed.contains($0) }
            guard old.bindsCreatives, holding.contains(old), !untouched.isEmpty else { return nil }
            let isKept = after.decisions.contains {
                $0.bindsCreatives && Set($0.creatives).isSuperset(of: untouched)
                    && (old.name == nil || $0.name == old.name)
            }
            return isKept ? nil : "the \(old.kind.rawValue) decision about \(old.creatives) is torn"
        }
    }

    /// Campaigns with unchanged members keep their IDs and names; a name from a rule may be replaced by a
    /// model.
    private static func changedCampaigns(_ before: StoreSnapshot, _ after: StoreSnapshot) -> [String] {
        let (old, new) = (members(before), members(after))
        let now = Dictionary(uniqueKeysWithValues: new.map { ($0.value, $0.key) })
        let byID = Dictionary(uniqueKeysWithValues: after.campaigns.map { ($0.id, $0) })
        return before.campaigns.compactMap { campaign in
            guard let own = old[campaign.id] else { return nil }
            if let id = now[own], id != campaign.id {
                return "\(own) was campaign \(campaign.id) and is \(id)"
            }
            guard let kept = byID[campaign.id], kept.name != campaign.name else { return nil }
            let isNamed = campaign.namedBy == .rule && kept.namedBy == .model
            return isNamed ? nil : "“\(campaign.name)” became “\(kept.name)”"
        }
    }

    private static func difference(_ old: StoreSnapshot, _ new: StoreSnapshot) -> String {
        let assignments = Set(old.assignments).symmetricDifference(new.assignments)
            .sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) }
        let campaigns = Set(old.campaigns).symmetricDifference(new.campaigns).sorted { $0.id < $1.id }
        let decisions = Set(old.decisions).symmetricDifference(new.decisions).count
        let lines =
            assignments.map { "\($0.creative) in \($0.campaign) as \($0.evidence.last?.detail ?? "")" }
            + campaigns.map { "campaign \($0.id) “\($0.name)” by \($0.namedBy)" }
        return "\(decisions) decisions, \(lines.prefix(6).joined(separator: "; "))"
    }

    private static func members(_ snapshot: StoreSnapshot) -> [CampaignID: [CreativeKey]] {
        Dictionary(grouping: snapshot.assignments, by: \.campaign).mapValues { $0.map(\.creative) }
    }

    /// No plan moves a creative placed by a person or changes an archived campaign.
    private static func movedByPlan(_ before: StoreSnapshot, _ after: StoreSnapshot) -> [String] {
        let current = Dictionary(uniqueKeysWithValues: after.assignments.map { ($0.creative, $0) })
        let moved = before.assignments.filter { $0.assignedBy == .user && current[$0.creative] != $0 }
        let (old, new) = (members(before), members(after))
        let changed = before.campaigns.filter { $0.status == .archived && old[$0.id] != new[$0.id] }
        return moved.map { "a person's \($0.creative) was moved" }
            + changed.map { "archived campaign \($0.id) changed" }
    }

    /// The creatives of a merge or split without manual edits are all in one campaign, or all in none.
    private static func tornDecisions(_ snapshot: StoreSnapshot, without left: Set<CreativeKey>) -> [String] {
        let assignments = Dictionary(uniqueKeysWithValues: snapshot.assignments.map { ($0.creative, $0) })
        let excluded = Set(snapshot.exclusions.map(\.creative))
        let archived = Set(snapshot.campaigns.filter { $0.status == .archived }.map(\.id))
        return snapshot.decisions.filter(\.bindsCreatives).compactMap { decision in
            let own = decision.creatives.map { assignments[$0] }
            let isTouched =
                decision.creatives.contains { excluded.contains($0) || left.contains($0) }
                || own.contains { assignment in
                    guard let assignment else { return false }
                    return assignment.assignedBy == .user || archived.contains(assignment.campaign)
                        || assignment.evidence.last?.kind == "learned"
                }
            guard !isTouched, Set(own.map { $0?.campaign }).count > 1 else { return nil }
            return "the creatives of the decision “\(decision.reason)” are in several campaigns"
        }
    }

    // MARK: Creatives

    /// Three advertisers with several pages, launches and files each.
    private static func creatives(seed: UInt64) -> [Creative] {
        var generator = SeededGenerator(seed: seed, stream: 7)
        return (0..<90).map { number in
            let owner = generator.element(of: ["Nova", "Lumen", "Orchard"]) ?? "Nova"
            let seat = owner == "Orchard" ? "second" : CreativeKey.defaultSeat
            var creative = Creative(key: CreativeKey(seat: seat, id: "c\(100 + number)"))
            creative.advertiser = owner
            let page = generator.element(of: ["shoes", "hats", "socks", "coats"]) ?? "shoes"
            creative.landingURL = "https://\(owner.lowercased()).example/\(page)"
            let start = 1.76e9 + Double(generator.uniform(in: 0...5) * 3 * 86_400)
            creative.startsAt = Date(timeIntervalSince1970: start)
            creative.endsAt = Date(timeIntervalSince1970: start + 86_400)
            let file =
                generator.element(of: ["spring-hero", "autumn-leaf", "winter-sleigh"]) ?? "spring-hero"
            creative.fileName = "\(file)_\(number).png"
            return creative
        }
    }
}
