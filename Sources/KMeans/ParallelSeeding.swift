internal import DenseLinearAlgebra
package import StageCore

/// k-means‖ seeding: a few rounds of independent draws, followed by a weighted k-means++ among the drawn points.
struct ParallelSeeding<Scalar: LinearAlgebraScalar> {
    private let rows: WorkingRows<Scalar>
    private let count: Int
    private let restart: Int
    private let context: RunContext
    private static var roundCount: Int { 5 }

    init(_ rows: WorkingRows<Scalar>, count: Int, restart: Int, context: RunContext) {
        self.rows = rows
        self.count = count
        self.restart = restart
        self.context = context
    }

    func start() throws -> Matrix<Scalar> {
        let stream = SeedStream.oversampling + UInt64(restart) << 16
        var generator = SeededGenerator(seed: context.seed, stream: stream)
        var chosen = [generator.uniform(in: 0...rows.totalCount - 1)]
        for round in 1...Self.roundCount {
            try context.checkpoint(
                ProgressEvent(stage: "k-means‖", completed: round - 1, total: Self.roundCount))
            let distances = distances(to: chosen)
            let total = rows.share.total(distances)
            guard total > 0 else { break }
            var draws = SeededGenerator(seed: context.seed, stream: stream + UInt64(round))
            let factor = 2 * Double(count) / total
            // Each row has its own draw, whichever process holds it.
            draws.skip(rows.share.rows.lowerBound)
            let found = distances.indices.filter { draws.chance(factor * distances[$0]) }
            chosen += rows.share.gather(found.map { rows.share.rows.lowerBound + $0 })
        }
        let taken = Set(chosen)
        if chosen.count < count {
            chosen += (0..<rows.totalCount).lazy.filter { !taken.contains($0) }.prefix(count - chosen.count)
        }
        return try pick(from: rows.rows(at: chosen))
    }

    /// Returns the weighted squared distance of each point to the nearest chosen point.
    private func distances(to chosen: [Int]) -> [Double] {
        let centroids = rows.rows(at: chosen)
        let labels = nearest(centroids)
        let distances = rows.matrix.squaredDistances(
            to: centroids, labels: labels, threads: context.threadCount)
        return rows.weighted(distances)
    }

    /// Selects K of the candidates, each weighted by the points nearest to it.
    private func pick(from candidates: Matrix<Scalar>) throws -> Matrix<Scalar> {
        var weights = [Double](repeating: 0, count: candidates.rowCount)
        for (row, label) in nearest(candidates).enumerated() {
            weights[Int(label)] += rows.weights?[row] ?? 1
        }
        // Without weights, these are whole numbers.
        if rows.weights == nil { weights = rows.share.sum(weights.map { Int64($0) }).map { Double($0) } }
        var options = KMeansClusterer.Options()
        options.usesScreening = false
        let few = try WorkingRows(candidates, weights: weights, options: options, context: context)
        let seed = context.seed &+ UInt64(restart)
        let seeding = PlusPlusSeeding(
            few, count: count, restarts: 1, context: RunContext(seed: seed, threadCount: context.threadCount))
        return candidates.rows(at: try seeding.sequences()[0])
    }

    private func nearest(_ centroids: Matrix<Scalar>) -> [Int32] {
        let assignment = Assignment(
            rows, clusterCount: centroids.rowCount, threads: context.threadCount, isSumming: false)
        _ = assignment.assign(to: centroids)
        return assignment.labels
    }
}

/// The random number streams of a fit. Each purpose has its own stream, so that one cannot affect another.
package enum SeedStream {
    static let sample: UInt64 = 1 << 32
    static let silhouette: UInt64 = 2 << 32
    /// Added to the restart, the round and the chunk.
    static let oversampling: UInt64 = 3 << 32
    /// Added to the restart.
    static let start: UInt64 = 0
    /// Added to the restart.
    package static let randomStart: UInt64 = 4 << 32
}

extension SeededGenerator {
    /// Returns distinct indices in ascending order, each set with equal probability (R. Floyd, in J. Bentley, "Programming
    /// pearls", CACM 30(9), 1987, doi:10.1145/30401.315746).
    package mutating func distinctIndices(_ count: Int, below limit: Int) -> [Int] {
        var chosen: Set<Int> = []
        for candidate in max(0, limit - count)..<limit {
            let drawn = uniform(in: 0...candidate)
            chosen.insert(chosen.contains(drawn) ? candidate : drawn)
        }
        return chosen.sorted()
    }
}
