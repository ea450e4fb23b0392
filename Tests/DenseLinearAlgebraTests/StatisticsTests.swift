import DenseLinearAlgebra
import Foundation
import StageCore
import Testing

/// Means, variances, norms, exponentials.
struct StatisticsTests {
    @Test func `mean and variance are exact far from the origin`() throws {
        let points: Matrix<Double> = [[1e9 + 1], [1e9 + 2], [1e9 + 3], [1e9 + 6]]
        let statistics = try ColumnStatistics(of: points)
        #expect(statistics.mean == [1e9 + 3])
        #expect(statistics.variance == [3.5])
    }

    @Test(arguments: [1, 2, 7])
    func `statistics do not depend on threads`(_ threads: Int) throws {
        let points = Sample.matrix(5000, 7, seed: 2).converted(to: Float.self)
        #expect(try ColumnStatistics(of: points, threadCount: threads) == ColumnStatistics(of: points))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that is not finite is named by row and column`(_ bad: Double) {
        var points = Sample.matrix(3000, 5, seed: 3)
        points[2345, 3] = bad
        let error = #expect(throws: LinearAlgebraError.self) {
            try ColumnStatistics(of: points, threadCount: 2)
        }
        #expect(error?.code == .notFinite)
        #expect(error?.description.contains("row 2345, column 3") == true)
    }

    @Test func `numbers whose squares overflow are refused`() {
        let points: Matrix<Double> = [[1e200], [-1e200]]
        #expect(throws: LinearAlgebraError.self) { try ColumnStatistics(of: points) }
    }

    @Test func `infinities of both signs do not hide each other`() {
        let points: Matrix<Float> = [[.infinity], [-.infinity], [1]]
        #expect(throws: LinearAlgebraError.self) { try ColumnStatistics(of: points) }
    }

    @Test func `row norms are sums of squares`() {
        let points = Sample.matrix(50, 37, seed: 4)
        let norms = points.squaredRowNorms(threadCount: 2)
        for row in 0..<50 {
            #expect(abs(norms[row] - points.row(row).reduce(0) { $0 + $1 * $1 }) < 1e-12 * norms[row])
        }
    }

    @Test func `exponentials are within two units in the last place`() {
        let doubles = stride(from: -745.0, through: 709.7, by: 0.377).map { $0 }
        let result = Matrix(rows: [doubles]).exponential()
        for (x, y) in zip(doubles, result.elements) {
            let expected = exp(x)
            if expected < .leastNormalMagnitude || x > 709.4 { continue }
            #expect(abs(y - expected) <= 2 * expected.ulp, "exp(\(x))")
        }
        let floats = stride(from: Float(-87), through: 88, by: 0.037).map { $0 }
        for (x, y) in zip(floats, Matrix(rows: [floats]).exponential().elements) {
            #expect(abs(y - exp(x)) <= 2 * exp(x).ulp, "exp(\(x))")
        }
    }

    @Test func `exponentials of numbers that are not finite`() {
        let result = Matrix<Double>(rows: [[.infinity, -.infinity, .nan, 1000, -1000, 0]]).exponential()
            .elements
        #expect(result[0] == .infinity && result[1] == 0 && result[2].isNaN)
        #expect(result[3] == .infinity && result[4] == 0 && result[5] == 1)
    }

    @Test func `the logarithm of a sum of exponentials does not overflow`() {
        let rows: Matrix<Double> = [
            [1000, 1000], [-1000, -1000], [0, -.infinity], [-.infinity, -.infinity],
        ]
        let result = rows.logSumExpOfRows(threadCount: 2)
        #expect(abs(result[0] - (1000 + log(2))) < 1e-12 && abs(result[1] - (-1000 + log(2))) < 1e-12)
        #expect(result[2] == 0 && result[3] == -.infinity)
        let floats = rows.converted(to: Float.self).logSumExpOfRows()
        #expect(abs(floats[0] - result[0]) < 1e-3)
    }
}
