internal import CLAPACKE
import StageCore

/// Eigenvalues and eigenvectors of a symmetric matrix: A = V diag(λ) Vᵀ.
struct SymmetricEigenvalues: Sendable, Equatable {
    /// λ, ascending.
    let values: [Double]

    /// Vᵀ: row i is the eigenvector of `values[i]`, of length 1, its largest entry positive, so that signs
    /// do not depend on the library.
    let vectors: Matrix<Double>

    /// Decomposes a matrix (LAPACK `dsyevd`).
    ///
    /// - Parameter matrix: D×D; only its lower triangle is read.
    /// - Throws: ``LinearAlgebraError`` with `noConvergence` or `wrongShape`.
    /// - Complexity: O(D³).
    init(of matrix: Matrix<Double>) throws {
        let size = matrix.rowCount
        guard size == matrix.columnCount, size > 0 else {
            throw LinearAlgebraError(
                .wrongShape, "the matrix is \(size) x \(matrix.columnCount), expected a square matrix")
        }
        BLASLibrary.prepare()
        var values = [Double](repeating: 0, count: size)
        var info: Int32 = 0
        // Column-major and symmetric: LAPACK's upper triangle is our lower, its columns are our rows.
        vectors = Matrix(rowCount: size, columnCount: size) { vectors in
            _ = vectors.initialize(from: matrix.elements)
            info = LAPACKE_dsyevd(
                LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), Int32(size),
                vectors.baseAddress, Int32(size), &values)
            for row in 0..<size {
                let vector = UnsafeMutableBufferPointer(rebasing: vectors[row * size..<(row + 1) * size])
                let largest = vector.max { abs($0) < abs($1) } ?? 0
                if largest < 0 { for place in vector.indices { vector[place] = -vector[place] } }
            }
        }
        self.values = values
        guard info == 0 else {
            throw LinearAlgebraError(
                .noConvergence, "the eigenvalues of a \(size) x \(size) matrix were not found")
        }
    }
}
