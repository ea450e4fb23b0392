internal import DenseLinearAlgebra
internal import StageCore

/// Groups of vectors as Gaussians around their means, all of one covariance: how likely a vector is in each.
///
/// It is made of the groups as they are in the end, whoever found, divided or joined them, in one pass and without iterations.
struct TiedDensity: Sendable, Codable {
    /// From the vectors' own coordinates to those in which every group is a unit ball.
    private let projection: PrincipalComponents
    /// The inverse of the covariance's Cholesky factor.
    private let whitening: Matrix<Double>
    /// A row a group.
    private let means: Matrix<Double>
    private let logWeights: [Double]

    /// How much of the mean variance is added to the covariance along each direction, so that groups of equal vectors have a density.
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
        // Equal vectors throughout: any covariance does.
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

    /// Reads a density; parts that do not fit each other are an error.
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
                debugDescription: "the parts of the density do not fit each other")
        }
    }

    var groupCount: Int { means.rowCount }

    /// D, the width of the vectors before they were reduced.
    var dimension: Int { projection.mean.count }

    /// The logarithm of each group's weighted density at each vector but for a constant: N×K.
    ///
    /// - Parameter vectors: N×D, as they were before they were reduced.
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
