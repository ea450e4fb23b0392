internal import CreativeIntelligence
internal import StageCore

/// The transformation of a matrix before it is clustered: standardised columns, then principal components. It is saved
/// with a model, so that other rows are transformed in the same way.
struct MatrixPreparation: Codable, Sendable {
    /// The mean and the divisor of each column, or `nil` without standardisation.
    private(set) var columns: Columns?
    /// The projection, or `nil` without one.
    private(set) var components: PrincipalComponents?

    struct Columns: Codable, Sendable {
        let means: [Double]
        /// The standard deviations; 1 for a constant column.
        let deviations: [Double]
    }

    static let standardize = Flag("standardize", "scale each column to mean 0 and variance 1 first")
    static let reduce = Option(
        "reduce", .integer(1...Int(Int32.max), "Q"), "project to Q principal components first")

    /// Whether the rows are projected.
    var isReduced: Bool { components != nil }

    /// Determines the transformation and applies it.
    static func prepare<Scalar: LinearAlgebraScalar>(
        _ points: Matrix<Scalar>, standardizing: Bool, reducingTo count: Int?, threads: Int
    ) throws -> (preparation: MatrixPreparation, points: Matrix<Scalar>) {
        var preparation = MatrixPreparation()
        var points = points
        if standardizing {
            let statistics = try ColumnStatistics(of: points, threadCount: threads)
            preparation.columns = Columns(
                means: statistics.mean, deviations: statistics.variance.map { $0 > 0 ? $0.squareRoot() : 1 })
            points = try preparation.apply(to: points, threads: threads)
        }
        guard let count else { return (preparation, points) }
        guard count <= points.columnCount else {
            throw CommandError(
                .usage,
                "\(reduce) is \(count), expected at most the \(points.columnCount) columns of the matrix")
        }
        let components = try PrincipalComponents(of: points, count: count, threadCount: threads)
        preparation.components = components
        return (preparation, components.project(points, threadCount: threads))
    }

    /// Applies the transformation to rows with the same columns.
    func apply<Scalar: LinearAlgebraScalar>(to points: Matrix<Scalar>, threads: Int) throws -> Matrix<Scalar>
    {
        var points = points
        if let expected = columns?.means.count ?? components?.mean.count, points.columnCount != expected {
            throw CommandError(
                .malformedFile,
                "the matrix has \(Display.counted(points.columnCount, "column")), expected \(expected) as in the model"
            )
        }
        if let columns {
            var elements = points.elements
            for index in elements.indices {
                let column = index % points.columnCount
                elements[index] = Scalar(
                    asNumber: (elements[index].asDouble - columns.means[column]) / columns.deviations[column])
            }
            points = Matrix(rowCount: points.rowCount, columnCount: points.columnCount, elements: elements)
        }
        return components?.project(points, threadCount: threads) ?? points
    }
}
