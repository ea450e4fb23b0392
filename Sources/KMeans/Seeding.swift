package import DenseLinearAlgebra
package import StageCore

/// Chooses the initial centroids of each restart.
struct Seeding {
    private let options: KMeansClusterer.Options
    private let clusterCount: Int

    init(_ options: KMeansClusterer.Options, _ clusterCount: Int) {
        self.options = options
        self.clusterCount = clusterCount
    }

    /// Returns the initial centroids of every restart, in working units.
    func starts<Scalar>(on rows: WorkingRows<Scalar>, context: RunContext) throws -> [Matrix<Scalar>] {
        switch options.initialization.choice {
        case .centroids(let given):
            let scaled = rows.scale == 1 ? given : given.divided(by: rows.scale)
            let centroids: Matrix<Scalar> = scaled.converted()
            try centroids.requireFiniteCentroids()
            return [rows.isCosine ? centroids.normalizedRows(threads: 1) : centroids]
        case .random:
            return (0..<options.restarts).map { restart in
                var generator = SeededGenerator(
                    seed: context.seed, stream: SeedStream.start + UInt64(restart))
                return rows.rows(at: generator.distinctIndices(clusterCount, below: rows.totalCount))
            }
        case .kMeansPlusPlus:
            let sequences = try PlusPlusSeeding(
                rows, count: clusterCount, restarts: options.restarts, context: context
            ).sequences()
            return sequences.map { rows.rows(at: $0) }
        case .kMeansParallel:
            return try (0..<options.restarts).map { restart in
                try ParallelSeeding(rows, count: clusterCount, restart: restart, context: context).start()
            }
        }
    }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    fileprivate func requireFiniteCentroids() throws {
        do {
            try requireFinite()
        } catch {
            throw KMeansError(.notFinite, "the initial centroids: \(error)")
        }
    }
}

/// Greedy k-means++ for all restarts at once. One product per step covers the candidates of every restart, so that the
/// points are read once per step.
struct PlusPlusSeeding<Scalar: LinearAlgebraScalar> {
    private let rows: WorkingRows<Scalar>
    private let count: Int
    private let restarts: Int
    private let context: RunContext
    private let distances: CandidateDistances<Scalar>
    private let trials: Int

    init(_ rows: WorkingRows<Scalar>, count: Int, restarts: Int, context: RunContext) {
        self.rows = rows
        self.count = count
        self.restarts = restarts
        self.context = context
        trials = 2 + Int(Double.logarithm(Double(max(1, count))))
        distances = CandidateDistances(
            rows, restarts: restarts, candidateLimit: restarts * trials, threads: context.threadCount)
    }

    /// Returns the indices of the chosen points for each restart, in the order of choice.
    func sequences() throws -> [[Int]] {
        var generators = (0..<restarts).map {
            SeededGenerator(seed: context.seed, stream: SeedStream.start + UInt64($0))
        }
        var chosen = generators.indices.map { restart in [first(&generators[restart])] }
        distances.keep(chosen.map { $0[0] })
        while chosen[0].count < count {
            try context.checkpoint(
                ProgressEvent(stage: "k-means++", completed: chosen[0].count, total: count))
            let draws = generators.indices.map { restart in
                (0..<trials).map { _ in
                    distances.draw(restart, &generators[restart])
                        ?? .row(fallback(chosen[restart], &generators[restart]))
                }
            }
            let candidates = distances.rows(of: draws)
            let potentials = distances.potentials(candidates)
            let winners = zip(candidates, potentials).map { candidates, potentials in
                let best = potentials.indices.min { (potentials[$0], $0) < (potentials[$1], $1) } ?? 0
                return candidates[best]
            }
            for (restart, winner) in winners.enumerated() { chosen[restart].append(winner) }
            distances.keep(winners)
        }
        return chosen
    }

    private func first(_ generator: inout SeededGenerator) -> Int {
        rows.weights.map { generator.choice(weights: $0) } ?? generator.uniform(in: 0...rows.totalCount - 1)
    }

    /// Returns a point that is not chosen yet. Used when every point coincides with a chosen one.
    private func fallback(_ chosen: [Int], _ generator: inout SeededGenerator) -> Int {
        let taken = Set(chosen)
        let count = rows.totalCount
        let start = generator.uniform(in: 0...count - 1)
        return (0..<count).lazy.map { (start + $0) % count }.first { !taken.contains($0) } ?? start
    }
}

extension KMeansClusterer {
    /// Returns the indices of the points chosen by greedy k-means++, one sequence per restart. Its first K points seed K clusters.
    package static func plusPlusSequences<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, weights: [Double]? = nil, count: Int, restarts: Int, context: RunContext
    ) throws -> [[Int]] {
        let rows = try WorkingRows(points, weights: weights, options: Options(), context: context)
        return try PlusPlusSeeding(rows, count: count, restarts: restarts, context: context).sequences()
    }
}
