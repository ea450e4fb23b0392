package import StageCore

/// Mean and variance of each column of a matrix.
///
/// ```swift
/// let statistics = try ColumnStatistics(of: points)
/// statistics.mean[0]
/// ```
package struct ColumnStatistics: Sendable, Equatable {
    /// The mean of each column.
    package let mean: [Double]

    /// The variance of each column: the mean squared distance from ``mean``, divided by N. 0 where that is no more
    /// than the rounding error of the mean.
    package let variance: [Double]

    /// Measures a matrix.
    ///
    /// - Parameters:
    ///   - matrix: N×D with N ≥ 1, every number finite.
    ///   - threadCount: Threads to use; the result does not depend on it, nor on the processor.
    /// - Throws: ``LinearAlgebraError`` with `notFinite`, naming row and column, and `wrongShape` for a
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
        // A number that is not finite leaves none of its column's sum finite, so that no pass looks for it in vain.
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
                .notFinite, "the numbers are too large: their squares exceed what a Double can hold")
        }
    }

    /// The sum of ``variance``, the trace of the covariance matrix.
    package var totalVariance: Double { variance.reduce(0, +) }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Throws where a number is infinite or no number, naming its row and column, counted from 0.
    package func requireFinite() throws {
        let place = withUnsafeElements { elements in
            elements.baseAddress.map { Scalar.kernels.firstNonFinite($0, elements.count) } ?? -1
        }
        guard place < 0 else {
            throw LinearAlgebraError(
                .notFinite,
                "row \(place / columnCount), column \(place % columnCount) (counted from 0) is "
                    + "\(elements[place]), expected a finite number")
        }
    }

    /// Sums per column, made by a kernel from chunks of rows.
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
