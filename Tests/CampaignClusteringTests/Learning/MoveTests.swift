import CampaignClustering
import CreativeModel
import CreativeStores
import StageCore
import Testing

/// Random single moves: the campaign that a creative leaves keeps its ID and at least half of the untouched creatives.
///
/// `benchmarks moves` does the same a thousand times on the sample and on real ads.
@Suite struct MoveTests {
    @Test(arguments: 0..<16)
    func `a move never takes most of a campaign with it`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let store = InMemoryStore()
        let creatives = randomCreatives(
            seed: seed &+ 300, count: 110, files: ["hero", "leaf", "sleigh", nil])
        _ = await store.add(ImportBatch(creatives: creatives))
        let planner = CampaignPlanner()
        _ = try await store.apply(planner.plan(for: store.snapshot()))
        let settled = await store.snapshot()
        for _ in 0..<12 {
            guard let moved = generator.element(of: settled.assignments) else { continue }
            let others = settled.campaigns.filter {
                $0.seat == moved.creative.seat && $0.id != moved.campaign
            }
            guard let target = generator.element(of: others) else { continue }
            var edited = settled
            let index = try #require(edited.assignments.firstIndex(of: moved))
            edited.assignments[index].campaign = target.id
            edited.assignments[index].assignedBy = .user
            edited.exclusions = [Exclusion(creative: moved.creative, campaign: moved.campaign)]
            let plan = try await planner.plan(for: edited)
            let before = settled.assignments.filter { $0.campaign == moved.campaign && $0 != moved }
            let source = plan.campaigns.first { $0.existing == moved.campaign }
            let left = Set(source?.members.map(\.creative) ?? [])
            let kept = before.count { left.contains($0.creative) }
            #expect(
                2 * kept >= before.count, "seed \(seed): \(moved.creative) took \(before.count - kept) along")
            #expect(source != nil || before.isEmpty)
            #expect(!(plan.retired + plan.campaigns.flatMap(\.absorbed)).contains(moved.campaign))
            #expect(
                plan.campaigns.first { $0.existing == target.id }?.members.contains {
                    $0.creative == moved.creative
                } == true)
        }
    }

    @Test func `one of six creatives of a page is moved`() async throws {
        let store = InMemoryStore()
        func page(_ numbers: ClosedRange<Int>, _ path: String, _ day: String) -> [Creative] {
            numbers.map { number in
                var result = creative("\(number)", url: "https://\(path)", created: day, hash: "h\(number)")
                result.size = CreativeSize(
                    width: [300, 728, 160][number % 3], height: [250, 90, 600][number % 3])
                return result
            }
        }
        _ = await store.add(
            ImportBatch(
                creatives: page(1...6, "games.example/q4", "2025-11-03T10:00:00Z")
                    + page(7...9, "stream.example/x", "2025-11-03T10:00:00Z")))
        _ = try await CampaignPlanner().update(store)
        let before = await store.snapshot()
        let source = try #require(before.assignments.first { $0.creative.id == "1" }).campaign
        let target = try #require(before.assignments.first { $0.creative.id == "7" }).campaign
        try await store.place([CreativeKey(id: "1")], in: target)
        _ = await store.add(
            ImportBatch(creatives: page(10...13, "games.example/q4", "2025-11-04T10:00:00Z")))
        _ = try await CampaignPlanner().update(store)
        #expect(await store.assignments(of: target).map(\.creative.id) == ["1", "7", "8", "9"])
        #expect(await store.assignments(of: source).count == 9)
        #expect(await store.snapshot().campaigns == before.campaigns)
    }
}
