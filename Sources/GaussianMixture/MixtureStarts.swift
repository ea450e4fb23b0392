internal import DenseLinearAlgebra
internal import KMeans
internal import StageCore

/// Where fits of any number of components begin: the first K points of one k-means++ sequence, and a few iterations
/// of K-Means from there.
struct MixtureStarts: Sendable {
    private let points: PointSource
    /// The places of the chosen points, a sequence per restart.
    private let sequences: [[Int]]

    /// Enough for clusters, and mixtures go on from there anyway.
    private static let iterationLimit = 20

    /// - Parameter limit: The most components that will be asked for.
    init(_ points: PointSource, limit: Int, restarts: Int, context: RunContext) throws {
        self.points = points
        sequences =
            switch points {
            case .float(let points): try Self.sequences(points, limit, restarts, context)
            case .double(let points): try Self.sequences(points, limit, restarts, context)
            }
    }

    /// The labels to begin with, a set per restart.
    func labels(componentCount: Int, context: RunContext) throws -> [[Int32]] {
        try sequences.map { sequence in
            switch points {
            case .float(let points): try Self.labels(points, sequence.prefix(componentCount), context)
            case .double(let points): try Self.labels(points, sequence.prefix(componentCount), context)
            }
        }
    }

    private static func sequences<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, _ limit: Int, _ restarts: Int, _ context: RunContext
    ) throws -> [[Int]] {
        try rethrowing {
            try KMeansClusterer.plusPlusSequences(points, count: limit, restarts: restarts, context: context)
        }
    }

    private static func labels<Points: LinearAlgebraScalar>(
        _ points: Matrix<Points>, _ places: ArraySlice<Int>, _ context: RunContext
    ) throws -> [Int32] {
        var options = KMeansClusterer.Options()
        options.initialization = .centroids(points.rows(at: places))
        options.iterationLimit = iterationLimit
        return try rethrowing {
            try KMeansClusterer(clusterCount: places.count, options: options).fit(points, context: context).labels
        }
    }

    private static func rethrowing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as KMeansError {
            throw MixtureError(error.code == .notFinite ? .notFinite : .invalidOption, error.description)
        }
    }
}
