public import StageCore

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Returns the product of this N×K matrix with a K×M matrix.
    ///
    /// Rows are divided into fixed chunks, so that the result is the same for any number of threads.
    ///
    /// - Complexity: O(N·K·M).
    public func product(with right: Matrix, threadCount: Int = 1) -> Matrix {
        precondition(columnCount == right.rowCount, "the inner dimensions do not match")
        return product(with: right, transposed: false, threadCount: threadCount)
    }

    /// Returns the product of this N×K matrix with the transpose of an M×K matrix: the dot products of all pairs of rows.
    ///
    /// - Complexity: O(N·K·M).
    public func product(withTransposeOf right: Matrix, threadCount: Int = 1) -> Matrix {
        precondition(columnCount == right.columnCount, "the numbers of columns do not match")
        return product(with: right, transposed: true, threadCount: threadCount)
    }

    /// Returns the product of this N×K matrix with an upper triangular K×K matrix (BLAS `trmm`).
    ///
    /// - Parameter upper: The triangular matrix. Elements below its diagonal are not read.
    /// - Complexity: O(N·K²), half the cost of a general product.
    package func product(withUpperTriangle upper: Matrix, threadCount: Int = 1) -> Matrix {
        precondition(
            upper.rowCount == upper.columnCount && upper.rowCount == columnCount,
            "expected a square matrix of this width")
        let chunks = RowChunks(rowCount: rowCount, chunkSize: 512)
        return Matrix(rowCount: rowCount, columnCount: columnCount) { result in
            guard let start = result.baseAddress else { return }
            _ = result.initialize(from: elements)
            upper.withUnsafeElements { upper in
                Parallel.forEach(chunks.chunkCount, threads: threadCount) { _, chunk in
                    let rows = chunks.rows(ofChunk: chunk)
                    Scalar.kernels.timesUpper(
                        start + rows.lowerBound * columnCount, rows.count, columnCount, columnCount,
                        upper.baseAddress!, columnCount)
                }
            }
        }
    }

    private func product(with right: Matrix, transposed: Bool, threadCount: Int) -> Matrix {
        let width = transposed ? right.rowCount : right.columnCount
        let chunks = RowChunks(rowCount: rowCount, chunkSize: 512)
        guard rowCount > 0, width > 0, columnCount > 0 else {
            return Matrix(rowCount: rowCount, columnCount: width)
        }
        return Matrix(rowCount: rowCount, columnCount: width) { result in
            withUnsafeElements { left in
                right.withUnsafeElements { right in
                    Parallel.forEach(chunks.chunkCount, threads: threadCount) { _, chunk in
                        let rows = chunks.rows(ofChunk: chunk)
                        Scalar.kernels.product(
                            Operand(left.baseAddress! + rows.lowerBound * columnCount, ld: columnCount),
                            Operand(
                                right.baseAddress!, ld: transposed ? columnCount : width,
                                isTransposed: transposed),
                            rows.count, width, columnCount, 1, 0,
                            result.baseAddress! + rows.lowerBound * width, width)
                    }
                }
            }
        }
    }

    /// Returns XᵀX of the rows' distances from a centre: D×D, with both triangles, summed in `Double`.
    ///
    /// - Parameters:
    ///   - center: D numbers; `nil` stands for zeros.
    ///   - scale: A factor applied to every distance.
    ///   - threadCount: The number of threads, which does not affect the result.
    /// - Complexity: O(N·D²).
    package func gram(around center: [Double]? = nil, scale: Double = 1, threadCount: Int = 1) -> Matrix<
        Double
    > {
        let width = columnCount
        // Each group has its own sum, as large as the result.
        let chunks = RowChunks(
            rowCount: rowCount, chunkSize: 256, groupLimit: max(1, min(8, (1 << 25) / max(1, width * width))))
        let sums = Scratch<Double>(chunks.groupCount * width * width)
        let center = center ?? [Double](repeating: 0, count: width)
        precondition(center.count == width, "expected one number per column")
        withUnsafeElements { elements in
            Parallel.forEach(chunks.groupCount, threads: threadCount) { _, group in
                let wide = Scratch<Double>(chunks.chunkSize * width)
                for chunk in chunks.chunks(ofGroup: group) {
                    let rows = chunks.rows(ofChunk: chunk)
                    widen(elements.baseAddress! + rows.lowerBound * width, rows.count, center, scale, wide)
                    Double.kernels.addGram(
                        wide.elements, rows.count, width, width, 1, sums.elements + group * width * width,
                        width)
                }
            }
        }
        let upper = sums.addedUp(groups: max(1, chunks.groupCount))
        return Matrix<Double>(rowCount: width, columnCount: width) { gram in
            for row in 0..<width {
                for column in row..<width {
                    gram[row * width + column] = upper[row * width + column]
                    gram[column * width + row] = upper[row * width + column]
                }
            }
        }
    }

    private func widen(
        _ x: UnsafePointer<Scalar>, _ rows: Int, _ center: [Double], _ scale: Double, _ wide: Scratch<Double>
    ) {
        let count = rows * columnCount
        for index in 0..<count { wide.elements[index] = 0 }
        Scalar.kernels.addToDouble(x, count, wide.elements)
        center.withUnsafeBufferPointer {
            Double.kernels.standardize(
                wide.elements, rows, columnCount, $0.baseAddress!, scale, wide.elements, columnCount)
        }
    }
}
