internal import CLAPACKE
public import StageCore

/// Principal component analysis, exact, by the eigenvectors of the covariance matrix.
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

    /// Q×D: a row per component, of length 1, the one with the largest variance first.
    public let components: Matrix<Double>

    /// The variance along each component (divided by N), descending.
    public let variances: [Double]

    /// The sum of all D variances, so that `variances[i] / totalVariance` is the share explained.
    public let totalVariance: Double

    /// Finds the components of a matrix.
    ///
    /// - Parameters:
    ///   - matrix: N×D, every number finite.
    ///   - count: Q, in 1...D.
    ///   - threadCount: Threads to use; the result does not depend on it.
    /// - Throws: ``LinearAlgebraError`` with `notFinite` or `wrongShape`.
    /// - Complexity: O(N·D² + D³), memory O(D²) besides the input; of fewer points than columns O(N²·D + N³), memory O(N·D).
    public init<Scalar: LinearAlgebraScalar>(of matrix: Matrix<Scalar>, count: Int, threadCount: Int = 1)
        throws
    {
        guard (1...max(1, matrix.columnCount)).contains(count) else {
            throw LinearAlgebraError(
                .wrongShape,
                "\(counted(count, "component", "was", "were")) asked for, expected 1 to \(matrix.columnCount)"
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

    /// Q, how many components there are.
    public var count: Int { components.rowCount }

    /// The coordinates of points along the components, N×Q.
    ///
    /// - Complexity: O(N·D·Q); memory for the result alone.
    public func project<Scalar: LinearAlgebraScalar>(_ matrix: Matrix<Scalar>, threadCount: Int = 1)
        -> Matrix<Scalar>
    {
        precondition(
            matrix.columnCount == mean.count, "expected as many columns as the components were found in")
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
    /// A power of two near the root of the mean variance: dividing by it changes no digit, and squares of
    /// what remains neither overflow nor vanish. Where nothing varies, near the largest mean.
    package var typicalScale: Double {
        let meanVariance = totalVariance / Double(variance.count)
        let size = meanVariance > 0 ? meanVariance.squareRoot() : mean.reduce(0) { max($0, abs($1)) }
        // Beyond these, the factor itself would leave the range of a Double.
        guard size > 0x1p-1000 else { return 1 }
        return Double(sign: .plus, exponent: size.exponent, significand: 1)
    }
}

/// The eigenvectors of XᵀX with the largest eigenvalues, for centred points X.
struct PrincipalAxes {
    /// Descending.
    let squaredLengths: [Double]
    /// A row an eigenvector, of length 1, its largest entry positive.
    let vectors: Matrix<Double>

    /// - Parameter gram: XᵀX.
    init(of gram: Matrix<Double>, count: Int) throws {
        let eigen = try SymmetricEigenvalues(of: gram)
        let order = (0..<count).map { gram.rowCount - 1 - $0 }
        squaredLengths = order.map { eigen.values[$0] }
        vectors = eigen.vectors.rows(at: order)
    }

    /// Of fewer points than columns, by the smaller matrix XXᵀ, whose eigenvectors u give those of XᵀX as Xᵀu/√λ; `nil` where that is no
    /// smaller, or where an eigenvalue is too near 0 to divide by.
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
                for place in entries { elements[place] *= factor }
            }
        }
        vectors = axes
    }
}

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
