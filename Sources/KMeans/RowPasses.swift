internal import DenseLinearAlgebra
internal import StageCore

/// Passes over all rows that give a number a row.
extension Matrix where Scalar: LinearAlgebraScalar {
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
        let lengths = squaredRowNorms(threadCount: threads).map { $0.squareRoot() }
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
                    Scalar.kernels.addToDouble(
                        elements.baseAddress! + row * columnCount, columnCount, wide.elements)
                    Scalar.kernels.narrow(
                        wide.elements, columnCount, factor(row), 0, result.baseAddress! + row * columnCount)
                }
            }
        }
    }

}
