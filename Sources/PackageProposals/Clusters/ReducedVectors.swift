internal import DenseLinearAlgebra
internal import StageCore

/// Vectors in the few directions in which they differ most.
struct ReducedVectors: Sendable {
    let projection: PrincipalComponents
    let rows: Matrix<Float>

    /// - Parameters:
    ///   - vectors: N×D.
    ///   - dimension: The most directions. A covariance of more than a quarter of N directions could not be told from N vectors, so few
    ///     vectors keep fewer.
    init(_ vectors: Matrix<Float>, dimension: Int, threads: Int) throws {
        let count = max(1, min(dimension, vectors.columnCount, vectors.rowCount / 4))
        projection = try PrincipalComponents(of: vectors, count: count, threadCount: threads)
        rows = projection.project(vectors, threadCount: threads)
    }
}

extension Matrix<Float> {
    /// The mean of some rows.
    func mean(of places: [Int]) -> [Float] {
        var sums = [Double](repeating: 0, count: columnCount)
        for place in places {
            for (column, value) in row(place).enumerated() { sums[column] += Double(value) }
        }
        return sums.map { Float($0 / Double(max(1, places.count))) }
    }
}

/// The squared Euclidean distance.
func squaredDistance(_ left: some Collection<Float>, _ right: some Collection<Float>) -> Float {
    zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}
