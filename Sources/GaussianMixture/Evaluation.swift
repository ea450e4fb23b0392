internal import DenseLinearAlgebra
internal import StageCore

/// The evaluation of a mixture on points.
struct Evaluation {
    /// The results to keep in addition to the labels.
    struct Wants: OptionSet {
        let rawValue: Int
        static let responsibilities = Wants(rawValue: 1)
        static let densities = Wants(rawValue: 2)
    }

    var labels: [Int32]
    /// N×K, in the scalar type of the points; empty if not requested.
    var responsibilities: PointSource
    /// ln p(z) in the coordinates of the frame; empty if not requested.
    var densities: [Double]
}

extension MixturePass {
    func evaluate(_ coefficients: Coefficients, _ wants: Evaluation.Wants) -> Evaluation {
        let rowCount = points.rowCount
        let theta: Matrix<Work> = coefficients.theta.converted()
        let whitening: Matrix<Work>? = coefficients.whitening?.converted()
        var labels = [Int32](repeating: 0, count: rowCount)
        var densities = [Double](repeating: 0, count: wants.contains(.densities) ? rowCount : 0)
        let shareCount = wants.contains(.responsibilities) ? rowCount : 0
        let shares = Matrix<Points>(rowCount: shareCount, columnCount: componentCount) { shares in
            // Each chunk writes only at the indices of its own rows.
            nonisolated(unsafe) let shares = shares
            labels.withUnsafeMutableBufferPointer { labels in
                densities.withUnsafeMutableBufferPointer { densities in
                    nonisolated(unsafe) let (labels, densities) = (labels, densities)
                    Parallel.forEach(chunks.chunkCount, threads: workspaces.count) { worker, chunk in
                        let (workspace, rows) = (workspaces[worker], chunks.rows(ofChunk: chunk))
                        fill(0, rows, workspace)
                        score(theta, rows, workspace)
                        workspace.write(labels: labels, rows)
                        if !shares.isEmpty { workspace.write(to: shares, rows, componentCount) }
                        if !densities.isEmpty {
                            write(rows, workspace, to: densities, common: coefficients.common, whitening)
                        }
                    }
                }
            }
        }
        return Evaluation(labels: labels, responsibilities: PointSource(shares), densities: densities)
    }

    private func write(
        _ rows: Range<Int>, _ workspace: PassWorkspace<Work>,
        to densities: UnsafeMutableBufferPointer<Double>,
        common: Double, _ whitening: Matrix<Work>?
    ) {
        for row in 0..<rows.count {
            let sum = Double.logarithm(workspace.sums.elements[row].asDouble)
            densities[rows.lowerBound + row] = workspace.peaks.elements[row].asDouble + sum + common
        }
        guard let whitening else { return }
        let width = layout.dimension
        let white = Scratch<Work>(rows.count * width)
        let squares = Scratch<Work>(rows.count)
        whitening.withUnsafeElements {
            Work.kernels.product(
                Operand(workspace.first.elements, ld: layout.blocks[0].ld),
                Operand($0.baseAddress!, ld: width, isTransposed: true), rows.count, width, width, 1, 0,
                white.elements,
                width)
        }
        Work.kernels.sumSquares(white.elements, rows.count, width, width, squares.elements, 1)
        for row in 0..<rows.count { densities[rows.lowerBound + row] -= 0.5 * squares.elements[row].asDouble }
    }
}

extension PassWorkspace {
    /// Writes the responsibilities of a chunk in row order.
    fileprivate func write<Points: LinearAlgebraScalar>(
        to result: UnsafeMutableBufferPointer<Points>, _ rows: Range<Int>, _ componentCount: Int
    ) {
        for (column, row) in rows.enumerated() {
            for component in 0..<componentCount {
                result[row * componentCount + component] = Points(
                    asNumber: shares.elements[component * ld + column])
            }
        }
    }
}
