internal import CreativeModel
internal import DenseLinearAlgebra
internal import StageCore

/// Divides deals into groups of bounded size by the votes of many fits, so that each group can be a package.
struct ConsensusGrouping {
    let clusterer: any CountSelectingClusterer
    let fitCount: Int
    let sizes: ClusterSizes
    /// The requested number of groups, or `nil` for one that follows from the sizes.
    let requestedCount: ClosedRange<Int>?
    /// The number of deals that are left out for other reasons.
    let leftBefore: Int

    /// The groups found.
    struct Outcome {
        /// The rows of each group, ascending, ordered by their first row.
        var groups: [[Int]] = []
        /// The rows in no group.
        var left: [Int] = []
    }

    /// The mean size of groups relative to the maximum. Smaller groups are purer, and more of them are needed.
    private static let meanFill = 0.48
    /// The maximum share of deals left out because they resemble no group. Deals without a compatible group come on top.
    private static let leftShare = 0.02
    /// The similarity to its own group, relative to the median of all deals, below which a deal resembles no group.
    private static let leastRelativeSimilarity: Float = 0.5

    /// Returns the number of groups of a number of deals.
    func groupCount(of dealCount: Int) -> Int {
        let possible = sizes.counts(of: dealCount)
        let usual = Int((Double(dealCount) / (Double(sizes.greatest) * Self.meanFill)).rounded(.up))
        let wanted = requestedCount.map { min(max(usual, $0.lowerBound), $0.upperBound) } ?? usual
        return min(max(wanted, possible.lowerBound), possible.upperBound)
    }

    /// Returns the groups of deals.
    ///
    /// - Parameters:
    ///   - vectors: N rows.
    ///   - kinds: The kind of each deal. A group has deals of one kind.
    /// - Complexity: That of the fits, plus O(N·R·s·log N) for R fits with clusters of mean size s.
    func outcome(_ vectors: CatalogueVectors, kinds: [Int], context: RunContext) throws -> Outcome {
        let count = groupCount(of: vectors.rows.rowCount)
        let votes = try ClusterVotes(
            vectors, groupCount: count, fitCount: fitCount, clusterer: clusterer, context: context)
        var ward = BoundedWard(votes, kinds: kinds, sizeLimit: sizes.greatest)
        try ward.merge(downTo: count, ofAtLeast: sizes.least)
        var outcome = Outcome(groups: ward.groups.filter { !$0.isEmpty })
        outcome.placeSmallGroups(vectors, kinds: kinds, sizes: sizes, threads: context.threadCount)
        outcome.leaveOut(
            atMost: Int(Self.leftShare * Double(kinds.count + leftBefore)) - leftBefore,
            below: Self.leastRelativeSimilarity, votes,
            least: sizes.least)
        outcome.groups.sort { $0[0] < $1[0] }
        return outcome
    }
}

extension ConsensusGrouping.Outcome {
    /// Moves the deals of groups that are too small to the nearest groups of their kind with room.
    ///
    /// - Complexity: O(S·K·Q) for S deals in small groups and K others.
    fileprivate mutating func placeSmallGroups(
        _ vectors: CatalogueVectors, kinds: [Int], sizes: ClusterSizes, threads: Int
    ) {
        let small = groups.filter { $0.count < sizes.least }.sorted { ($0.count, $0[0]) < ($1.count, $1[0]) }
        groups = groups.filter { $0.count >= sizes.least }
        let rows = small.flatMap(\.self)
        guard !rows.isEmpty else { return }
        guard !groups.isEmpty else {
            left += rows
            return
        }
        let centers = Matrix<Float>(rows: groups.map { vectors.directions.mean(of: $0) })
        let similarities = vectors.directions.rows(at: rows).product(
            withTransposeOf: centers, threadCount: threads)
        for (index, row) in rows.enumerated() {
            let roomy = groups.indices.filter {
                kinds[groups[$0][0]] == kinds[row] && groups[$0].count < sizes.greatest
            }
            let nearest = roomy.max {
                (similarities[index, $0], $1) < (similarities[index, $1], $0)
            }
            guard let nearest else {
                left.append(row)
                continue
            }
            groups[nearest] = (groups[nearest] + [row]).sorted()
        }
    }

    /// Takes the deals out that resemble their group least, as long as the group stays large enough.
    fileprivate mutating func leaveOut(
        atMost limit: Int, below share: Float, _ votes: ClusterVotes, least: Int
    ) {
        var weak: [(similarity: Float, row: Int, group: Int)] = []
        for (number, group) in groups.enumerated() {
            for row in group {
                let sum = group.reduce(Float(0)) { $1 == row ? $0 : $0 + votes.similarity(row, $1) }
                weak.append((sum / Float(max(1, group.count - 1)), row, number))
            }
        }
        weak.sort { ($0.similarity, $0.row) < ($1.similarity, $1.row) }
        guard !weak.isEmpty else { return }
        let bound = share * weak[weak.count / 2].similarity
        for deal in weak {
            guard left.count < limit, deal.similarity < bound else { break }
            guard groups[deal.group].count > least else { continue }
            groups[deal.group].removeAll { $0 == deal.row }
            left.append(deal.row)
        }
        left.sort()
    }
}
