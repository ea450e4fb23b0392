internal import DenseLinearAlgebra
internal import StageCore

/// Points of either scalar type. Switching here lets each type use specialised code, which generic code called from
/// another module would not be.
enum PointSource: Sendable {
    case float(Matrix<Float>)
    case double(Matrix<Double>)

    init<Points: LinearAlgebraScalar>(_ points: Matrix<Points>) {
        if let floats = points as? Matrix<Float> {
            self = .float(floats)
        } else {
            self = .double(points.converted())
        }
    }

    var rowCount: Int {
        switch self {
        case .float(let points): points.rowCount
        case .double(let points): points.rowCount
        }
    }

    var columnCount: Int {
        switch self {
        case .float(let points): points.columnCount
        case .double(let points): points.columnCount
        }
    }

    /// Validates the points and measures their columns.
    func statistics(threads: Int) throws -> ColumnStatistics {
        do {
            return switch self {
            case .float(let points): try ColumnStatistics(of: points, threadCount: threads)
            case .double(let points): try ColumnStatistics(of: points, threadCount: threads)
            }
        } catch let error as LinearAlgebraError {
            throw MixtureError(error.code == .notFinite ? .notFinite : .wrongShape, error.description)
        }
    }

    /// Throws an error if a number is not finite.
    func requireFinite() throws {
        do {
            switch self {
            case .float(let points): try points.requireFinite()
            case .double(let points): try points.requireFinite()
            }
        } catch let error as LinearAlgebraError {
            throw MixtureError(.notFinite, error.description)
        }
    }

    /// Returns the working coordinates.
    func frame(_ statistics: ColumnStatistics) -> Frame {
        switch self {
        case .float(let points): Frame(of: points, statistics: statistics)
        case .double(let points): Frame(of: points, statistics: statistics)
        }
    }

    /// Returns the sum of z zᵀ over all points, D×D.
    func scatter(in frame: Frame, threads: Int) -> Matrix<Double> {
        switch self {
        case .float(let points): points.gram(around: frame.origin, scale: frame.scale, threadCount: threads)
        case .double(let points): points.gram(around: frame.origin, scale: frame.scale, threadCount: threads)
        }
    }

    /// Returns the pass that sums and evaluates the points in a given precision.
    func pass(
        _ frame: Frame, _ layout: FeatureLayout, weights: [Double]? = nil, componentCount: Int,
        isSingle: Bool,
        threads: Int
    ) -> any ExpectationPass {
        switch self {
        case .float(let points) where isSingle && (0x1p-100...0x1p100).contains(frame.scale):
            MixturePass<Float, Float>(
                points, weights: weights, frame, layout, componentCount: componentCount, threads: threads)
        case .float(let points):
            MixturePass<Float, Double>(
                points, weights: weights, frame, layout, componentCount: componentCount, threads: threads)
        case .double(let points):
            MixturePass<Double, Double>(
                points, weights: weights, frame, layout, componentCount: componentCount, threads: threads)
        }
    }
}
