internal import DenseLinearAlgebra
internal import StageCore

/// Passes over all rows that give a number a row.
extension Matrix where Scalar: LinearAlgebraScalar {
    /// ‖x‖² of each row.
    func squaredRowNorms(threads: Int) -> [Double] {
        perRow(threads: threads) { elements, rows, norms in
            Scalar.kernels.rowNorms(elements, rows.count, columnCount, norms)
        }
    }

    /// ‖x - c‖² of each row and the centroid of its label.
    func squaredDistances(to centroids: Matrix, labels: [Int32], threads: Int) -> [Double] {
        centroids.withUnsafeElements { centroids in
            labels.withUnsafeBufferPointer { labels in
                perRow(threads: threads) { elements, rows, distances in
                    Scalar.kernels.distances(
                        elements, rows.count, columnCount, centroids.baseAddress!,
                        labels.baseAddress! + rows.lowerBound, distances)
                }
            }
        }
    }

    /// Rows of length 1; rows of zeros stay.
    func normalizedRows(threads: Int) -> Matrix {
        let lengths = squaredRowNorms(threads: threads).map { $0.squareRoot() }
        return scaled { lengths[$0] > 0 ? 1 / lengths[$0] : 0 }
    }

    /// All numbers divided by a power of two.
    func divided(by scale: Double) -> Matrix {
        scaled { _ in 1 / scale }
    }

    private func scaled(by factor: (Int) -> Double) -> Matrix {
        let wide = Scratch<Double>(columnCount)
        return Matrix(rowCount: rowCount, columnCount: columnCount) { result in
            withUnsafeElements { elements in
                for row in 0..<rowCount {
                    wide.clear()
                    Scalar.kernels.addToDouble(elements.baseAddress! + row * columnCount, columnCount, wide.elements)
                    Scalar.kernels.narrow(
                        wide.elements, columnCount, factor(row), 0, result.baseAddress! + row * columnCount)
                }
            }
        }
    }

    private func perRow(
        threads: Int, _ body: (UnsafePointer<Scalar>, Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let chunks = RowChunks(rowCount: rowCount, chunkSize: 1024)
        return [Double](unsafeUninitializedCapacity: rowCount) { result, filled in
            withUnsafeElements { elements in
                Parallel.forEach(chunks.chunkCount, threads: threads) { _, chunk in
                    let rows = chunks.rows(ofChunk: chunk)
                    body(
                        elements.baseAddress! + rows.lowerBound * columnCount, rows,
                        result.baseAddress! + rows.lowerBound)
                }
            }
            filled = rowCount
        }
    }
}
