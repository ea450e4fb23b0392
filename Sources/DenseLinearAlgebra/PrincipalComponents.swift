internal import CLAPACKE
public import StageCore

/// An exact principal component analysis, based on the eigenvectors of the covariance matrix.
///
/// ```swift
/// let components = try PrincipalComponents(of: points, count: 32)
/// let reduced = components.project(points)      // N×32
/// ```
///
/// Source: K. Pearson, "On lines and planes of closest fit to systems of points in space", Philosophical
/// Magazine 2(11), 1901, doi:10.1080/14786440109462720.
public struct PrincipalComponents: Sendable, Equatable, Codable {
    /// The mean of each column, D numbers.
    public let mean: [Double]

    /// The components, Q×D: one row of length 1 per component, in descending order of variance.
    public let components: Matrix<Double>

    /// The variance along each component (divided by N), in descending order.
    public let variances: [Double]

    /// The sum of all D variances. The explained share of a component is `variances[i] / totalVariance`.
    public let totalVariance: Double

    /// Computes the components of a matrix.
    ///
    /// - Parameters:
    ///   - matrix: N×D. Every number must be finite.
    ///   - count: The number of components, Q, in 1...D.
    ///   - threadCount: The number of threads, which does not affect the result.
    /// - Throws: ``LinearAlgebraError`` with code `notFinite` or `wrongShape`.
    /// - Complexity: O(N·D² + D³) time and O(D²) memory in addition to the input; O(N²·D + N³) time and O(N·D) memory if there
    ///   are fewer points than columns.
    public init<Scalar: LinearAlgebraScalar>(of matrix: Matrix<Scalar>, count: Int, threadCount: Int = 1)
        throws
    {
        guard (1...max(1, matrix.columnCount)).contains(count) else {
            throw LinearAlgebraError(
                .wrongShape,
                "\(counted(count, "component", "was", "were")) requested, expected 1 to \(matrix.columnCount)"
            )
        }
        let statistics = try ColumnStatistics(of: matrix, threadCount: threadCount)
        let scale = statistics.typicalScale
        let axes =
            try PrincipalAxes(
                ofFew: matrix, around: statistics.mean, scale: 1 / scale, count: count, threads: threadCount)
            ?? PrincipalAxes(
                of: matrix.gram(around: statistics.mean, scale: 1 / scale, threadCount: threadCount),
                count: count)
        let factor = scale * scale / Double(matrix.rowCount)
        mean = statistics.mean
        components = axes.vectors
        variances = axes.squaredLengths.map { max(0, $0) * factor }
        totalVariance = statistics.totalVariance
    }

    /// The number of components, Q.
    public var count: Int { components.rowCount }

    /// Returns the coordinates of points along the components, N×Q.
    ///
    /// - Complexity: O(N·D·Q) time, and memory for the result only.
    public func project<Scalar: LinearAlgebraScalar>(_ matrix: Matrix<Scalar>, threadCount: Int = 1)
        -> Matrix<Scalar>
    {
        precondition(
            matrix.columnCount == mean.count, "the number of columns does not match the components")
        let (width, count) = (mean.count, self.count)
        let axes: Matrix<Scalar> = components.converted()
        let center = mean.map { Scalar(asNumber: $0) }
        let chunks = RowChunks(rowCount: matrix.rowCount, chunkSize: 256)
        return Matrix(rowCount: matrix.rowCount, columnCount: count) { result in
            guard matrix.rowCount > 0 else { return }
            let scratch = (0..<max(1, threadCount)).map { _ in Scratch<Scalar>(chunks.chunkSize * width) }
            matrix.withUnsafeElements { elements in
                axes.withUnsafeElements { axes in
                    Parallel.forEach(chunks.chunkCount, threads: threadCount) { worker, chunk in
                        let rows = chunks.rows(ofChunk: chunk)
                        let centered = scratch[worker].elements
                        Scalar.kernels.standardize(
                            elements.baseAddress! + rows.lowerBound * width, rows.count, width, center, 1,
                            centered,
                            width)
                        Scalar.kernels.product(
                            Operand(centered, ld: width),
                            Operand(axes.baseAddress!, ld: width, isTransposed: true),
                            rows.count, count, width, 1, 0, result.baseAddress! + rows.lowerBound * count,
                            count)
                    }
                }
            }
        }
    }
}

extension ColumnStatistics {
    /// A power of two near the square root of the mean variance. Dividing by it is exact, and the squares of
    /// the quotients neither overflow nor underflow. If no column varies, it is near the largest mean.
    package var typicalScale: Double {
        let meanVariance = totalVariance / Double(variance.count)
        let size = meanVariance > 0 ? meanVariance.squareRoot() : mean.reduce(0) { max($0, abs($1)) }
        // Beyond this limit, the factor itself would leave the range of a Double.
        guard size > 0x1p-1000 else { return 1 }
        return Double(sign: .plus, exponent: size.exponent, significand: 1)
    }
}

/// The eigenvectors of XᵀX with the largest eigenvalues, for centred points X.
struct PrincipalAxes {
    /// The eigenvalues, in descending order.
    let squaredLengths: [Double]
    /// The eigenvectors as rows of length 1, the largest entry of each positive.
    let vectors: Matrix<Double>

    /// - Parameter gram: XᵀX.
    init(of gram: Matrix<Double>, count: Int) throws {
        let eigen = try SymmetricEigenvalues(of: gram)
        let order = (0..<count).map { gram.rowCount - 1 - $0 }
        squaredLengths = order.map { eigen.values[$0] }
        vectors = eigen.vectors.rows(at: order)
    }

    /// Uses the smaller matrix XXᵀ if there are fewer points than columns: its eigenvectors u give those of XᵀX as Xᵀu/√λ.
    /// Returns `nil` if that matrix is not smaller, or if an eigenvalue is too near 0 to divide by.
    init?<Scalar: LinearAlgebraScalar>(
        ofFew points: Matrix<Scalar>, around mean: [Double], scale: Double, count: Int, threads: Int
    ) throws {
        let (rows, width) = (points.rowCount, points.columnCount)
        guard rows < width, count < rows else { return nil }
        var centered = points.converted(to: Double.self)
        centered.withUnsafeMutableElements { elements in
            for row in 0..<rows {
                for column in 0..<width {
                    elements[row * width + column] = (elements[row * width + column] - mean[column]) * scale
                }
            }
        }
        let eigen = try SymmetricEigenvalues(
            of: centered.product(withTransposeOf: centered, threadCount: threads))
        let order = (0..<count).map { rows - 1 - $0 }
        squaredLengths = order.map { eigen.values[$0] }
        guard let least = squaredLengths.last, least > 1e-9 * squaredLengths[0] else { return nil }
        var axes = eigen.vectors.rows(at: order).product(with: centered, threadCount: threads)
        let lengths = squaredLengths
        axes.withUnsafeMutableElements { elements in
            for axis in 0..<count {
                let entries = axis * width..<(axis + 1) * width
                let largest = entries.reduce(0) { abs(elements[$1]) > abs($0) ? elements[$1] : $0 }
                let factor = (largest < 0 ? -1 : 1) / lengths[axis].squareRoot()
                for index in entries { elements[index] *= factor }
            }
        }
        vectors = axes
    }
}

/// Eigenvalues and eigenvectors of a symmetric matrix: A = V diag(λ) Vᵀ.
package struct SymmetricEigenvalues: Sendable, Equatable {
    /// The eigenvalues λ, in ascending order.
    package let values: [Double]

    /// The eigenvectors Vᵀ: row i belongs to `values[i]` and has length 1. Its largest entry is positive, so that signs
    /// do not depend on the library.
    package let vectors: Matrix<Double>

    /// Decomposes a matrix (LAPACK `dsyevd`).
    ///
    /// - Parameter matrix: A D×D matrix. Only its lower triangle is read.
    /// - Throws: ``LinearAlgebraError`` with code `noConvergence` or `wrongShape`.
    /// - Complexity: O(D³).
    package init(of matrix: Matrix<Double>) throws {
        let size = matrix.rowCount
        guard size == matrix.columnCount, size > 0 else {
            throw LinearAlgebraError(
                .wrongShape, "the matrix is \(size) x \(matrix.columnCount), expected a square matrix")
        }
        BLASLibrary.prepare()
        var values = [Double](repeating: 0, count: size)
        var info: Int32 = 0
        // Column-major and symmetric: the upper triangle in LAPACK is the lower one here, and its columns are rows here.
        vectors = Matrix(rowCount: size, columnCount: size) { vectors in
            _ = vectors.initialize(from: matrix.elements)
            info = LAPACKE_dsyevd(
                LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "U")), Int32(size),
                vectors.baseAddress, Int32(size), &values)
            for row in 0..<size {
                let vector = UnsafeMutableBufferPointer(rebasing: vectors[row * size..<(row + 1) * size])
                let largest = vector.max { abs($0) < abs($1) } ?? 0
                if largest < 0 { for index in vector.indices { vector[index] = -vector[index] } }
            }
        }
        self.values = values
        guard info == 0 else {
            throw LinearAlgebraError(
                .noConvergence, "the eigenvalues of a \(size) x \(size) matrix did not converge")
        }
    }
}
