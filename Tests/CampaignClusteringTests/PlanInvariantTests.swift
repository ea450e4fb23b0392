import CampaignClustering
import CreativeModel
import CreativeStores
import RuleClustering
import StageCore
import Testing

@Suite struct PlanInvariantTests {
    private func planner(minimum: Int) -> CampaignPlanner {
        var options = CampaignPlanner.Options()
        options.minimumClusterSize = minimum
        return CampaignPlanner(options: options)
    }

    @Test(arguments: 0..<40)
    func `every creative is in the plan once, inside its seat and owner`(seed: UInt64) async throws {
        let creatives = randomCreatives(seed: seed, count: 10 + Int(seed) * 7)
        let signals = try SignalReader().read(creatives)
        let owners = Dictionary(uniqueKeysWithValues: signals.map { ($0.creative.key, $0.owner) })
        for minimum in [1, 3, 8] {
            let plan = try await planner(minimum: minimum).plan(for: snapshot(creatives))
            let planned =
                plan.campaigns.flatMap { $0.members.map(\.creative) } + plan.unassigned.map(\.creative)
            #expect(planned.sorted() == creatives.map(\.key).sorted())
            for campaign in plan.campaigns {
                #expect(campaign.members.allSatisfy { $0.creative.seat == campaign.seat })
                #expect(Set(campaign.members.map { owners[$0.creative] }).count == 1)
                #expect(campaign.members.allSatisfy { !$0.evidence.isEmpty })
                #expect(campaign.members.count >= minimum)
            }
            #expect(plan.unassigned.allSatisfy { !$0.reason.isEmpty })
        }
    }

    @Test(arguments: 0..<20)
    func `the order of creatives in a file changes nothing`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let creatives = randomCreatives(seed: seed, count: 120)
        var shuffled = creatives
        generator.shuffle(&shuffled)
        let first = InMemoryStore()
        let second = InMemoryStore()
        _ = await first.add(ImportBatch(creatives: creatives))
        _ = await second.add(ImportBatch(creatives: shuffled))
        let plan = try await CampaignPlanner().plan(for: first.snapshot())
        #expect(try await CampaignPlanner().plan(for: second.snapshot()) == plan)
    }

    @Test(arguments: 0..<20)
    func `names are unique in a seat, short and readable`(seed: UInt64) async throws {
        let plan = try await planner(minimum: 1).plan(for: snapshot(randomCreatives(seed: seed, count: 200)))
        let names = plan.campaigns.map { "\($0.seat)/\($0.name)" }
        #expect(Set(names).count == names.count)
        for campaign in plan.campaigns {
            #expect((1...60).contains(campaign.name.count))
            #expect(!campaign.name.contains("%") && !campaign.name.contains("://"))
            #expect(campaign.name.wholeMatch(of: /.*[0-9]{6,}.*/) == nil)
        }
    }

    @Test(arguments: 0..<20)
    func `planning and applying twice changes nothing`(seed: UInt64) async throws {
        let store = InMemoryStore()
        let batch = ImportBatch(creatives: randomCreatives(seed: seed, count: 150))
        _ = await store.add(batch)
        _ = try await store.apply(CampaignPlanner().plan(for: store.snapshot()))
        let before = await store.snapshot()

        #expect(await store.add(batch).isUnchanged)
        let plan = try await CampaignPlanner().plan(for: store.snapshot())
        #expect(plan.campaigns.allSatisfy { $0.existing != nil })
        let outcome = try await store.apply(plan)
        #expect(outcome.created.isEmpty && outcome.retired.isEmpty && outcome.changedAssignments == 0)
        #expect(await store.snapshot() == before)
    }

    @Test(arguments: 0..<20)
    func `new creatives do not change existing IDs and names`(seed: UInt64) async throws {
        let creatives = randomCreatives(seed: seed, count: 200)
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: Array(creatives.prefix(150))))
        _ = try await store.apply(planner(minimum: 1).plan(for: store.snapshot()))
        let before = await store.snapshot()
        _ = await store.add(ImportBatch(creatives: creatives))
        _ = try await store.apply(planner(minimum: 1).plan(for: store.snapshot()))
        let after = await store.snapshot()
        let names = Dictionary(uniqueKeysWithValues: after.campaigns.map { ($0.id, $0.name) })
        for campaign in before.campaigns where names[campaign.id] != nil {
            #expect(names[campaign.id] == campaign.name)
        }
        // New creatives can close a gap between two campaigns but not separate many.
        let kept = before.campaigns.count { names[$0.id] != nil }
        #expect(Double(kept) >= 0.7 * Double(before.campaigns.count))
    }
}
