internal import DenseLinearAlgebra
internal import StageCore

/// The coordinates that a mixture is computed in: z = (x - origin) · scale, origin near the mean and scale a power of
/// two near 1 / the typical spread. Moving or scaling the data then changes hardly a digit of the work.
struct Frame: Sendable, Equatable, Codable {
    let origin: [Double]
    let scale: Double

    /// The frame of points.
    init<Points: LinearAlgebraScalar>(of points: Matrix<Points>, statistics: ColumnStatistics) {
        // Both precisions of the work shall subtract the same numbers.
        let rounded: Matrix<Points> = Matrix(rows: [statistics.mean]).converted()
        origin = rounded.elements.map(\.asDouble)
        scale = 1 / statistics.typicalScale
    }

    var dimension: Int { origin.count }

    /// What the change of coordinates adds to the log density of a point: D ln scale.
    var logJacobian: Double { Double(dimension) * Double.logarithm(scale) }

    /// Means in the data's coordinates.
    func restored(_ means: Matrix<Double>) -> Matrix<Double> {
        var elements = means.elements
        for place in elements.indices {
            elements[place] = origin[place % dimension] + elements[place] / scale
        }
        return Matrix(rowCount: means.rowCount, columnCount: dimension, elements: elements)
    }

    /// Means in these coordinates.
    func standardized(_ means: Matrix<Double>) -> Matrix<Double> {
        var elements = means.elements
        for place in elements.indices {
            elements[place] = (elements[place] - origin[place % dimension]) * scale
        }
        return Matrix(rowCount: means.rowCount, columnCount: dimension, elements: elements)
    }
}
