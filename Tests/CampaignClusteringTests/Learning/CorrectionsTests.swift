import CampaignClustering
import CreativeModel
import CreativeStores
import Foundation
import StageCore
import Testing

/// Twenty days of arrivals, edits and plans: all edits of people are kept.
@Suite struct CorrectionsTests {
    @Test(arguments: 0..<20)
    func `no correction is ever undone`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let creatives = randomCreatives(
            seed: seed &+ 1000, count: 120, files: ["hero", "leaf", "sleigh", nil])
        let store = InMemoryStore()
        var arriving = creatives[...]
        var verbs: Set<String> = []
        for day in 1...20 {
            let count = generator.uniform(in: 0...14)
            _ = await store.add(ImportBatch(creatives: Array(arriving.prefix(count))))
            arriving = arriving.dropFirst(count)
            for _ in 0..<generator.uniform(in: 0...3) {
                verbs.insert(try await edit(store, &generator, day: day))
            }
            let planner = CampaignPlanner()
            let before = await store.snapshot()
            // Sometimes everything is planned again.
            let plan =
                generator.chance(0.2)
                ? try await planner.plan(for: before) : try await planner.plan(for: store)
            let named = Set(
                plan.campaigns.flatMap(\.members).map(\.creative) + plan.unassigned.map(\.creative))
            #expect(named.count == plan.assignedCount + plan.unassigned.count, "nobody is planned twice")
            let outcome = try await store.apply(plan)
            try await check(store, since: before, "seed \(seed), day \(day)")
            // A creative removed from a campaign that has just ended may join another, which takes one more plan.
            if !outcome.retired.isEmpty { _ = try await store.apply(planner.plan(for: store.snapshot())) }
            let settled = await store.snapshot()
            let again = PlanChanges(
                of: try await planner.plan(for: settled), campaigns: settled.campaigns,
                assignments: settled.assignments)
            #expect(again.isEmpty, "seed \(seed), day \(day): \(again)")
        }
        #expect(verbs.count > 5, "\(verbs)")
    }

    @Test(arguments: 0..<20)
    func `edits made while a plan waits are kept`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let store = InMemoryStore()
        let creatives = randomCreatives(seed: seed &+ 2000, count: 90, files: ["hero", "leaf", nil])
        _ = await store.add(ImportBatch(creatives: Array(creatives.prefix(60))))
        _ = try await store.apply(CampaignPlanner().plan(for: store))
        for round in 1...6 {
            _ = await store.add(ImportBatch(creatives: Array(creatives.prefix(60 + 5 * round))))
            let plan = try await CampaignPlanner().plan(for: store)
            for _ in 0..<2 { _ = try await edit(store, &generator, day: round) }
            let before = await store.snapshot()
            do {
                _ = try await store.apply(plan)
            } catch let error as StoreError {
                #expect(error.code == .planOutdated)
                #expect(await store.snapshot() == before)
                continue
            }
            try await check(store, since: before, "seed \(seed), round \(round)")
        }
    }

    /// Makes a random edit and returns its description; does nothing if there is nothing to edit.
    private func edit(
        _ store: InMemoryStore, _ generator: inout SeededGenerator, day: Int
    ) async throws -> String {
        let snapshot = await store.snapshot()
        guard let campaign = generator.element(of: snapshot.campaigns) else { return "nothing" }
        let mates = snapshot.creatives.map(\.key).filter { $0.seat == campaign.seat }
        let some = (0..<generator.uniform(in: 1...3)).compactMap { _ in generator.element(of: mates) }
        let members = snapshot.assignments.filter { $0.campaign == campaign.id }.map(\.creative)
        let name = "Mine \(day).\(generator.uniform(in: 0...1_000_000))"
        switch generator.uniform(in: 0...8) {
        case 0:
            _ = try await store.createCampaign(named: name, seat: campaign.seat)
            return "create"
        case 1:
            _ = try await store.updateCampaign(campaign.id, name: name, summary: "S", status: .paused)
            return "update"
        case 2:
            try await store.deleteCampaign(campaign.id)
            return "delete"
        case 3, 4:
            try await store.place(some, in: campaign.id)
            return "place"
        case 5, 6:
            guard let first = members.first else { return "nothing" }
            try await store.remove([generator.element(of: members) ?? first], from: campaign.id)
            return "remove"
        case 7:
            let others = snapshot.campaigns.filter { $0.seat == campaign.seat && $0.id != campaign.id }
            guard let other = generator.element(of: others) else { return "nothing" }
            _ = try await store.mergeCampaigns([campaign.id, other.id])
            return "merge"
        default:
            guard let first = members.first else { return "nothing" }
            _ = try await store.splitCampaign(campaign.id, moving: [first], toCampaignNamed: name)
            return "split"
        }
    }

    private func check(_ store: InMemoryStore, since before: StoreSnapshot, _ what: String) async throws {
        let after = await store.snapshot()
        let kept = Set(after.assignments)
        for placement in before.assignments where placement.assignedBy == .user {
            #expect(kept.contains(placement), "\(what): creative \(placement.creative) was moved")
        }
        let excluded = Set(after.exclusions)
        #expect(
            excluded.isSuperset(
                of: before.exclusions.filter { old in
                    after.campaigns.contains { $0.id == old.campaign }
                }), "\(what): an exclusion is gone")
        for assignment in after.assignments {
            let exclusion = Exclusion(creative: assignment.creative, campaign: assignment.campaign)
            #expect(!excluded.contains(exclusion), "\(what): \(assignment.creative) is back")
        }
        let assigned = after.assignments.map(\.creative)
        let unassigned = await store.unassigned()
        #expect(Set(assigned).count == assigned.count, "\(what): a creative is in two campaigns")
        #expect(
            (assigned + unassigned.map(\.creative)).sorted() == after.creatives.map(\.key).sorted(), "\(what)"
        )
        #expect(unassigned.allSatisfy { !$0.reason.isEmpty })
        let names = after.campaigns.map { "\($0.seat)/\($0.name)" }
        #expect(Set(names).count == names.count, "\(what): a name is there twice")
        let now = Dictionary(uniqueKeysWithValues: after.campaigns.map { ($0.id, $0) })
        for campaign in before.campaigns where campaign.method == .manual || campaign.namedBy == .user {
            #expect(
                now[campaign.id]?.name == campaign.name, "\(what): campaign \(campaign.id) is not as named")
        }
    }
}
