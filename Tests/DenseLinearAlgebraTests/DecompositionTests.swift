@testable import DenseLinearAlgebra
import Foundation
import StageCore
import Testing

/// Cholesky factors, eigenvalues, principal components.
struct DecompositionTests {
    @Test(arguments: [1, 2, 7, 40, 130])
    func `a factor times its transpose is the matrix`(_ size: Int) throws {
        let matrix = Sample.positiveDefinite(size, seed: UInt64(size))
        let factor = try Cholesky(of: matrix)
        #expect(Sample.product(factor.factor, factor.factor.transposed()).isClose(to: matrix, within: 1e-12))
        #expect(
            (0..<size).allSatisfy { row in
                (row + 1..<max(size, row + 1)).allSatisfy { factor.factor[row, $0] == 0 }
            })
        let right = Sample.matrix(size, 3, seed: 9)
        #expect(Sample.product(matrix, factor.solve(right)).isClose(to: right, within: 1e-10))
        #expect(Sample.product(factor.factor, factor.solveFactor(right)).isClose(to: right, within: 1e-10))
        #expect(Sample.product(matrix, factor.inverse).isClose(to: Matrix(identity: size), within: 1e-10))
        #expect(factor.inverse == factor.inverse.transposed())
    }

    @Test func `the determinant is the product of the eigenvalues`() throws {
        let matrix = Sample.positiveDefinite(12, seed: 4)
        let values = try SymmetricEigenvalues(of: matrix).values
        let expected = values.reduce(0) { $0 + log($1) }
        #expect(abs(try Cholesky(of: matrix).logDeterminant - expected) < 1e-10)
    }

    @Test func `a matrix without a factor is refused`() {
        let cases: [Matrix<Double>] = [
            [[1, 2], [2, 1]], [[0]], [[.nan]], [[1, 0], [0, -1]], [[1, 2, 3]],
        ]
        for matrix in cases { #expect(throws: LinearAlgebraError.self) { try Cholesky(of: matrix) } }
    }

    @Test(arguments: [1, 2, 9, 60])
    func `eigenvectors are orthonormal and rebuild the matrix`(_ size: Int) throws {
        let matrix = Sample.positiveDefinite(size, seed: UInt64(size) + 50)
        let eigen = try SymmetricEigenvalues(of: matrix)
        #expect(eigen.values == eigen.values.sorted())
        #expect(
            Sample.product(eigen.vectors, eigen.vectors.transposed()).isClose(
                to: Matrix(identity: size), within: 1e-12))
        var scaled = eigen.vectors
        for row in 0..<size { for column in 0..<size { scaled[row, column] *= eigen.values[row] } }
        #expect(Sample.product(eigen.vectors.transposed(), scaled).isClose(to: matrix, within: 1e-11))
    }

    @Test func `principal components follow the largest variance`() throws {
        // Twice the variance along (3, 4) / 5 as across, far from the origin.
        var generator = SeededGenerator(seed: 8)
        let rows = (0..<4000).map { _ -> [Double] in
            let (along, across) = (2.0.squareRoot() * generator.normal(), generator.normal())
            return [1000 + 0.6 * along - 0.8 * across, -500 + 0.8 * along + 0.6 * across]
        }
        let points = Matrix(rows: rows)
        let components = try PrincipalComponents(of: points, count: 2, threadCount: 2)
        #expect(
            abs(components.components[0, 0] - 0.6) < 0.05 && abs(components.components[0, 1] - 0.8) < 0.05)
        #expect(abs(components.variances[0] / components.variances[1] - 2) < 0.15)
        #expect(abs(components.variances.reduce(0, +) - components.totalVariance) < 1e-9)
        let projected = try ColumnStatistics(of: components.project(points))
        #expect(zip(projected.mean, [0, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(projected.variance, components.variances).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func `components of Float points agree with those of Double`() throws {
        let points = Sample.matrix(500, 20, seed: 10)
        let wide = try PrincipalComponents(of: points, count: 5)
        let narrow = try PrincipalComponents(of: points.converted(to: Float.self), count: 5)
        #expect(narrow.components.isClose(to: wide.components, within: 1e-5))
    }

    @Test(arguments: [(8, 40, 3), (30, 384, 7), (31, 32, 30)])
    func `components of fewer points than columns match those of the covariance`(
        _ rows: Int, _ columns: Int, _ count: Int
    ) throws {
        let points = Sample.matrix(rows, columns, seed: UInt64(rows))
        let found = try PrincipalComponents(of: points, count: count, threadCount: 2)
        let mean = try ColumnStatistics(of: points).mean
        let direct = try PrincipalAxes(of: points.gram(around: mean), count: count)
        #expect(found.components.isClose(to: direct.vectors, within: 1e-9))
        for (variance, length) in zip(found.variances, direct.squaredLengths) {
            #expect(abs(variance - length / Double(rows)) < 1e-12 * Double(columns))
        }
    }

    @Test func `points on a line have the requested number of components`() throws {
        let points = Matrix<Double>(rows: (0..<6).map { row in (0..<20).map { Double(row * $0) } })
        let components = try PrincipalComponents(of: points, count: 4)
        #expect(components.variances[1...].allSatisfy { $0 < 1e-9 * components.variances[0] })
        #expect(
            Sample.product(components.components, components.components.transposed()).isClose(
                to: Matrix(identity: 4), within: 1e-9))
    }

    @Test func `a number of components outside 1...D is refused`() {
        let points = Sample.matrix(5, 3, seed: 1)
        for count in [0, 4, -1] {
            #expect(throws: LinearAlgebraError.self) { try PrincipalComponents(of: points, count: count) }
        }
    }
}
