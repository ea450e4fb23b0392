import CreativeIntelligence
import Foundation
import Testing

/// The parameters of `package_creation` other than sizes.
@Suite struct PackageJobTests {
    private func fixture() async throws -> (JobsFixture, [Deal]) {
        let fixture = try JobsFixture(.memory)
        let files = try SampleInputs.paths(["deals.json"]).map { URL(fileURLWithPath: $0) }
        return (fixture, try DealImporter().read(files).deals)
    }

    @Test func `new deals join the stored packages, and nothing else changes`() async throws {
        let (fixture, deals) = try await fixture()
        let late = Set(deals.indices.filter { $0.isMultiple(of: 6) }.map { deals[$0].id })
        _ = try await fixture.product.add(deals.filter { !late.contains($0.id) })
        let first = try await fixture.run("package_creation", ["min_deals": 3, "max_deals": 30])
        #expect(first.state == .completed)
        let before = try await fixture.product.packages()
        _ = try await fixture.product.add(deals)
        let second = try await fixture.run("package_creation", ["incremental": true])
        let after = try await fixture.product.packages()
        let placed = try #require(second.outcome?.figures["placed"])
        let (old, new) = (Set(before.flatMap(\.dealIDs)), Set(after.flatMap(\.dealIDs)))
        #expect(placed == .integer(new.count - old.count) && new.count > old.count)
        #expect(new.subtracting(old).isSubset(of: late.union(Set(deals.map(\.id)).subtracting(old))))
        #expect(before.map(\.name) == after.map(\.name))
        for (kept, grown) in zip(before, after) { #expect(Set(kept.dealIDs).isSubset(of: grown.dealIDs)) }
        let third = try await fixture.run("package_creation", ["incremental": true])
        #expect(third.outcome?.figures["placed"] == 0)
        #expect(try await fixture.product.packages() == after)
    }

    @Test func `new deals wait if there are no packages`() async throws {
        let (fixture, deals) = try await fixture()
        _ = try await fixture.product.add(Array(deals.prefix(10)))
        let run = try await fixture.run("package_creation", ["incremental": true])
        #expect(run.outcome?.figures["placed"] == 0 && run.outcome?.figures["unassigned"] == 10)
    }

    @Test func `method, model and prompt reach the package creator`() throws {
        var parameters = PackageJob.Parameters()
        try parameters.read([
            "method": "kmeans", "model": "hashed", "prompt": "/p.txt", "prompt_style": "python",
        ])
        #expect(
            parameters.method == .kmeans && parameters.prompt == "/p.txt" && parameters.promptStyle == .python
        )
        let creator = try PackageCreator(parameters)
        #expect(creator.embedder.identifier == HashedEmbedder().identifier)
        #expect(creator.clusterer is KMeansSelection)
    }

    @Test(
        arguments: [
            ["prompt_style": "python"], ["model": "folder"], ["method": "dbscan"],
            ["min_deals": 20, "max_deals": 30],
        ] as [JobParameters])
    func `contradictory parameters are rejected`(given: JobParameters) {
        var parameters = PackageJob.Parameters()
        let error = #expect(throws: JobError.self) { try parameters.read(given) }
        #expect(error?.code == .invalidParameter && error?.message.contains("parameter") == true)
    }
}
