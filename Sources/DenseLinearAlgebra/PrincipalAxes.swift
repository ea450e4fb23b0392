internal import StageCore

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
