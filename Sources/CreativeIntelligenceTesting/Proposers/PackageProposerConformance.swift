public import PackageProposals
internal import CreativeModel
internal import Embeddings
internal import KMeans
internal import StageCore
public import Testing

/// What every proposer of packages promises, as checks for your own one.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await PackageProposerConformance(MyProposer()).checkAll()
/// }
/// ```
///
/// The clusters are of 60 made-up deals of three kinds, some of them with text of any kind.
public struct PackageProposerConformance: Sendable {
    let proposer: any PackageProposer
    let sourceLocation: SourceLocation

    /// Makes the checks of a proposer.
    public init(_ proposer: any PackageProposer, sourceLocation: SourceLocation = #_sourceLocation) {
        self.proposer = proposer
        self.sourceLocation = sourceLocation
    }

    /// Makes all checks.
    public func checkAll() async throws {
        try await checkPackages()
        try await checkReasons()
        try await checkEqualRuns()
        try await checkCancellation()
    }

    /// A package has 3 to 15 deals of its cluster, each once, and a name of one line.
    package func checkPackages() async throws {
        for cluster in try await Self.clusters() {
            let known = Set(cluster.deals.map(\.id))
            for package in try await proposer.propose(for: cluster, context: RunContext()).packages {
                let ids = Set(package.dealIDs)
                checker.expect(
                    (3...15).contains(package.dealIDs.count),
                    "3 to 15 deals in “\(package.name)”, found \(package.dealIDs.count)")
                checker.expect(
                    ids.count == package.dealIDs.count,
                    "each deal of “\(package.name)” once, found \(package.dealIDs)")
                checker.expect(
                    ids.isSubset(of: known), "deals of the cluster, found \(ids.subtracting(known).sorted())")
                let isLine =
                    !package.name.allSatisfy(\.isWhitespace) && !package.name.contains(where: \.isNewline)
                checker.expect(isLine, "a name of one line, found “\(package.name)”")
                checker.expect(
                    !package.reasoning.isEmpty,
                    "why the deals of “\(package.name)” belong together, found nothing")
            }
        }
    }

    /// What is in no package is known to the cluster and has a reason.
    package func checkReasons() async throws {
        for cluster in try await Self.clusters() {
            let known = Set(cluster.deals.map(\.id))
            let proposal = try await proposer.propose(for: cluster, context: RunContext())
            for deal in proposal.excluded + proposal.strays {
                checker.expect(known.contains(deal.dealID), "deals of the cluster, found “\(deal.dealID)”")
                checker.expect(
                    !deal.reason.allSatisfy(\.isWhitespace), "a reason for deal “\(deal.dealID)”, found none")
            }
        }
    }

    /// Equal clusters give equal proposals.
    func checkEqualRuns() async throws {
        for cluster in try await Self.clusters() {
            let first = try await proposer.propose(for: cluster, context: RunContext(threadCount: 1)).packages
            let second = try await proposer.propose(for: cluster, context: RunContext(threadCount: 4))
                .packages
            let place = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset
            checker.expect(
                first == second,
                "the same packages again, found others from place \(place ?? min(first.count, second.count)) on"
            )
        }
    }

    /// In a task that was cancelled, proposing throws `CancellationError` or ends.
    func checkCancellation() async throws {
        let proposer = proposer
        let cluster = try await Self.clusters()[0]
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await proposer.propose(for: cluster, context: RunContext()).packages.count
        }
        if case .failure(let error) = await task.result {
            checker.expect(error is CancellationError, "CancellationError, found \(error)")
        }
    }

    private var checker: Checker { Checker(sourceLocation: sourceLocation) }

    private static func clusters() async throws -> [DealCluster] {
        var deals: [Deal] = []
        let kinds = ["Premium CTV sports live", "Display news homepage desktop", "Audio podcast true crime"]
        for number in 0..<60 {
            var deal = Deal(id: "D\(number)")
            let unusual = number % 10 == 9 ? UnusualText.all[number / 10 * 4] : "\(number)"
            deal.name = "\(kinds[number % 3]) \(unusual)"
            deals.append(deal)
        }
        let creator = PackageCreator(
            embedder: .hashed, clusterer: KMeansSelection(clusterCounts: 2...4), proposer: .offline)
        return try await creator.clusters(of: deals).clusters
    }
}
