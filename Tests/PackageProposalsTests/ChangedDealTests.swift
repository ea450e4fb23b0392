import CreativeModel
import StageCore
import Testing

@testable import PackageProposals

@Suite struct ChangedDealTests {
    @Test func `a changed deal is removed and placed again, and facts are updated`() async throws {
        let deals = themedDeals(themes: 3, count: 8)
        var run = try await themeCreator().packages(for: deals)
        let before = run.packages.map(\.dealIDs.count)
        var changed = try #require(deals.first { $0.id == run.packages[0].dealIDs[0] })
        changed.commercial.floorPrice = Micros(rawValue: 99_000_000)

        run.remove([changed.id], known: deals)
        #expect(run.packages.map(\.dealIDs.count) == [before[0] - 1] + before[1...])
        #expect(run.packages[0].facts.dealCount == before[0] - 1)

        let known = deals.filter { $0.id != changed.id } + [changed]
        try await run.place([changed], known: known, embedder: ThemeEmbedder())
        #expect(run.packages.map(\.dealIDs.count) == before)
        #expect(run.packages[0].facts.floorPrices[.unknown]?.highest == Micros(rawValue: 99_000_000))
    }

    @Test func `a deal that fell below the floor leaves its package permanently`() async throws {
        let deals = themedDeals(themes: 2, count: 8)
        var run = try await themeCreator().packages(for: deals)
        var changed = try #require(deals.first { $0.id == run.packages[0].dealIDs[0] })
        changed.safety.risk = .floor

        run.remove([changed.id], known: deals)
        try await run.place([changed], known: deals, embedder: ThemeEmbedder())
        #expect(!run.packages.contains { $0.dealIDs.contains(changed.id) })
        #expect(run.unassigned.map(\.dealID) == [changed.id])
        #expect(run.unassigned[0].reason == UnassignedReason.belowFloor)
    }
}
