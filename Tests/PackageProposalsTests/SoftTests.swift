import CreativeModel
import StageCore
import Testing

@testable import PackageProposals

@Suite struct SoftTests {
    /// Two themes, and a deal that is about both.
    private let deals = themedDeals(themes: 3, count: 20) + [deal("both", theme: 0, name: "theme0 theme1")]

    private func found(_ deals: [Deal], soft: Bool) async throws -> DealClusters {
        var creator = themeCreator()
        creator.options.usesSoftAssignments = soft
        return try await creator.clusters(of: deals)
    }

    private func homes(_ found: DealClusters) -> [Set<String>] {
        zip(found.clusters, found.guestCounts).map { Set($0.deals.dropLast($1).map(\.id)) }
    }

    @Test func `only a deal of two themes is a guest of the other theme`() async throws {
        let found = try await found(deals, soft: true)
        #expect(found.clusters.count == 3)
        #expect(found.guestCounts.reduce(0, +) == 1)
        let hosts = found.clusters.filter { $0.deals.contains { $0.id == "both" } }
        #expect(Set(hosts.map { $0.deals.first { $0.id != "both" }?.concepts }) == [["theme0"], ["theme1"]])
        let index = try #require(found.guestCounts.firstIndex(of: 1))
        #expect(found.clusters[index].deals.last?.id == "both")
    }

    @Test func `without soft assignments there are no guests`() async throws {
        let found = try await found(deals, soft: false)
        #expect(found.guestCounts == [0, 0, 0])
        #expect(found.clusters.reduce(0) { $0 + $1.deals.count } == deals.count)
    }

    @Test func `every deal stays in its own cluster`() async throws {
        #expect(try await homes(found(deals, soft: true)) == homes(found(deals, soft: false)))
        let sample = sampleDeals(90, seed: 3)
        for method in Method.allCases {
            let hard = try await creator(method).clusters(of: sample)
            let soft = try await creator(method, soft: true).clusters(of: sample)
            #expect(homes(hard) == homes(soft))
            #expect(hard.guestCounts.allSatisfy { $0 == 0 })
        }
    }

    @Test(arguments: [(25, 8), (9, 1), (8, 0)])
    func `a cluster takes guests up to its limit, and no deal is a guest in more than two`(
        greatest: Int, mostGuests: Int
    ) throws {
        // One direction and all directions between it and two others: every deal belongs slightly to every cluster.
        var generator = SeededGenerator(seed: 4)
        let clusters = (0..<5).map { cluster in (0..<8).map { 8 * cluster + $0 } }
        let rows = (0..<40).map { row in
            (0..<6).map { Float($0 == row / 8 ? 1 : 0.6) + Float(generator.uniform(in: -0.05...0.05)) }
        }
        let soft = SoftMembership(threshold: 0.05, sizes: try ClusterSizes(least: 3, greatest: greatest))
        let guests = soft.guests(of: clusters, Matrix(rows: rows), threads: 1)
        for (cluster, guests) in zip(clusters, guests) {
            #expect(guests.count <= max(0, greatest - cluster.count))
            #expect(Set(guests).isDisjoint(with: cluster))
        }
        let visits = guests.flatMap(\.self).reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        #expect(visits.values.allSatisfy { $0 <= 2 })
        #expect(guests.flatMap(\.self).isEmpty == (mostGuests == 0))
    }

    @Test func `a vector between two directions belongs to both, one near a direction only to it`() {
        let half = 0.5.squareRoot()
        #expect(abs(SoftMembership.share(half, beside: half, likeness: 0) - 0.5) < 1e-12)
        #expect(SoftMembership.share(0.1, beside: 0.9, likeness: 0) < 0.11)
        // As near to the second as the second is to the first: it has no component of its own.
        #expect(SoftMembership.share(0.5, beside: 1, likeness: 0.5) == 0)
        #expect(SoftMembership.share(0, beside: 0, likeness: 0) == 0)
    }

    @Test(arguments: [UInt64(1), 2])
    func `a lower threshold gives more guests, all within the limit`(seed: UInt64) async throws {
        let sample = sampleDeals(100, seed: seed)
        var counts: [Int] = []
        for threshold in [0.05, 0.2, 0.5, 1] {
            var creator = creator(.kmeans, soft: true)
            creator.options.softThreshold = threshold
            let found = try await creator.clusters(of: sample)
            #expect(found.clusters.allSatisfy { $0.deals.count <= 25 })
            for cluster in found.clusters {
                #expect(Set(cluster.deals.map(\.id)).count == cluster.deals.count)
            }
            counts.append(found.guestCounts.reduce(0, +))
        }
        #expect(counts == counts.sorted(by: >) && counts[0] > 0 && counts[3] == 0)
    }

    @Test func `a guest that fits no package is placed at most once`() async throws {
        /// Packages the first three deals of a cluster, and leaves all others unassigned.
        struct Picky: PackageProposer {
            func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal {
                var proposal = ClusterProposal()
                proposal.packages = [
                    .init(
                        name: "Picked", dealIDs: cluster.deals.prefix(3).map(\.id), reasoning: "First.",
                        source: .offline)
                ]
                proposal.strays = cluster.deals.dropFirst(3).map {
                    UnassignedDeal(dealID: $0.id, reason: "alone")
                }
                return proposal
            }
        }
        let deals = themedDeals(themes: 3, count: 8)
        var creator = themeCreator(Picky())
        creator.options.usesSoftAssignments = true
        creator.options.softThreshold = 0.01
        #expect(try await creator.clusters(of: deals).guestCounts.reduce(0, +) > 0)
        expectSound(try await creator.packages(for: deals), of: deals)
    }

    @Test(arguments: [UInt64(0), 5])
    func `soft runs are valid`(seed: UInt64) async throws {
        let deals = sampleDeals(120, seed: seed)
        expectSound(try await creator(.kmeans, soft: true).packages(for: deals), of: deals)
    }
}
