package import DenseLinearAlgebra
package import StageCore

/// Where the centroids of each restart begin.
struct Seeding {
    private let options: KMeansClusterer.Options
    private let clusterCount: Int

    init(_ options: KMeansClusterer.Options, _ clusterCount: Int) {
        self.options = options
        self.clusterCount = clusterCount
    }

    /// The first centroids of every restart, on the working scale.
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
                return rows.matrix.rows(at: generator.distinctIndices(clusterCount, below: rows.count))
            }
        case .kMeansPlusPlus:
            let sequences = try PlusPlusSeeding(
                rows, count: clusterCount, restarts: options.restarts, context: context
            ).sequences()
            return sequences.map { rows.matrix.rows(at: $0) }
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

/// Greedy k-means++ for all restarts at once: one product per step serves the candidates of every restart,
/// and the points are read once for all of them.
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

    /// The places of the chosen points, in the order of choice, for each restart.
    func sequences() throws -> [[Int]] {
        var generators = (0..<restarts).map {
            SeededGenerator(seed: context.seed, stream: SeedStream.start + UInt64($0))
        }
        var chosen = generators.indices.map { restart in [first(&generators[restart])] }
        distances.keep(chosen.map { $0[0] })
        while chosen[0].count < count {
            try context.checkpoint(
                ProgressEvent(stage: "k-means++", completed: chosen[0].count, total: count))
            let candidates = generators.indices.map { restart in
                (0..<trials).map { _ in
                    distances.draw(restart, &generators[restart])
                        ?? fallback(chosen[restart], &generators[restart])
                }
            }
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
        rows.weights.map { generator.choice(weights: $0) } ?? generator.uniform(in: 0...rows.count - 1)
    }

    /// Where every point lies on a chosen one: any point that is not chosen yet.
    private func fallback(_ chosen: [Int], _ generator: inout SeededGenerator) -> Int {
        let taken = Set(chosen)
        let start = generator.uniform(in: 0...rows.count - 1)
        return (0..<rows.count).lazy.map { (start + $0) % rows.count }.first { !taken.contains($0) } ?? start
    }
}

extension KMeansClusterer {
    /// The places of points chosen by greedy k-means++, a sequence per restart: its first K points begin K clusters.
    package static func plusPlusSequences<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, count: Int, restarts: Int, context: RunContext
    ) throws -> [[Int]] {
        let rows = try WorkingRows(points, weights: nil, options: Options(), context: context)
        return try PlusPlusSeeding(rows, count: count, restarts: restarts, context: context).sequences()
    }
}
