import CampaignClustering
import CreativeModel
import CreativeStores
import Testing

@Suite struct PlanChangesTests {
    private func key(_ number: Int) -> CreativeKey { CreativeKey(id: "\(number)") }

    private func members(_ numbers: [Int]) -> [PlannedMember] {
        numbers.map { PlannedMember(creative: key($0), assignedBy: .rule, evidence: []) }
    }

    private func planned(
        _ existing: Int?, _ name: String, _ numbers: [Int], absorbed: [Int] = []
    ) -> PlannedCampaign {
        PlannedCampaign(
            existing: existing.map(CampaignID.init), absorbed: absorbed.map(CampaignID.init),
            seat: CreativeKey.defaultSeat, name: name, method: .domain, confidence: 0.5,
            members: members(numbers))
    }

    /// Campaigns 1 of 1 to 3, 2 of 4 and 5, 3 of 6, 4 of 7 and 8, 5 of 9; 10 is new.
    private func store() async throws -> InMemoryStore {
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: (1...10).map { Creative(key: key($0)) }))
        _ = try await store.apply(
            CampaignPlan(
                revision: 1,
                campaigns: [
                    planned(nil, "One", [1, 2, 3]), planned(nil, "Two", [4, 5]), planned(nil, "Three", [6]),
                    planned(nil, "Four", [7, 8]), planned(nil, "Five", [9]),
                ], unassigned: []))
        return store
    }

    @Test func `each planned change is reported once`() async throws {
        let store = try await store()
        let snapshot = await store.snapshot()
        let plan = CampaignPlan(
            revision: snapshot.revision,
            campaigns: [
                planned(1, "One", [1, 2, 6], absorbed: [3]), planned(2, "Two", [4, 5]),
                planned(4, "Four", [7]), planned(nil, "New", [10, 3]),
            ],
            unassigned: [
                UnassignedCreative(creative: key(8), reason: "alone"),
                UnassignedCreative(creative: key(9), reason: "gone"),
            ], retired: [CampaignID(rawValue: 5)])
        let changes = PlanChanges(
            of: plan, campaigns: snapshot.campaigns, assignments: snapshot.assignments)
        #expect(changes.created.map(\.name) == ["New"])
        #expect(changes.created[0].creatives == [key(10), key(3)], "in the order of keys")
        #expect(changes.created[0].seat == CreativeKey.defaultSeat)
        #expect(changes.changed.map(\.campaign.rawValue) == [1, 4])
        #expect(changes.changed[0].joining == [key(6)] && changes.changed[0].leaving == [key(3)])
        #expect(changes.changed[0].name == "One" && changes.changed[0].absorbed == ["Three"])
        #expect(changes.changed[1].joining == [] && changes.changed[1].leaving == [key(8)])
        #expect(changes.retired == ["Three", "Five"])
        #expect(changes.freed == plan.unassigned)
        #expect(changes.unchangedCount == 1 && !changes.isEmpty)
    }

    @Test func `a plan for the current state changes nothing`() async throws {
        let store = try await store()
        let snapshot = await store.snapshot()
        let plan = CampaignPlan(
            revision: snapshot.revision,
            campaigns: [planned(1, "One", [1, 2, 3]), planned(2, "Two", [4, 5])],
            unassigned: [UnassignedCreative(creative: key(10), reason: "alone")])
        let changes = PlanChanges(
            of: plan, campaigns: snapshot.campaigns, assignments: snapshot.assignments)
        #expect(changes.isEmpty && changes.unchangedCount == 2)
    }

    @Test(arguments: 0..<20)
    func `applying a plan makes exactly the reported changes`(seed: UInt64) async throws {
        let store = InMemoryStore()
        let creatives = randomCreatives(seed: seed, count: 120, files: ["hero", "leaf", nil])
        _ = await store.add(ImportBatch(creatives: Array(creatives.prefix(70))))
        _ = try await store.apply(CampaignPlanner().plan(for: store))
        let campaigns = await store.snapshot().campaigns
        if let first = campaigns.first, let creative = await store.assignments(of: first.id).first?.creative {
            try await store.remove([creative], from: first.id)
        }
        _ = await store.add(ImportBatch(creatives: creatives))
        var options = CampaignPlanner.Options()
        options.minimumClusterSize = seed.isMultiple(of: 2) ? 3 : 6
        let before = await store.snapshot()
        let plan = try await CampaignPlanner(options: options).plan(for: before)
        let said = PlanChanges(of: plan, campaigns: before.campaigns, assignments: before.assignments)
        let outcome = try await store.apply(plan)
        let after = await store.snapshot()

        let names = Dictionary(
            (before.campaigns + after.campaigns).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
        let new = after.campaigns.filter { campaign in !before.campaigns.contains { $0.id == campaign.id } }
        #expect(new.map(\.id) == outcome.created && new.map(\.name) == said.created.map(\.name))
        for (campaign, created) in zip(new, said.created) {
            #expect(await store.assignments(of: campaign.id).map(\.creative) == created.creatives)
        }
        #expect(outcome.retired.compactMap { names[$0] } == said.retired)
        let old = Dictionary(uniqueKeysWithValues: before.assignments.map { ($0.creative, $0.campaign) })
        let now = Dictionary(uniqueKeysWithValues: after.assignments.map { ($0.creative, $0.campaign) })
        let freed = old.keys.filter { now[$0] == nil }.sorted()
        #expect(freed == said.freed.map(\.creative))
        for campaign in after.campaigns where !new.contains(where: { $0.id == campaign.id }) {
            let change = said.changed.first { $0.campaign == campaign.id }
            let joined = now.filter { $0.value == campaign.id && old[$0.key] != campaign.id }.keys.sorted()
            let left = old.filter { $0.value == campaign.id && now[$0.key] != campaign.id }.keys.sorted()
            #expect(joined == change?.joining ?? [] && left == change?.leaving ?? [])
        }
    }
}
