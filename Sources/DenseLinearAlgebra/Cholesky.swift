internal import CLAPACKE
package import StageCore

/// The Cholesky factor of a symmetric positive definite matrix: A = L Lᵀ.
package struct Cholesky: Sendable, Equatable {
    /// L, lower triangular, zeros above the diagonal.
    package let factor: Matrix<Double>

    /// Factors a matrix (LAPACK `dpotrf`).
    ///
    /// - Parameter matrix: D×D; only its lower triangle is read.
    /// - Throws: ``LinearAlgebraError`` with `notPositiveDefinite` or `wrongShape`.
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

    /// D.
    package var size: Int { factor.rowCount }

    /// ln det A.
    package var logDeterminant: Double {
        (0..<size).reduce(0) { $0 + 2 * Double.logarithm(factor.elements[$1 * size + $1]) }
    }

    /// A⁻¹ B.
    ///
    /// - Parameter right: B, D×M.
    /// - Complexity: O(D²·M).
    func solve(_ right: Matrix<Double>) -> Matrix<Double> {
        precondition(right.rowCount == size, "expected as many rows as the factor has")
        return Matrix(rowCount: size, columnCount: right.columnCount) { solution in
            _ = solution.initialize(from: right.elements)
            solve(solution.baseAddress!, count: right.columnCount, transposed: false)
            solve(solution.baseAddress!, count: right.columnCount, transposed: true)
        }
    }

    /// L⁻¹ B, so that the squared length of a solution's column is bᵀ A⁻¹ b.
    ///
    /// - Parameter right: B, D×M.
    /// - Complexity: O(D²·M).
    package func solveFactor(_ right: Matrix<Double>) -> Matrix<Double> {
        precondition(right.rowCount == size, "expected as many rows as the factor has")
        return Matrix(rowCount: size, columnCount: right.columnCount) { solution in
            _ = solution.initialize(from: right.elements)
            solve(solution.baseAddress!, count: right.columnCount, transposed: false)
        }
    }

    /// A⁻¹, both triangles (LAPACK `dpotri`).
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

/// By rows the factor is a lower triangle; LAPACK, which reads the same memory by columns, sees an upper one.
private let upperByColumns = CChar(UInt8(ascii: "U"))

extension Matrix where Scalar == Double {
    /// Ones on the diagonal, zeros elsewhere.
    package init(identity size: Int) {
        self.init(rowCount: size, columnCount: size) { elements in
            elements.initialize(repeating: 0)
            for place in 0..<size { elements[place * size + place] = 1 }
        }
    }
}
