import CreativeModel
import Foundation
import Testing

/// What every store of deals and packages does, tried on the one in memory.
@Suite struct DealStoreTests {
    private func deal(_ id: String, _ name: String? = nil) -> Deal {
        var deal = Deal(id: id)
        deal.name = name
        return deal
    }

    private func outcome(new: Int = 0, changed: Int = 0) -> DealOutcome {
        var outcome = DealOutcome()
        (outcome.new, outcome.changed) = (new, changed)
        return outcome
    }

    @Test func `deals come back by id, and equal ones change nothing`() async throws {
        let store: any DealStore = InMemoryStore()
        #expect(try await store.add([deal("b"), deal("a", "one"), deal("10")]) == outcome(new: 3))
        #expect(try await store.deals().map(\.id) == ["10", "a", "b"])
        #expect(try await store.add([deal("a", "one"), deal("b")]).isUnchanged)
    }

    @Test func `a deal replaces the known one as a whole`() async throws {
        let store: any DealStore = InMemoryStore()
        var full = deal("a", "one")
        full.concepts = ["cars"]
        _ = try await store.add([full])
        #expect(try await store.add([deal("a", "two"), deal("c")]) == outcome(new: 1, changed: 1))
        #expect(try await store.deals() == [deal("a", "two"), deal("c")])
    }

    @Test func `the last of an id counts, once`() async throws {
        let store: any DealStore = InMemoryStore()
        #expect(try await store.add([deal("a", "one"), deal("a", "two")]) == outcome(new: 1))
        #expect(try await store.add([deal("a", "three"), deal("a", "two")]).isUnchanged)
        #expect(try await store.add([deal("a", "two"), deal("a", "three")]) == outcome(changed: 1))
        #expect(try await store.deals() == [deal("a", "three")])
    }

    @Test func `removed deals are gone, unknown ids are passed over`() async throws {
        let store: any DealStore = InMemoryStore()
        _ = try await store.add([deal("a"), deal("b"), deal("c")])
        try await store.removeDeals(["a", "x", "c", "a"])
        #expect(try await store.deals() == [deal("b")])
        #expect(try await store.add([]).isUnchanged)
    }

    @Test func `a save replaces all proposals and keeps their order`() async throws {
        let store: any PackageStore = InMemoryStore()
        #expect(try await store.packages().isEmpty)
        let packages = try ["Wine", "Auto"].map(proposal)
        try await store.savePackages(packages)
        #expect(try await store.packages() == packages)
        try await store.savePackages([packages[1]])
        #expect(try await store.packages() == [packages[1]])
        try await store.savePackages([])
        #expect(try await store.packages().isEmpty)
    }

    @Test func `deals and creatives leave each other alone`() async throws {
        let store = await store(of: 3)
        let before = await store.snapshot()
        _ = await store.add([deal("1")])
        await store.removeDeals(["1"])
        #expect(await store.snapshot() == before)
    }

    private func proposal(_ name: String) throws -> PackageProposal {
        let facts = """
            {"dealCount": 3, "taxonomy": {}, "audiences": [], "floorPrices": {}, "formats": [], "ssps": [], "publishers": []}
            """
        return PackageProposal(
            name: name, dealIDs: ["a", "b", "c"], reasoning: "They fit.", source: .offline,
            facts: try JSONDecoder().decode(PackageFacts.self, from: Data(facts.utf8)))
    }
}
