internal import StageCore

/// Has every cluster proposed, several at once.
struct ProposalRound {
    let proposer: any PackageProposer
    let parallelProposals: Int

    /// - Returns: The proposals in the order of the clusters.
    func proposals(for clusters: ArraySlice<DealCluster>, context: RunContext) async throws
        -> [ClusterProposal]
    {
        var proposals = [ClusterProposal?](repeating: nil, count: clusters.count)
        var waiting = clusters.enumerated().makeIterator()
        var done = 0
        guard !clusters.isEmpty else { return [] }
        try context.checkpoint(event(done, of: clusters.count))
        try await withThrowingTaskGroup(of: (Int, ClusterProposal).self) { group in
            func start() {
                guard let (place, cluster) = waiting.next() else { return }
                group.addTask { [proposer] in
                    (place, try await proposer.propose(for: cluster, context: context))
                }
            }
            for _ in 0..<min(parallelProposals, clusters.count) { start() }
            for try await (place, proposal) in group {
                proposals[place] = proposal
                done += 1
                try context.checkpoint(event(done, of: clusters.count))
                start()
            }
        }
        return proposals.compactMap(\.self)
    }

    private func event(_ done: Int, of total: Int) -> ProgressEvent {
        ProgressEvent(
            stage: "Proposing packages", completed: done, total: total, detail: "\(done) of \(total) clusters"
        )
    }
}
