internal import StageCore

/// Has every cluster proposed, several at once.
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
