internal import DenseLinearAlgebra
internal import StageCore

/// Groups of vectors as Gaussians around their means with one shared covariance, for the density of a vector in each group.
///
/// It is computed from the final groups, however they were found, divided or merged, in one pass and without iterations.
struct TiedDensity: Sendable, Codable {
    /// The projection from the vectors' coordinates to those in which every group is a unit ball.
    private let projection: PrincipalComponents
    /// The inverse of the covariance's Cholesky factor.
    private let whitening: Matrix<Double>
    /// One row per group.
    private let means: Matrix<Double>
    private let logWeights: [Double]

    /// The share of the mean variance added to the covariance along each direction, so that groups of equal vectors have a
    /// density.
    private static let ridge = 0.05

    /// - Parameter groups: Rows of the vectors; none empty.
    init(_ reduced: ReducedVectors, groups: [[Int]]) throws {
        let (rows, width) = (reduced.rows, reduced.rows.columnCount)
        projection = reduced.projection
        let centers = groups.map { rows.mean(of: $0) }
        var residuals: [Float] = []
        for (group, center) in zip(groups, centers) {
            for member in group { residuals += zip(rows.row(member), center).map { $0 - $1 } }
        }
        let total = groups.reduce(0) { $0 + $1.count }
        var covariance = Matrix<Float>(rowCount: total, columnCount: width, elements: residuals).gram()
        var trace = 0.0
        for column in 0..<width { trace += covariance[column, column] }
        // All vectors are equal: any covariance works.
        let floor = max(Self.ridge * trace / Double(width), 1e-12 * Double(max(1, total)))
        for column in 0..<width { covariance[column, column] += floor }
        let scale = 1 / Double(max(1, total))
        let factor = try Cholesky(
            of: Matrix(rowCount: width, columnCount: width, elements: covariance.elements.map { $0 * scale }))
        whitening = factor.solveFactor(Matrix(identity: width))
        means = Matrix<Double>(rows: centers.map { $0.map(Double.init) }).product(withTransposeOf: whitening)
        logWeights = groups.map { Double.logarithm(Double($0.count) / Double(max(1, total))) }
    }

    private enum CodingKeys: CodingKey { case projection, whitening, means, logWeights }

    /// Decodes a density. Parts of inconsistent sizes are an error.
    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        projection = try members.decode(PrincipalComponents.self, forKey: .projection)
        whitening = try members.decode(Matrix<Double>.self, forKey: .whitening)
        means = try members.decode(Matrix<Double>.self, forKey: .means)
        logWeights = try members.decode([Double].self, forKey: .logWeights)
        let width = projection.count
        guard projection.mean.count == projection.components.columnCount, whitening.rowCount == width,
            whitening.columnCount == width, means.columnCount == width, means.rowCount == logWeights.count
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .means, in: members,
                debugDescription: "the parts of the density have inconsistent sizes")
        }
    }

    var groupCount: Int { means.rowCount }

    /// D, the number of columns of the vectors before their reduction.
    var dimension: Int { projection.mean.count }

    /// Returns the logarithm of each group's weighted density at each vector, up to a constant: N×K.
    ///
    /// - Parameter vectors: N×D, before their reduction.
    func logDensities(of vectors: Matrix<Float>, threads: Int) -> Matrix<Double> {
        let rows = projection.project(vectors, threadCount: threads).converted(to: Double.self)
            .product(withTransposeOf: whitening, threadCount: threads)
        let products = rows.product(withTransposeOf: means, threadCount: threads)
        let offsets = (0..<groupCount).map { group in
            logWeights[group] - means.row(group).reduce(0) { $0 + $1 * $1 } / 2
        }
        var result = products.elements
        for row in 0..<rows.rowCount {
            let length = rows.row(row).reduce(0) { $0 + $1 * $1 } / 2
            for group in 0..<groupCount { result[row * groupCount + group] += offsets[group] - length }
        }
        return Matrix(rowCount: rows.rowCount, columnCount: groupCount, elements: result)
    }
}

extension ArraySlice<Double> {
    /// ln Σ exp.
    var logSumOfExponentials: Double {
        guard let greatest = self.max(), greatest.isFinite else { return -.infinity }
        return greatest + Double.logarithm(reduce(0) { $0 + Double.exponential($1 - greatest) })
    }
}
