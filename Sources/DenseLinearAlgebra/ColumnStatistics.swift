package import StageCore

/// The mean and variance of each column of a matrix.
///
/// ```swift
/// let statistics = try ColumnStatistics(of: points)
/// statistics.mean[0]
/// ```
package struct ColumnStatistics: Sendable, Equatable {
    /// The mean of each column.
    package let mean: [Double]

    /// The variance of each column: the mean squared distance from ``mean``, divided by N. It is 0 if it does not exceed
    /// the rounding error of the mean.
    package let variance: [Double]

    /// Creates statistics that were computed elsewhere.
    package init(mean: [Double], variance: [Double]) {
        self.mean = mean
        self.variance = variance
    }

    /// Computes the statistics of a matrix.
    ///
    /// - Parameters:
    ///   - matrix: N×D with N ≥ 1. Every number must be finite.
    ///   - threadCount: The number of threads. The result depends neither on it nor on the processor.
    /// - Throws: ``LinearAlgebraError`` with code `notFinite`, naming row and column, or `wrongShape` for a
    ///   matrix without rows or columns.
    /// - Complexity: O(N·D), two passes.
    package init<Scalar: LinearAlgebraScalar>(of matrix: Matrix<Scalar>, threadCount: Int = 1) throws {
        guard matrix.rowCount > 0, matrix.columnCount > 0 else {
            throw LinearAlgebraError(
                .wrongShape,
                "the matrix is \(matrix.rowCount) x \(matrix.columnCount), expected at least one row and column"
            )
        }
        let count = Double(matrix.rowCount)
        let kernels = Scalar.kernels
        mean = matrix.columnSums(threads: threadCount) { kernels.addColumns($0, $1, $2, $3) }.map {
            $0 / count
        }
        // A number that is not finite makes the sum of its column non-finite, so that finite sums need no further check.
        if !mean.allSatisfy(\.isFinite) { try matrix.requireFinite() }
        variance = mean.withUnsafeBufferPointer { mean in
            matrix.columnSums(threads: threadCount) { kernels.addSquares($0, $1, $2, mean.baseAddress!, $3) }
                .enumerated().map { column, sum in
                    let rounding = 64 * Double.ulpOfOne * mean[column]
                    let variance = sum / count
                    return variance.isFinite && variance <= rounding * rounding ? 0 : variance
                }
        }
        guard variance.allSatisfy(\.isFinite) else {
            throw LinearAlgebraError(
                .notFinite, "the numbers are too large: their squares overflow a Double")
        }
    }

    /// The sum of ``variance``, the trace of the covariance matrix.
    package var totalVariance: Double { variance.reduce(0, +) }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Throws an error if a number is infinite or NaN, naming its row and column, counted from 0.
    package func requireFinite() throws {
        let index = withUnsafeElements { elements in
            elements.baseAddress.map { Scalar.kernels.firstNonFinite($0, elements.count) } ?? -1
        }
        guard index < 0 else {
            throw LinearAlgebraError(
                .notFinite,
                "row \(index / columnCount), column \(index % columnCount) (counted from 0) is "
                    + "\(elements[index]), expected a finite number")
        }
    }

    /// Returns sums per column, computed by a kernel from chunks of rows.
    fileprivate func columnSums(
        threads: Int, _ add: (UnsafePointer<Scalar>, Int, Int, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let chunks = RowChunks(rowCount: rowCount, chunkSize: 1024)
        let sums = Scratch<Double>(chunks.groupCount * columnCount)
        withUnsafeElements { elements in
            Parallel.forEach(chunks.groupCount, threads: threads) { _, group in
                for chunk in chunks.chunks(ofGroup: group) {
                    let rows = chunks.rows(ofChunk: chunk)
                    add(
                        elements.baseAddress! + rows.lowerBound * columnCount, rows.count, columnCount,
                        sums.elements + group * columnCount)
                }
            }
        }
        return sums.addedUp(groups: chunks.groupCount)
    }
}
