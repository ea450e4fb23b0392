internal import CLAPACKE
package import StageCore

/// The Cholesky factor of a symmetric positive definite matrix: A = L Lᵀ.
package struct Cholesky: Sendable, Equatable {
    /// The factor L, lower triangular with zeros above the diagonal.
    package let factor: Matrix<Double>

    /// Factors a matrix (LAPACK `dpotrf`).
    ///
    /// - Parameter matrix: A D×D matrix. Only its lower triangle is read.
    /// - Throws: ``LinearAlgebraError`` with code `notPositiveDefinite` or `wrongShape`.
    /// - Complexity: O(D³).
    package init(of matrix: Matrix<Double>) throws {
        let size = matrix.rowCount
        guard size == matrix.columnCount, size > 0 else {
            throw LinearAlgebraError(
                .wrongShape, "the matrix is \(size) x \(matrix.columnCount), expected a square matrix")
        }
        BLASLibrary.prepare()
        var info: Int32 = 0
        factor = Matrix(rowCount: size, columnCount: size) { factor in
            _ = factor.initialize(from: matrix.elements)
            info = LAPACKE_dpotrf_work(
                LAPACK_COL_MAJOR, upperByColumns, Int32(size), factor.baseAddress, Int32(size))
            for row in 0..<size {
                for column in row + 1..<max(size, row + 1) { factor[row * size + column] = 0 }
            }
        }
        guard info == 0, factor.elements.allSatisfy(\.isFinite) else {
            throw LinearAlgebraError(
                .notPositiveDefinite,
                "the \(size) x \(size) matrix is not positive definite\(info > 0 ? " (leading minor \(info))" : "")"
            )
        }
    }

    /// The size of the matrix, D.
    package var size: Int { factor.rowCount }

    /// The logarithm of the determinant, ln det A.
    package var logDeterminant: Double {
        (0..<size).reduce(0) { $0 + 2 * Double.logarithm(factor.elements[$1 * size + $1]) }
    }

    /// Returns A⁻¹ B.
    ///
    /// - Parameter right: B, D×M.
    /// - Complexity: O(D²·M).
    func solve(_ right: Matrix<Double>) -> Matrix<Double> {
        precondition(right.rowCount == size, "the number of rows does not match the factor")
        return Matrix(rowCount: size, columnCount: right.columnCount) { solution in
            _ = solution.initialize(from: right.elements)
            solve(solution.baseAddress!, count: right.columnCount, transposed: false)
            solve(solution.baseAddress!, count: right.columnCount, transposed: true)
        }
    }

    /// Returns L⁻¹ B. The squared length of each of its columns is bᵀ A⁻¹ b.
    ///
    /// - Parameter right: B, D×M.
    /// - Complexity: O(D²·M).
    package func solveFactor(_ right: Matrix<Double>) -> Matrix<Double> {
        precondition(right.rowCount == size, "the number of rows does not match the factor")
        return Matrix(rowCount: size, columnCount: right.columnCount) { solution in
            _ = solution.initialize(from: right.elements)
            solve(solution.baseAddress!, count: right.columnCount, transposed: false)
        }
    }

    /// The inverse A⁻¹, with both triangles (LAPACK `dpotri`).
    ///
    /// - Complexity: O(D³).
    package var inverse: Matrix<Double> {
        Matrix(rowCount: size, columnCount: size) { inverse in
            _ = inverse.initialize(from: factor.elements)
            _ = LAPACKE_dpotri_work(
                LAPACK_COL_MAJOR, upperByColumns, Int32(size), inverse.baseAddress, Int32(size))
            for row in 0..<size {
                for column in 0..<row { inverse[column * size + row] = inverse[row * size + column] }
            }
        }
    }

    private func solve(_ right: UnsafeMutablePointer<Double>, count: Int, transposed: Bool) {
        guard count > 0 else { return }
        factor.withUnsafeElements {
            Double.kernels.solveLower($0.baseAddress!, size, size, transposed, right, count, count)
        }
    }
}

/// The factor is a lower triangle in row order; LAPACK reads the same memory by columns and sees an upper triangle.
private let upperByColumns = CChar(UInt8(ascii: "U"))

extension Matrix where Scalar == Double {
    /// Creates an identity matrix.
    package init(identity size: Int) {
        self.init(rowCount: size, columnCount: size) { elements in
            elements.initialize(repeating: 0)
            for index in 0..<size { elements[index * size + index] = 1 }
        }
    }
}
