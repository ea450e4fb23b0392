internal import DenseLinearAlgebra
internal import StageCore

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
