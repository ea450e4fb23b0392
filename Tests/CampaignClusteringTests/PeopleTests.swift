import CampaignClustering
import CreativeModel
import CreativeStores
import RuleClustering
import StageCore
import Testing

@Suite struct PeopleTests {
    private let shop = (1...6).map {
        creative("\($0)", url: "https://shop.example.com/a", advertiser: "Nova")
    }

    private func store() async throws -> InMemoryStore {
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: shop))
        _ = try await store.apply(CampaignPlanner().plan(for: store.snapshot()))
        return store
    }

    @Test func `a placement survives every run`() async throws {
        let store = try await store()
        let own = try await store.createCampaign(named: "Mine", seat: CreativeKey.defaultSeat)
        try await store.place([shop[0].key], in: own.id)
        for _ in 0..<2 { _ = try await store.apply(CampaignPlanner().plan(for: store.snapshot())) }
        let assignment = try #require(await store.snapshot().assignments.first { $0.creative == shop[0].key })
        #expect(assignment.campaign == own.id && assignment.assignedBy == .user)
    }

    @Test func `a removed creative does not return`() async throws {
        let store = try await store()
        let campaign = try #require(await store.snapshot().campaigns.first)
        try await store.remove([shop[0].key], from: campaign.id)
        let plan = try await CampaignPlanner().plan(for: store.snapshot())
        #expect(plan.unassigned.map(\.creative) == [shop[0].key])
        #expect(plan.unassigned[0].reason.contains("a person took it out"))
        _ = try await store.apply(plan)
        #expect(await store.snapshot().assignments.count == 5)
    }

    @Test func `a name given by a person stays`() async throws {
        let store = try await store()
        let campaign = try #require(await store.snapshot().campaigns.first)
        _ = try await store.updateCampaign(campaign.id, name: "Our shop", summary: nil, status: nil)
        _ = try await store.apply(CampaignPlanner().plan(for: store.snapshot()))
        #expect(await store.snapshot().campaigns.map(\.name) == ["Our shop"])
    }

    @Test func `a campaign that splits keeps its ID on the larger part`() async throws {
        let store = InMemoryStore()
        let parts = [
            creative("1", url: "https://shop.example.com/a", starts: "2025-01-01", ends: "2025-03-01"),
            creative("2", url: "https://shop.example.com/a", starts: "2025-01-01", ends: "2025-01-05"),
            creative("3", url: "https://shop.example.com/a", starts: "2025-02-20", ends: "2025-02-25"),
            creative("4", url: "https://shop.example.com/a", starts: "2025-02-20", ends: "2025-02-26"),
            // Creatives of another page, without which a pause would not separate campaigns.
            creative("5", url: "https://shop.example.com/b", starts: "2023-02-20", ends: "2023-02-26"),
        ]
        var options = CampaignPlanner.Options()
        options.minimumClusterSize = 1
        let planner = CampaignPlanner(options: options)
        _ = await store.add(ImportBatch(creatives: parts))
        _ = try await store.apply(planner.plan(for: store.snapshot()))
        let before = await store.snapshot()
        let only = try #require(
            before.assignments.first { $0.creative.id == "1" }.flatMap { first in
                before.campaigns.first { $0.id == first.campaign }
            })
        // The creative that bridged the two flights turns out to have ended early.
        var corrected = parts[0]
        corrected.endsAt = instant("2025-01-04")
        _ = await store.add(ImportBatch(creatives: [corrected]))
        let plan = try await planner.plan(for: store.snapshot())
        #expect(plan.campaigns.count == 3)
        _ = try await store.apply(plan)
        let after = await store.snapshot()
        #expect(after.campaigns.count == 3)
        #expect(after.assignments.count { $0.campaign == only.id } == 2)
    }

    @Test func `applying a plan twice creates no duplicates`() async throws {
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: shop))
        let plan = try await CampaignPlanner().plan(for: store.snapshot())
        _ = try await store.apply(plan)
        let after = await store.snapshot()
        let error = await #expect(throws: StoreError.self) { try await store.apply(plan) }
        #expect(error?.code == .planOutdated)
        #expect(await store.snapshot() == after)
    }

    @Test func `invalid options and stages that lose creatives are rejected`() async throws {
        var options = CampaignPlanner.Options()
        options.minimumClusterSize = 0
        await #expect(throws: PlanningError.self) {
            try await CampaignPlanner(options: options).plan(for: snapshot(shop))
        }
        await #expect(throws: PlanningError.self) {
            try await CampaignPlanner(refiner: LosingRefiner()).plan(for: snapshot(shop))
        }
    }

    @Test func `planning stops when its task is cancelled`() async throws {
        let creatives = shop
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await CampaignPlanner().plan(for: snapshot(creatives))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

private struct LosingRefiner: CampaignRefiner {
    func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement {
        CampaignRefinement(drafts: [])
    }
}
