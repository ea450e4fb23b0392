internal import DenseLinearAlgebra
internal import StageCore

/// The labels of many fits of the same deals, with different dimensions and numbers of clusters.
///
/// One fit depends on its start and on a dimension that suits some catalogues only. The share of fits in which two deals are
/// together does not (A. Fred and A. Jain, "Combining multiple clusterings using evidence accumulation", 2005,
/// doi:10.1109/TPAMI.2005.113).
struct ClusterVotes {
    /// The number of fits, R.
    let fitCount: Int
    private let labels: [Int32]
    private let vectors: CatalogueVectors

    /// The weight of the cosine in a similarity; the rest is that of the votes.
    private static let cosineShare: Float = 0.3
    private static let dimensions = 16.0...250
    /// The range of the number of clusters, in multiples of the number of groups.
    private static let counts = 0.5...1.5

    /// - Parameters:
    ///   - groupCount: The expected number of groups.
    ///   - fitCount: R, at least 1.
    init(
        _ vectors: CatalogueVectors, groupCount: Int, fitCount: Int, clusterer: any CountSelectingClusterer,
        context: RunContext
    ) throws {
        let rows = vectors.rows
        var labels = [Int32](repeating: 0, count: rows.rowCount * fitCount)
        for fit in 0..<fitCount {
            try context.checkpoint(
                ProgressEvent(stage: "Clustering", completed: fit, total: fitCount, detail: "repeated fits"))
            var random = SeededGenerator(seed: context.seed, stream: UInt64(fit))
            let lowest = min(Self.dimensions.lowerBound, Double(max(1, rows.rowCount / 4)))
            let highest = max(
                lowest, min(Self.dimensions.upperBound, Double(rows.rowCount / 2), Double(rows.columnCount)))
            let dimension = lowest * Double.exponential(random.uniform() * Double.logarithm(highest / lowest))
            let share =
                Self.counts.lowerBound + random.uniform() * (Self.counts.upperBound - Self.counts.lowerBound)
            let count = max(2, min(rows.rowCount, Int(share * Double(groupCount))))
            let reduced = rows.firstColumns(max(1, Int(dimension)))
            let quiet = RunContext(seed: random.next(), threadCount: context.threadCount)
            let model = try clusterer.selecting(from: count...count).fit(reduced, context: quiet).model
            let found = try model.assign(reduced, context: quiet)
            guard found.count == rows.rowCount else {
                throw PackageError(
                    .stageFailed,
                    "the clusterer returned \(counted(found.count, "label")) for \(counted(rows.rowCount, "deal"))"
                )
            }
            for (row, label) in found.enumerated() { labels[row * fitCount + fit] = label }
        }
        self.labels = labels
        self.fitCount = fitCount
        self.vectors = vectors
    }

    var rowCount: Int { vectors.rows.rowCount }

    /// Returns the similarity of two deals: 1 for a deal with itself.
    func similarity(_ left: Int, _ right: Int) -> Float {
        var votes = 0
        for fit in 0..<fitCount where labels[left * fitCount + fit] == labels[right * fitCount + fit] {
            votes += 1
        }
        return similarity(left, right, votes: votes)
    }

    private func similarity(_ left: Int, _ right: Int, votes: Int) -> Float {
        let cosine = zip(vectors.directions.row(left), vectors.directions.row(right)).reduce(0) {
            $0 + $1.0 * $1.1
        }
        return (1 - Self.cosineShare) * Float(votes) / Float(fitCount) + Self.cosineShare * cosine
    }

    /// Calls a body with each pair of deals of one kind that at least one fit has put together, and their similarity.
    ///
    /// - Complexity: O(N·R·s) for clusters of mean size s.
    func forEachPair(of kinds: [Int], _ body: (_ left: Int, _ right: Int, _ similarity: Float) -> Void) {
        var members = [[[Int32]]](repeating: [], count: fitCount)
        for fit in 0..<fitCount {
            let count = (0..<rowCount).map { Int(labels[$0 * fitCount + fit]) }.max().map { $0 + 1 } ?? 0
            members[fit] = [[Int32]](repeating: [], count: count)
            for row in 0..<rowCount { members[fit][Int(labels[row * fitCount + fit])].append(Int32(row)) }
        }
        var votes = [Int32](repeating: 0, count: rowCount)
        for left in 0..<rowCount {
            var touched: [Int] = []
            for fit in 0..<fitCount {
                for member in members[fit][Int(labels[left * fitCount + fit])] {
                    let right = Int(member)
                    guard right > left, kinds[right] == kinds[left] else { continue }
                    if votes[right] == 0 { touched.append(right) }
                    votes[right] += 1
                }
            }
            for right in touched {
                body(left, right, similarity(left, right, votes: Int(votes[right])))
                votes[right] = 0
            }
        }
    }
}
