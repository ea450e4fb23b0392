internal import DenseLinearAlgebra
internal import StageCore

/// The weights of points: a weight of 2 counts as two equal rows, a weight of 0 as none.
struct RowWeights: Sendable {
    /// One number of at least 0 per row.
    let values: [Double]

    /// The sum, which takes the place of the number of points; above 0.
    let total: Double

    /// - Throws: ``MixtureError`` with code `wrongShape` or `invalidOption`.
    init(_ values: [Double], rowCount: Int) throws {
        guard values.count == rowCount else {
            throw MixtureError(
                .wrongShape,
                "found \(counted(values.count, "weight")) for \(counted(rowCount, "point")), expected one for each"
            )
        }
        if let row = values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
            throw MixtureError(
                .invalidOption,
                "the weight of row \(row) (counted from 0) is \(values[row]), expected a finite number of at least 0"
            )
        }
        let total = values.reduce(0, +)
        guard total > 0, total.isFinite else {
            throw MixtureError(.invalidOption, "the sum of the weights is \(total), expected more than 0")
        }
        self.values = values
        self.total = total
    }

    /// The rows that count.
    var rows: [Int] { values.indices.filter { values[$0] > 0 } }
}

extension PointSource {
    /// Returns the rows that count, or all rows without weights.
    func rows(of weights: RowWeights?) -> PointSource {
        guard let weights else { return self }
        switch self {
        case .float(let points): return .float(points.rows(at: weights.rows))
        case .double(let points): return .double(points.rows(at: weights.rows))
        }
    }

    /// Returns the weighted variance of each column.
    ///
    /// - Parameter mean: The weighted mean of each column, or `nil` to return the means instead.
    func weightedMoments(_ weights: RowWeights, around mean: [Double]?) -> [Double] {
        switch self {
        case .float(let points): points.weightedMoments(weights, around: mean)
        case .double(let points): points.weightedMoments(weights, around: mean)
        }
    }

    /// Returns the weighted sum of z zᵀ over all points, D×D.
    func scatter(in frame: Frame, weights: RowWeights, threads: Int) -> Matrix<Double> {
        switch self {
        case .float(let points): points.weighted(weights, frame).gram(threadCount: threads)
        case .double(let points): points.weighted(weights, frame).gram(threadCount: threads)
        }
    }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    fileprivate func weightedMoments(_ weights: RowWeights, around mean: [Double]?) -> [Double] {
        var sums = [Double](repeating: 0, count: columnCount)
        withUnsafeElements { elements in
            for row in 0..<rowCount {
                for column in 0..<columnCount {
                    let value = elements[row * columnCount + column].asDouble
                    let distance = value - (mean?[column] ?? 0)
                    sums[column] += weights.values[row] * (mean == nil ? value : distance * distance)
                }
            }
        }
        return sums.map { $0 / weights.total }
    }

    /// Returns (x - origin) · scale · √weight.
    fileprivate func weighted(_ weights: RowWeights, _ frame: Frame) -> Matrix<Double> {
        Matrix<Double>(rowCount: rowCount, columnCount: columnCount) { result in
            withUnsafeElements { elements in
                for row in 0..<rowCount {
                    let factor = frame.scale * weights.values[row].squareRoot()
                    for column in 0..<columnCount {
                        let index = row * columnCount + column
                        result[index] = (elements[index].asDouble - frame.origin[column]) * factor
                    }
                }
            }
        }
    }
}
