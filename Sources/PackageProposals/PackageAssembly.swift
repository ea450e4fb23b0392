internal import CreativeModel
internal import StageCore

/// Combines the proposals for all clusters into one run.
struct PackageAssembly {
    /// The input deals.
    let deals: [Deal]
    let found: DealClusters
    let proposals: [ClusterProposal]

    func run(context: RunContext) throws -> PackageRun {
        var run = PackageRun()
        run.clusterCount = found.clusters.count - found.strayClusterCount
        run.foundCount = found.foundCount
        run.guestCount = found.guestCounts.reduce(0, +)
        run.fallbackCount = proposals.count { $0.isFallback }
        run.cost = proposals.reduce(ProposalCost()) { $0 + $1.cost }
        run.warnings = found.warnings + Self.counted(proposals.flatMap(\.warnings))
        run.packages = try packages()
        var reasons = Reasons(found.unassigned + proposals.flatMap(\.excluded))
        try placeStrays(&run, &reasons, context)
        reasons.add(proposals.flatMap(\.strays))
        let assigned = Set(run.packages.flatMap(\.dealIDs))
        run.unassigned = deals.map(\.id).filter { !assigned.contains($0) }.map {
            UnassignedDeal(dealID: $0, reason: reasons[$0] ?? UnassignedReason.leftOut)
        }
        return run
    }

    private func packages() throws -> [PackageProposal] {
        var names = PackageNames()
        var packages: [PackageProposal] = []
        for (cluster, proposal) in zip(found.clusters, proposals) {
            let deals = Dictionary(cluster.deals.map { ($0.id, $0) }) { first, _ in first }
            for package in proposal.packages {
                let members = package.dealIDs.compactMap { deals[$0] }
                guard members.count == package.dealIDs.count, !members.isEmpty else {
                    throw PackageError(
                        .stageFailed, "the proposer returned a package with deals outside its cluster")
                }
                let facts = PackageFacts(of: members)
                packages.append(
                    PackageProposal(
                        name: names.unique(package.name, facts: facts), dealIDs: package.dealIDs,
                        reasoning: package.reasoning, source: package.source, facts: facts))
            }
        }
        return packages
    }

    /// Places strays into packages: a deal without similar deals in its own cluster may be similar to a package of another
    /// one.
    private func placeStrays(_ run: inout PackageRun, _ reasons: inout Reasons, _ context: RunContext) throws
    {
        guard let ground = found.ground, !run.packages.isEmpty else { return }
        let rows = Dictionary(ground.deals.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let placement = try DealPlacement(
            ground.vectors, ground.reduced, text: ground.text, embedderIdentifier: ground.embedderIdentifier,
            groups: run.packages.map { $0.dealIDs.compactMap { rows[$0] } },
            threads: context.threadCount)
        run.placement = placement
        let assigned = Set(run.packages.flatMap(\.dealIDs))
        // A guest may be a stray in several clusters.
        var seen: Set<String> = []
        let strays = proposals.flatMap(\.strays).filter {
            !assigned.contains($0.dealID) && reasons[$0.dealID] == nil && seen.insert($0.dealID).inserted
        }
        let indices = strays.compactMap { rows[$0.dealID] }
        var filling = PackageFilling(run.packages, deals: ground.deals)
        placement.place(
            zip(indices, strays).map { (ground.deals[$0], $1.reason) },
            vectors: ground.vectors.rows(at: indices),
            into: &filling, threads: context.threadCount)
        run.packages = filling.outcome.packages
        reasons.add(filling.outcome.unassigned)
    }

    /// Returns each warning once, in the order of first occurrence, with the number of occurrences.
    private static func counted(_ warnings: [String]) -> [String] {
        let counts = warnings.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        var told: Set<String> = []
        return warnings.filter { told.insert($0).inserted }.map { warning in
            let count = counts[warning] ?? 1
            return count == 1 ? warning : "\(count) clusters: \(warning)"
        }
    }
}

/// The first reason given for each deal.
private struct Reasons {
    private var texts: [String: String] = [:]

    init(_ deals: [UnassignedDeal]) { add(deals) }

    subscript(dealID: String) -> String? { texts[dealID] }

    mutating func add(_ deals: [UnassignedDeal]) {
        for deal in deals where texts[deal.dealID] == nil { texts[deal.dealID] = deal.reason }
    }
}

/// Requests proposals for all clusters, several at a time.
struct ProposalRound {
    let proposer: any PackageProposer
    let parallelProposals: Int

    /// - Returns: The proposals in the order of the clusters.
    func proposals(for clusters: ArraySlice<DealCluster>, context: RunContext) async throws
        -> [ClusterProposal]
    {
        try await context.inParallel(
            Array(clusters), atOnce: parallelProposals,
            progress: { done, total in
                ProgressEvent(
                    stage: "Proposing packages", completed: done, total: total,
                    detail: "\(grouped(done)) of \(counted(total, "cluster"))")
            }
        ) { [proposer] cluster in try await proposer.propose(for: cluster, context: context) }
    }
}

/// The reasons why deals are in no package, in words for people.
enum UnassignedReason {
    static let belowFloor = "rated below the GARM floor: suitable for no advertising"
    static let leftOut = "the proposer put it into no package and gave no reason"
    static let saysNothing = "nothing is known about it but its id"

    static func tooFewDeals(_ count: Int, least: Int) -> String {
        "\(counted(count, "deal", "is", "are")) too few: at least \(least) are needed"
    }

    static func tooFewAlike(kind: String, dealCount: Int) -> String {
        let least = PackageSize.allowed.lowerBound
        let deal = kind.isEmpty ? "deal" : "\(kind) deal"
        switch dealCount {
        case 1: return "the only \(deal) among those it is most like; a package needs \(least)"
        case ..<least:
            return
                "one of only \(counted(dealCount, deal)) among those it is most like; a package needs \(least)"
        default: return "unlike the other \(deal)s of its cluster; a package needs \(least) that are alike"
        }
    }
}
