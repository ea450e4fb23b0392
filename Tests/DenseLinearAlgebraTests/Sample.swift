import StageCore

/// Synthetic matrices, and slow but simple computations with them.
enum Sample {
    static func matrix(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix<Double> {
        var generator = SeededGenerator(seed: seed)
        return Matrix(
            rowCount: rows, columnCount: columns,
            elements: (0..<rows * columns).map { _ in generator.normal() })
    }

    static func product(_ left: Matrix<Double>, _ right: Matrix<Double>) -> Matrix<Double> {
        var result = Matrix<Double>(rowCount: left.rowCount, columnCount: right.columnCount)
        for row in 0..<left.rowCount {
            for column in 0..<right.columnCount {
                result[row, column] = (0..<left.columnCount).reduce(0) {
                    $0 + left[row, $1] * right[$1, column]
                }
            }
        }
        return result
    }

    /// A Aᵀ + I, symmetric and positive definite.
    static func positiveDefinite(_ size: Int, seed: UInt64) -> Matrix<Double> {
        let root = matrix(size, size, seed: seed)
        var result = product(root, root.transposed())
        for index in 0..<size { result[index, index] += 1 }
        return result
    }
}

extension Matrix<Double> {
    func transposed() -> Matrix {
        var result = Matrix(rowCount: columnCount, columnCount: rowCount)
        for row in 0..<rowCount { for column in 0..<columnCount { result[column, row] = self[row, column] } }
        return result
    }

    func isClose(to other: Matrix, within tolerance: Double) -> Bool {
        guard rowCount == other.rowCount, columnCount == other.columnCount else { return false }
        let size = other.elements.reduce(1) { Swift.max($0, abs($1)) }
        return zip(elements, other.elements).allSatisfy { abs($0 - $1) <= tolerance * size }
    }
}
