import CreativeModel
import StageCore
import Testing

/// Random sequences of everything that a store can do, with stale and wrong input among it.
@Suite struct StoreSequenceTests {
    @Test(arguments: 0..<50 as Range<UInt64>)
    func invariantsHoldAfterEveryOperation(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let store = await store(of: 12, seats: ["a", "b"])
        var snapshots = [await store.snapshot()]
        var succeeded = 0
        for step in 0..<80 {
            let before = snapshots[snapshots.count - 1]
            let stale = generator.element(of: snapshots.suffix(4)) ?? before
            let operation = Operation(before: before, stale: stale, generator: &generator)
            let code = await refusal { try await operation.perform(on: store) }
            let after = await store.snapshot()
            #expect(after.defects.isEmpty, "seed \(seed), step \(step): \(operation)")
            if let code {
                #expect(after == before, "seed \(seed), step \(step): refused as \(code.rawValue)")
            } else {
                succeeded += 1
                checkRevision(before, after, operation)
                if case .apply(let plan) = operation { checkPeople(before, after, plan) }
            }
            snapshots.append(after)
        }
        #expect(succeeded > 30)
    }

    /// The revision rises by one with a change, and not without.
    private func checkRevision(_ before: StoreSnapshot, _ after: StoreSnapshot, _ operation: Operation) {
        var leveled = after
        leveled.revision = before.revision
        if leveled != before {
            #expect(after.revision == before.revision + 1, "\(operation)")
        } else if case .apply = operation {
            #expect(after.revision == before.revision, "\(operation)")
        }
    }

    /// No plan moves what a person placed, or renames, or touches what people took out.
    private func checkPeople(_ before: StoreSnapshot, _ after: StoreSnapshot, _ plan: CampaignPlan) {
        for assignment in before.assignments where assignment.assignedBy == .user {
            #expect(after.assignments.contains(assignment))
        }
        for campaign in before.campaigns {
            let kept = after.campaigns.first { $0.id == campaign.id }
            #expect(kept == nil ? campaign.method != .manual && campaign.namedBy != .user : kept == campaign)
        }
        for creative in before.creatives
        where before.campaign(of: creative.key) != after.campaign(of: creative.key) {
            let isNamed =
                plan.unassigned.contains { $0.creative == creative.key }
                || plan.campaigns.contains { $0.members.contains { $0.creative == creative.key } }
            #expect(isNamed, "\(creative.key) moved though the plan does not name it")
        }
    }
}

/// One thing that is done to a store.
private enum Operation {
    case create(String, seat: String)
    case update(CampaignID, name: String?)
    case delete(CampaignID)
    case place([CreativeKey], CampaignID)
    case remove([CreativeKey], CampaignID)
    case apply(CampaignPlan)

    /// Ids come from a snapshot that may be stale, keys now and then from nowhere or another seat.
    init(before: StoreSnapshot, stale: StoreSnapshot, generator: inout SeededGenerator) {
        let names = ["One", "Two", "Three", "Four", " "]
        let name = generator.element(of: names) ?? ""
        let seat = generator.chance(0.7) ? "a" : "b"
        let campaign = generator.element(of: stale.campaigns)
        let id = campaign?.id ?? CampaignID(rawValue: 1)
        let keys = (0..<generator.uniform(in: 0...4)).map { _ in
            key(generator.uniform(in: 1...(generator.chance(0.05) ? 13 : 12)), seat: campaign?.seat ?? seat)
        }
        switch generator.uniform(in: 0...9) {
        case 0: self = .create(name, seat: seat)
        case 1: self = .update(id, name: generator.chance(0.5) ? name : nil)
        case 2: self = .delete(id)
        case 3, 4: self = .place(keys, id)
        case 5, 6: self = .remove(keys, id)
        default: self = .apply(Self.plan(for: stale, &generator))
        }
    }

    /// Deals the creatives of a snapshot out to its campaigns, new ones and nowhere.
    private static func plan(for snapshot: StoreSnapshot, _ generator: inout SeededGenerator) -> CampaignPlan
    {
        var planned: [PlannedCampaign] = []
        var retired: [CampaignID] = []
        for campaign in snapshot.campaigns {
            if generator.chance(0.3) {
                retired.append(campaign.id)
            } else {
                planned.append(PlannedCampaign(campaign.name, [], existing: campaign.id, seat: campaign.seat))
            }
        }
        for seat in ["a", "b"] { planned.append(PlannedCampaign("New", [], seat: seat)) }
        var plan = CampaignPlan(snapshot.revision, planned, retired: retired)
        for creative in snapshot.creatives {
            let places = planned.indices.filter { planned[$0].seat == creative.key.seat }
            guard generator.chance(0.8), let place = generator.element(of: places) else {
                plan.unassigned.append(UnassignedCreative(creative: creative.key, reason: "chance"))
                continue
            }
            plan.campaigns[place].members.append(
                PlannedMember(creative: creative.key, assignedBy: .rule, evidence: []))
        }
        if generator.chance(0.05), let twice = plan.unassigned.first { plan.unassigned.append(twice) }
        return plan
    }

    func perform(on store: InMemoryStore) async throws {
        switch self {
        case .create(let name, let seat): _ = try await store.createCampaign(named: name, seat: seat)
        case .update(let id, let name):
            _ = try await store.updateCampaign(id, name: name, summary: nil, status: .paused)
        case .delete(let id): try await store.deleteCampaign(id)
        case .place(let keys, let id): try await store.place(keys, in: id)
        case .remove(let keys, let id): try await store.remove(keys, from: id)
        case .apply(let plan): _ = try await store.apply(plan)
        }
    }
}
