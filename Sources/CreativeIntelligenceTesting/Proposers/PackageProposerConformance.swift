public import PackageProposals
internal import CreativeModel
internal import Embeddings
internal import KMeans
internal import StageCore
public import Testing

/// Conformance checks for implementations of `PackageProposer`.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await PackageProposerConformance(MyProposer()).checkAll()
/// }
/// ```
///
/// The clusters consist of 60 synthetic deals of three kinds, some of them with unusual text.
public struct PackageProposerConformance: Sendable {
    let proposer: any PackageProposer
    let sourceLocation: SourceLocation

    /// Creates the checks for a proposer.
    public init(_ proposer: any PackageProposer, sourceLocation: SourceLocation = #_sourceLocation) {
        self.proposer = proposer
        self.sourceLocation = sourceLocation
    }

    /// Runs all checks.
    public func checkAll() async throws {
        try await checkPackages()
        try await checkReasons()
        try await checkEqualRuns()
        try await checkCancellation()
    }

    /// Checks that a package has 3 to 15 distinct deals of its cluster, and a name of one line.
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
                    "a rationale for “\(package.name)”, found none")
            }
        }
    }

    /// Checks that each unpackaged deal belongs to the cluster and has a reason.
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

    /// Checks that equal clusters give equal proposals.
    func checkEqualRuns() async throws {
        for cluster in try await Self.clusters() {
            let first = try await proposer.propose(for: cluster, context: RunContext(threadCount: 1)).packages
            let second = try await proposer.propose(for: cluster, context: RunContext(threadCount: 4))
                .packages
            let position = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset
            checker.expect(
                first == second,
                "equal packages of two runs, found a difference from index \(position ?? min(first.count, second.count)) on"
            )
        }
    }

    /// Checks that proposing in a cancelled task throws `CancellationError` or completes.
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
