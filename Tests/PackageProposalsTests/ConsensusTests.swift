import CreativeModel
import Embeddings
import KMeans
import StageCore
import Testing

@testable import PackageProposals

/// Packages by the votes of many fits.
@Suite struct ConsensusTests {
    /// A creator with fewer fits than the default, which are enough for clear themes.
    private func creator(_ embedder: any TextEmbedder = .hashed, fitCount: Int = 12) -> PackageCreator {
        var options = KMeansClusterer.Options()
        options.restarts = 1
        options.iterationLimit = 15
        var creator = PackageCreator(
            embedder: embedder,
            clusterer: KMeansSelection(clusterCounts: 1...2, criterion: .bic, options: options),
            proposer: .offline)
        creator.options.fitCount = fitCount
        return creator
    }

    @Test(arguments: [UInt64(0), 1, 2])
    func `every number of deals gives packages of 3 to 15`(seed: UInt64) async throws {
        for count in 1...30 {
            let deals = sampleDeals(count, seed: seed)
            let run = try await creator().packages(for: deals, context: RunContext(seed: seed))
            expectSound(run, of: deals)
            let clusterable = deals.count { $0.safety.risk != .floor && !DealText($0).line.isEmpty }
            #expect(!run.packages.isEmpty || clusterable < 5 || run.unassigned.count == count)
        }
    }

    @Test func `few deals are unassigned, and packages have deals of one kind`() async throws {
        let deals = sampleDeals(300, seed: 4)
        let run = try await creator().packages(for: deals)
        expectSound(run, of: deals)
        let known = Dictionary(uniqueKeysWithValues: deals.map { ($0.id, $0) })
        for package in run.packages {
            #expect(Set(package.dealIDs.compactMap { known[$0] }.map { Suitability($0).kind }).count == 1)
        }
        #expect(run.unassigned.count <= 30)
        #expect((20...60).contains(run.packages.count))
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `neither the order of the deals nor threads change a package`(seed: UInt64) async throws {
        var deals = sampleDeals(120, seed: 6)
        let expected = try await creator().packages(for: deals, context: RunContext(seed: 9))
        var generator = SeededGenerator(seed: seed)
        generator.shuffle(&deals)
        let context = RunContext(seed: 9, threadCount: [1, 2, 7][Int(seed) - 1])
        let shuffled = try await creator().packages(for: deals, context: context)
        #expect(shuffled.packages == expected.packages)
        #expect(Set(shuffled.unassigned) == Set(expected.unassigned))
    }

    @Test func `clear themes become packages`() async throws {
        let run = try await creator(ThemeEmbedder()).packages(for: themedDeals(themes: 4, count: 9))
        let expected = Set((0..<4).map { theme in Set((0..<9).map { "t\(theme)d\($0)" }) })
        let found = run.packages.map { Set($0.dealIDs) }
        #expect(found.allSatisfy { package in expected.contains { package.isSubset(of: $0) } })
        #expect(run.unassigned.isEmpty)
    }

    @Test(arguments: [1...1, 2...2, 4...4, 5...9])
    func `the number of packages can be chosen`(counts: ClosedRange<Int>) async throws {
        var creator = creator()
        creator.options.packageCounts = counts
        let run = try await creator.packages(for: themedDeals(themes: 4, count: 9))
        #expect(run.packages.count <= counts.upperBound)
        #expect(run.packages.count >= min(counts.lowerBound, 4))
        #expect(run.packages.flatMap(\.dealIDs).count + run.unassigned.count == 36)
    }

    @Test func `a number of packages without votes is rejected`() async {
        var creator = creator(fitCount: 0)
        creator.options.packageCounts = 4...4
        let error = await #expect(throws: PackageError.self) {
            try await creator.packages(for: themedDeals(themes: 1, count: 6))
        }
        #expect(error?.message == "packageCounts is 4...4, expected nil without fitCount")
    }

    @Test func `a clusterer of one count cannot vote`() async {
        var creator = creator()
        creator.clusterer = KMeansClusterer(clusterCount: 3)
        let error = await #expect(throws: PackageError.self) {
            try await creator.packages(for: themedDeals(themes: 1, count: 6))
        }
        #expect(error?.code == .invalidOption)
    }

    @Test func `values of all deals are not in the text of vectors`() {
        var deals = themedDeals(themes: 2, count: 10)
        for index in deals.indices {
            deals[index].format = "CTV"
            deals[index].ssp = "Exchange"
        }
        let text = VectorText(deals)
        #expect(text.line(of: deals[0]) == "Inventory t0d0 theme0. theme0")
        deals[0].format = "Display"
        deals[1].format = "Audio"
        #expect(VectorText(deals).line(of: deals[0]) == "Inventory t0d0 theme0. theme0. Display")
    }

    @Test func `a deal that has only its terms keeps a text`() {
        var deal = Deal(id: "terms")
        deal.ssp = "Exchange"
        #expect(VectorText([deal]).line(of: deal) == "SSP: Exchange")
        #expect(VectorText([]).line(of: Deal(id: "empty")).isEmpty)
    }
}
