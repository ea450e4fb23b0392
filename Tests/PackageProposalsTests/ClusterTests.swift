import CreativeModel
import Embeddings
import StageCore
import Testing

@testable import PackageProposals

@Suite struct ClusterTests {
    /// Checks that every deal is in one cluster or unassigned with a reason, and that sizes are within bounds.
    private func expectSound(_ found: DealClusters, of deals: [Deal], _ options: PackageCreator.Options) {
        let homes = zip(found.clusters, found.guestCounts).flatMap { $0.deals.dropLast($1).map(\.id) }
        #expect(Set(homes).count == homes.count)
        #expect(Set(homes).isDisjoint(with: found.unassigned.map(\.dealID)))
        #expect(homes.count + found.unassigned.count == deals.count)
        #expect(Set(homes + found.unassigned.map(\.dealID)) == Set(deals.map(\.id)))
        #expect(found.unassigned.allSatisfy { !$0.reason.isEmpty })
        for (number, cluster) in found.clusters.enumerated() {
            #expect(cluster.number == number)
            #expect((options.minClusterSize...options.maxDealsPerCluster).contains(cluster.deals.count))
            #expect(cluster.vectors.rowCount == cluster.deals.count)
        }
    }

    @Test(arguments: Method.allCases, [UInt64(0), 1, 2])
    func `every number of deals has a clustering`(method: Method, seed: UInt64) async throws {
        let creator = creator(method)
        for count in 1...30 {
            let deals = sampleDeals(count, seed: seed)
            let found = try await creator.clusters(of: deals, context: RunContext(seed: seed))
            expectSound(found, of: deals, creator.options)
            let clusterable = deals.count { $0.safety.risk != .floor && !DealText($0).line.isEmpty }
            #expect(found.clusters.isEmpty == (clusterable < 5), "\(count) deals")
            if clusterable < 5 {
                #expect(
                    found.warnings == [
                        "no clusters: \(clusterable) deal\(clusterable == 1 ? "" : "s") to cluster, expected at least 5"
                    ])
            }
        }
    }

    @Test(arguments: Method.allCases)
    func `a clustering of 300 deals is valid`(method: Method) async throws {
        let deals = sampleDeals(300, seed: 4)
        let creator = creator(method)
        let found = try await creator.clusters(of: deals)
        expectSound(found, of: deals, creator.options)
        #expect(found.clusters.count >= 12)
    }

    #if !DEBUG
        @Test(arguments: Method.allCases)
        func `a clustering of 1,000 deals is valid`(method: Method) async throws {
            let deals = sampleDeals(1_000, seed: 4)
            let creator = creator(method, soft: true)
            expectSound(try await creator.clusters(of: deals), of: deals, creator.options)
            PackageProposalsTests.expectSound(try await creator.packages(for: deals), of: deals)
        }
    #endif

    @Test(arguments: Method.allCases, [(3, 5), (3, 6), (4, 7), (5, 9), (6, 40), (3, Int.max)])
    func `other sizes are respected`(method: Method, sizes: (least: Int, greatest: Int)) async throws {
        var creator = creator(method)
        (creator.options.minClusterSize, creator.options.maxDealsPerCluster) = sizes
        for count in [sizes.least, 19, 60] {
            let deals = themedDeals(themes: 2, count: count).prefix(count).map { $0 }
            expectSound(try await creator.clusters(of: deals), of: deals, creator.options)
        }
    }

    @Test(arguments: [
        (5, 8, "maxDealsPerCluster is 8, expected at least 9, as minClusterSize is 5"),
        (0, 25, "minClusterSize is 0, expected at least 1"),
        (2, 25, "minClusterSize is 2, expected at least 3"),
        (3, Int.min, "maxDealsPerCluster is \(Int.min), expected at least 5, as minClusterSize is 3"),
        (
            Int.max, 25,
            "maxDealsPerCluster is 25, expected at least \(Int.max), as minClusterSize is \(Int.max)"
        ),
    ])
    func `contradictory sizes are rejected`(least: Int, greatest: Int, message: String) async {
        var creator = themeCreator()
        (creator.options.minClusterSize, creator.options.maxDealsPerCluster) = (least, greatest)
        let error = await #expect(throws: PackageError.self) { try await creator.clusters(of: []) }
        #expect(error?.message == message)
        #expect(error?.code == .invalidOption)
    }

    @Test(arguments: 0..<4)
    func `options out of range are rejected`(index: Int) async {
        var creator = themeCreator()
        switch index {
        case 0: creator.options.softThreshold = .nan
        case 1: creator.options.softThreshold = 1.1
        case 2: creator.options.reducedDimension = 0
        default: creator.options.parallelProposals = 0
        }
        let error = await #expect(throws: PackageError.self) { try await creator.packages(for: []) }
        #expect(error?.code == .invalidOption)
        let name = [
            "softThreshold", "softThreshold", "reducedDimension", "parallelProposals",
        ]
        #expect(error?.message.hasPrefix(name[index] + " is ") == true)
    }

    @Test(arguments: Method.allCases)
    func `equal deals are also divided`(method: Method) async throws {
        let deals = (0..<200).map { number in
            var deal = Deal(id: "\(number)")
            deal.name = "Premium CTV"
            return deal
        }
        let creator = creator(method)
        let found = try await creator.clusters(of: deals)
        expectSound(found, of: deals, creator.options)
        #expect(found.unassigned.isEmpty)
        #expect(found.clusters.count >= 8)
    }

    @Test(arguments: Method.allCases)
    func `neither threads nor repetition change a cluster`(method: Method) async throws {
        let deals = sampleDeals(80, seed: 6)
        var results: [[[String]]] = []
        for threads in [1, 2, 5, 1] {
            let found = try await creator(method).clusters(
                of: deals, context: RunContext(seed: 3, threadCount: threads))
            results.append(found.clusters.map { $0.deals.map(\.id) })
        }
        #expect(Set(results).count == 1)
    }

    /// For clear clusters only; otherwise the start of a clustering depends on the order of its rows.
    @Test(arguments: Method.allCases, [UInt64(1), 2, 3])
    func `the order of the deals does not change plain clusters`(method: Method, seed: UInt64) async throws {
        var deals = themedDeals(themes: 4, count: 9)
        var creator = themeCreator()
        creator.clusterer = method.clusterer
        (creator.options.minClusterSize, creator.options.maxDealsPerCluster) = (5, 12)
        let straight = try await creator.clusters(of: deals)
        var generator = SeededGenerator(seed: seed)
        generator.shuffle(&deals)
        let shuffled = try await creator.clusters(of: deals)
        let expected = Set((0..<4).map { theme in Set((0..<9).map { "t\(theme)d\($0)" }) })
        #expect(Set(straight.clusters.map { Set($0.deals.map(\.id)) }) == expected)
        #expect(Set(shuffled.clusters.map { Set($0.deals.map(\.id)) }) == expected)
    }

    @Test func `a duplicate ID is rejected`() async {
        let deals = themedDeals(themes: 1, count: 5) + [deal("t0d3\u{202E}"), deal("t0d3")]
        let error = await #expect(throws: PackageError.self) { try await themeCreator().clusters(of: deals) }
        #expect(error?.code == .repeatedDeal)
        #expect(error?.message == "the deal “t0d3” occurs twice, expected each ID once")
    }

    @Test func `deals below the floor and deals without data are not clustered`() async throws {
        let deals =
            themedDeals(themes: 1, count: 6) + [Deal(id: "mute"), deal("worst", risk: .floor)]
        let found = try await themeCreator().clusters(of: deals)
        #expect(
            found.unassigned == [
                UnassignedDeal(dealID: "mute", reason: "nothing is known about it but its id"),
                UnassignedDeal(
                    dealID: "worst", reason: "rated below the GARM floor: suitable for no advertising"),
            ])
        #expect(found.clusters.flatMap { $0.deals.map(\.id) } == themedDeals(themes: 1, count: 6).map(\.id))
    }

    @Test func `no deals give no clusters and no warnings`() async throws {
        let run = try await themeCreator().packages(for: [])
        #expect(run.packages.isEmpty && run.unassigned.isEmpty && run.warnings.isEmpty)
        #expect(run.placement == nil && run.clusterCount == 0)
    }

    @Test func `stages that violate their contract are named in the error`() async {
        struct Short: TextEmbedder {
            let identifier = "short"
            let dimension = 2
            func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
                Matrix(rowCount: 1, columnCount: 2, elements: [0, 1])
            }
        }
        var creator = themeCreator()
        creator.embedder = Short()
        let error = await #expect(throws: PackageError.self) {
            try await creator.packages(for: themedDeals(themes: 1, count: 6))
        }
        #expect(error?.message == "the embedder returned 1 vector for 6 texts")
    }
}
