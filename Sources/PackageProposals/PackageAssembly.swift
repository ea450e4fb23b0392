internal import CreativeModel
internal import StageCore

/// Has every cluster proposed, several at once, and makes one run of the answers.
struct PackageAssembly {
    let proposer: any PackageProposer
    let options: PackageCreator.Options

    func run(_ found: DealClusters, context: RunContext) async throws -> PackageRun {
        let proposals = try await proposals(for: found.clusters, context: context)
        var run = PackageRun()
        run.clusterCount = found.clusters.count
        run.warnings = found.warnings + proposals.flatMap(\.warnings)
        var names = PackageNames()
        var reasons: [String: String] = [:]
        for deal in found.unassigned { reasons[deal.dealID] = deal.reason }
        for (cluster, proposal) in zip(found.clusters, proposals) {
            let deals = Dictionary(cluster.deals.map { ($0.id, $0) }) { first, _ in first }
            for package in proposal.packages {
                let members = package.dealIDs.compactMap { deals[$0] }
                guard members.count == package.dealIDs.count, !members.isEmpty else {
                    throw PackageError(
                        .stageFailed, "the proposer put deals into a package that are not in its cluster")
                }
                let facts = PackageFacts(of: members)
                run.packages.append(
                    PackageProposal(
                        name: names.unique(package.name, facts: facts), dealIDs: package.dealIDs,
                        reasoning: package.reasoning, source: package.source, facts: facts))
            }
            for deal in proposal.excluded where reasons[deal.dealID] == nil {
                reasons[deal.dealID] = deal.reason
            }
        }
        let assigned = Set(run.packages.flatMap(\.dealIDs))
        let all = found.unassigned.map(\.dealID) + found.clusters.flatMap { $0.deals.map(\.id) }
        var listed: Set<String> = []
        run.unassigned = all.filter { !assigned.contains($0) && listed.insert($0).inserted }.map {
            UnassignedDeal(dealID: $0, reason: reasons[$0] ?? UnassignedReason.leftOut)
        }
        return run
    }

    private func proposals(for clusters: [DealCluster], context: RunContext) async throws -> [ClusterProposal]
    {
        var proposals = [ClusterProposal?](repeating: nil, count: clusters.count)
        var waiting = clusters.indices.makeIterator()
        var done = 0
        try context.checkpoint(
            ProgressEvent(stage: "Proposing packages", completed: 0, total: clusters.count))
        try await withThrowingTaskGroup(of: (Int, ClusterProposal).self) { group in
            func start() {
                guard let place = waiting.next() else { return }
                group.addTask { [proposer] in
                    (place, try await proposer.propose(for: clusters[place], context: context))
                }
            }
            for _ in 0..<min(options.parallelProposals, clusters.count) { start() }
            for try await (place, proposal) in group {
                proposals[place] = proposal
                done += 1
                try context.checkpoint(
                    ProgressEvent(
                        stage: "Proposing packages", completed: done, total: clusters.count,
                        detail: "\(done) of \(clusters.count) clusters"))
                start()
            }
        }
        return proposals.compactMap(\.self)
    }
}
