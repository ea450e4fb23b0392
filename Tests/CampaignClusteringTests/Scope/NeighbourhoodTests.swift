import CampaignClustering
import CreativeModel
import CreativeStores
import Testing

@Suite struct NeighbourhoodTests {
    private let planner = CampaignPlanner()

    private func shop(_ name: String, _ numbers: ClosedRange<Int>) -> [Creative] {
        numbers.map { creative("\(name)\($0)", url: "https://\(name).example/a", advertiser: name) }
    }

    private func store(_ creatives: [Creative]) async throws -> InMemoryStore {
        let store = InMemoryStore()
        _ = await store.add(ImportBatch(creatives: creatives))
        _ = try await store.apply(planner.plan(for: store))
        return store
    }

    @Test func `an empty backlog gives an empty plan, which changes nothing`() async throws {
        let store = try await store(shop("nova", 1...4) + shop("other", 1...4))
        let before = await store.snapshot()
        let plan = try await planner.plan(for: store)
        #expect(plan.campaigns.isEmpty && plan.unassigned.isEmpty && plan.retired.isEmpty)
        #expect(plan.revision == before.revision && plan.planner == planner.identifier)
        #expect(try await store.apply(plan) == PlanOutcome())
        #expect(await store.snapshot() == before)
        #expect(await store.snapshot().revision == before.revision)
    }

    @Test func `a new creative is planned only with its neighbourhood`() async throws {
        let store = try await store(shop("nova", 1...4) + shop("other", 1...4))
        _ = await store.add(ImportBatch(creatives: shop("nova", 5...5)))
        let plan = try await planner.plan(for: store)
        let members = plan.campaigns.flatMap(\.members).map(\.creative.id)
        #expect(members == ["nova1", "nova2", "nova3", "nova4", "nova5"])
        #expect(plan.campaigns.map(\.existing?.rawValue) == [1])
    }

    @Test func `changed settings plan everything again`() async throws {
        let store = try await store(shop("nova", 1...4) + shop("other", 1...4))
        var changes: [(inout CampaignPlanner.Options) -> Void] = [
            { $0.minimumClusterSize = 2 }, { $0.learnsFromEdits = false }, { $0.variant = "x" },
            { $0.flights.longestPause = .seconds(3 * 86_400) },
            { $0.flights.assumedFlight = .seconds(3 * 86_400) },
        ]
        changes.append { _ in }
        for (number, change) in changes.enumerated() {
            var options = CampaignPlanner.Options()
            change(&options)
            let other = CampaignPlanner(options: options)
            let isOther = number < changes.count - 1
            #expect((other.identifier != planner.identifier) == isOther)
            let plan = try await other.plan(for: store)
            #expect(plan.assignedCount == (isOther ? 8 : 0), "change \(number)")
        }
    }

    @Test func `names do not clash with those outside of the planned part`() async throws {
        let first = shop("nova", 1...4)
        let probe = try await store(first)
        let name = try #require(await probe.snapshot().campaigns.first).name

        let store = try await store(shop("other", 1...4))
        let other = try #require(await store.snapshot().campaigns.first)
        _ = try await store.updateCampaign(other.id, name: name, summary: nil, status: nil)
        _ = await store.add(ImportBatch(creatives: first))
        let plan = try await planner.plan(for: store)
        #expect(!plan.campaigns.contains { $0.existing == other.id }, "it is outside of the part")
        let new = try #require(plan.campaigns.first { $0.existing == nil })
        #expect(new.name != name)
        _ = try await store.apply(plan)
        #expect(Set(await store.snapshot().campaigns.map(\.name)) == [name, new.name])
    }

    /// Each pair is one app for the union of apps and must be planned together.
    @Test(arguments: [
        ("https://apps.apple.com/us/app/sky-runner/id12345678", nil),
        ("https://apps.apple.com/app/id12345678", "skyrunner_300x250.png"),
    ])
    func `the two stores of an app are matched in either order`(link: String, file: String?) async throws {
        let play = (1...3).map {
            creative("p\($0)", url: "https://play.google.com/store/apps/details?id=com.nova.skyrunner")
        }
        let apple = (1...3).map { number in
            var creative = creative("a\(number)", url: link)
            creative.fileName = file
            return creative
        }
        for (first, second) in [(play, apple), (apple, play)] {
            let store = try await store(first)
            _ = await store.add(ImportBatch(creatives: second))
            _ = try await store.apply(planner.plan(for: store))
            let snapshot = await store.snapshot()
            #expect(snapshot.campaigns.count == 1)
            #expect(snapshot.assignments.count == 6)
        }
    }
}
