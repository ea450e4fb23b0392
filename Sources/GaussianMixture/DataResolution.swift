internal import DenseLinearAlgebra
internal import StageCore

/// The finest variance that a set of points can show in each direction, and the test of components against it.
///
/// Values in a file are rounded and repeat. The likelihood of a mixture rises without bound as a component narrows to
/// one repeated value, or to a line or plane of rounded values, so that such a fit says nothing about clusters. A
/// component is too narrow if it has a direction in which its variance, without the regularisation, is
///
/// - below g²/4, where g is the smallest positive gap between two values of a column, and below a quarter of the variance
///   of all points, so that binary columns are no problem in themselves; or
/// - below √ε of the variance of all points, whatever the gap.
///
/// Half a gap is the standard deviation of two neighbouring values in equal parts. A narrower component gives the rounded
/// values more likelihood than any distribution of them has.
///
/// Directions in which the points themselves do not vary are left out: they are the same for every mixture. The
/// result is independent of the order of the points.
struct DataResolution: Sendable {
    /// The finest variance of each column, in the coordinates of the frame; 0 for a constant column.
    private let columns: [Double]

    /// The directions in which the points vary, scaled to variance 1 (D×R), or `nil` without covariances.
    private let whitening: Matrix<Double>?

    /// The finest covariance among those directions, R×R.
    private let finest: Matrix<Double>

    /// The number of directions in which varying columns depend on each other linearly.
    let dependentDirections: Int

    /// The share of the points' variance below which any component is too narrow: √ε.
    private static let share = 0x1p-26

    /// Correlations with eigenvalues below this limit are rounding errors of covariances.
    private static let leastEigenvalue = 1e-7

    /// - Parameters:
    ///   - gaps: The smallest positive gap in each column, in data units; 0 if there is none.
    ///   - variances: The variance of each column, in data units.
    ///   - covariance: The covariance of the points in the coordinates of the frame, or `nil` if only families without
    ///     covariances are fitted.
    ///   - scale: The scale of the frame.
    init(gaps: [Double], variances: [Double], covariance: Matrix<Double>?, scale: Double) throws {
        let square = scale * scale
        let rounding = gaps.map { $0 * $0 / 4 * square }
        columns = zip(rounding, variances).map {
            min($0, $1 * square / 4) + Self.share * $1 * square
        }
        let varying = variances.indices.filter { variances[$0] > 0 }
        guard let covariance, !varying.isEmpty else {
            (whitening, finest, dependentDirections) = (nil, Matrix(rowCount: 0, columnCount: 0), 0)
            return
        }
        let deviations = varying.map { covariance[$0, $0].squareRoot() }
        var correlations = Matrix<Double>(rowCount: varying.count, columnCount: varying.count)
        for (i, row) in varying.enumerated() {
            for (j, column) in varying.enumerated() {
                correlations[i, j] = covariance[row, column] / (deviations[i] * deviations[j])
            }
        }
        let eigen = try SymmetricEigenvalues(of: correlations)
        let kept = eigen.values.indices.filter { eigen.values[$0] > Self.leastEigenvalue }
        dependentDirections = varying.count - kept.count
        var directions = Matrix<Double>(rowCount: variances.count, columnCount: kept.count)
        for (target, source) in kept.enumerated() {
            for (i, row) in varying.enumerated() {
                directions[row, target] =
                    eigen.vectors[source, i] / (deviations[i] * eigen.values[source].squareRoot())
            }
        }
        whitening = directions
        finest = try Self.clipped(
            directions.columns(weightedBy: rounding), at: 0.25, plus: Self.share)
    }

    /// Returns a symmetric matrix with its eigenvalues limited from above and then increased.
    private static func clipped(
        _ matrix: Matrix<Double>, at limit: Double, plus addition: Double
    ) throws -> Matrix<Double> {
        let eigen = try SymmetricEigenvalues(of: matrix)
        return eigen.vectors.columns(weightedBy: eigen.values.map { min($0, limit) + addition })
    }

    /// Returns the components that are too narrow, in ascending order; all of them for a tied covariance.
    ///
    /// - Parameters:
    ///   - parameters: The mixture, in the coordinates of the frame. Components that died are left out.
    ///   - floor: The variance that regularisation has added.
    /// - Complexity: O(D) per component, O(D³) for tied and full.
    func narrowComponents(of parameters: MixtureParameters, floor: Double) -> [Int] {
        let alive = parameters.weights.indices.filter { parameters.weights[$0] > 0 }
        let elements = parameters.covariance.elements
        switch parameters.family.kind {
        case .spherical:
            let finest = columns.reduce(0, +) / Double(max(1, columns.count))
            return finest > 0 ? alive.filter { elements[$0] - floor < finest } : []
        case .diagonal:
            return alive.filter { component in
                columns.indices.contains {
                    columns[$0] > 0 && elements[component * columns.count + $0] - floor < columns[$0]
                }
            }
        case .tied:
            return isNarrow(parameters.covariance.matrix(of: 0), floor) ? alive : []
        case .full:
            return alive.filter { isNarrow(parameters.covariance.matrix(of: $0), floor) }
        }
    }

    private func isNarrow(_ covariance: Matrix<Double>, _ floor: Double) -> Bool {
        guard let whitening else { return false }
        var own = covariance
        for axis in 0..<own.rowCount { own[axis, axis] -= floor }
        let half = own.product(with: whitening)
        var difference = whitening.transposed.product(with: half)
        difference.withUnsafeMutableElements { elements in
            for index in elements.indices { elements[index] -= finest.elements[index] }
        }
        return (try? Cholesky(of: difference)) == nil
    }
}

extension Matrix<Double> {
    fileprivate var transposed: Matrix {
        var result = Matrix(rowCount: columnCount, columnCount: rowCount)
        for row in 0..<rowCount { for column in 0..<columnCount { result[column, row] = self[row, column] } }
        return result
    }

    /// Returns AᵀWA, where W is diagonal.
    fileprivate func columns(weightedBy weights: [Double]) -> Matrix {
        var weighted = self
        for row in 0..<rowCount { for column in 0..<columnCount { weighted[row, column] *= weights[row] } }
        return transposed.product(with: weighted)
    }
}
