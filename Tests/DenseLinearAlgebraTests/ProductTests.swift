import DenseLinearAlgebra
import StageCore
import Testing

/// Products compared with explicit sums.
struct ProductTests {
    @Test(arguments: [(1, 1, 1), (3, 4, 5), (17, 33, 9), (600, 20, 7), (1030, 3, 130)])
    func `a matrix product is the sum of products`(_ size: (rows: Int, inner: Int, columns: Int)) {
        let left = Sample.matrix(size.rows, size.inner, seed: 1)
        let right = Sample.matrix(size.inner, size.columns, seed: 2)
        let expected = Sample.product(left, right)
        #expect(left.product(with: right, threadCount: 2).isClose(to: expected, within: 1e-12))
        #expect(
            left.product(withTransposeOf: right.transposed(), threadCount: 2).isClose(
                to: expected, within: 1e-12))
        let single = left.converted(to: Float.self).product(with: right.converted(), threadCount: 2)
        #expect(single.converted(to: Double.self).isClose(to: expected, within: 1e-4))
    }

    @Test func `the thread count does not change a bit of the result`() {
        let left = Sample.matrix(1500, 40, seed: 3).converted(to: Float.self)
        let right = Sample.matrix(40, 33, seed: 4).converted(to: Float.self)
        let one = left.product(with: right)
        #expect([2, 7].allSatisfy { left.product(with: right, threadCount: $0) == one })
        let gram = left.gram(around: nil, scale: 2)
        #expect([2, 7].allSatisfy { left.gram(around: nil, scale: 2, threadCount: $0) == gram })
    }

    @Test func `a triangular product reads only the upper triangle`() {
        let left = Sample.matrix(70, 12, seed: 5)
        var upper = Sample.matrix(12, 12, seed: 6)
        let noisy = upper
        for row in 0..<12 { for column in 0..<row { upper[row, column] = 0 } }
        let expected = Sample.product(left, upper)
        #expect(left.product(withUpperTriangle: noisy, threadCount: 2).isClose(to: expected, within: 1e-12))
    }

    @Test func `a Gram matrix is centred, scaled and symmetric`() {
        let points = Sample.matrix(700, 9, seed: 7)
        let center = [Double](repeating: 0.5, count: 9)
        var shifted = points
        for row in 0..<700 { for column in 0..<9 { shifted[row, column] = (shifted[row, column] - 0.5) * 3 } }
        let expected = Sample.product(shifted.transposed(), shifted)
        #expect(points.gram(around: center, scale: 3, threadCount: 2).isClose(to: expected, within: 1e-10))
    }

    @Test func `empty matrices have empty products`() {
        let empty = Matrix<Double>(rowCount: 0, columnCount: 3)
        #expect(empty.product(with: Sample.matrix(3, 2, seed: 1)).rowCount == 0)
        #expect(empty.squaredRowNorms().isEmpty)
        #expect(empty.exponential().elements.isEmpty)
    }

    @Test func `BLAS uses one thread`() {
        BLASLibrary.prepare()
        #expect(!BLASLibrary.kernelName.isEmpty)
    }
}
