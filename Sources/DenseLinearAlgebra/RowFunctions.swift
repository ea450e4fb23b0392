internal import Foundation
package import StageCore

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Returns ‖x‖² of each row, summed in `Double` in a fixed order: the result is bit-identical on every processor.
    ///
    /// - Complexity: O(N·D).
    package func squaredRowNorms(threadCount: Int = 1) -> [Double] {
        perRow(threads: threadCount) { elements, rows, norms in
            Scalar.kernels.rowNorms(elements, rows.count, columnCount, norms)
        }
    }

    /// Returns ln Σ exp(x) of each row. Subtracting the largest number first prevents overflow.
    ///
    /// The result is -∞ for a row of -∞ only, and +∞ for a row that contains +∞.
    ///
    /// - Complexity: O(N·D).
    package func logSumExpOfRows(threadCount: Int = 1) -> [Double] {
        // Calls with a concrete type use its specialised code.
        if let floats = self as? Matrix<Float> { return floats.logSumExp(threads: threadCount) }
        return converted(to: Double.self).logSumExp(threads: threadCount)
    }

    private func logSumExp(threads: Int) -> [Double] {
        perRow(threads: threads) { elements, rows, results in
            let shifted = Scratch<Scalar>(columnCount)
            for row in 0..<rows.count {
                let numbers = UnsafeBufferPointer(start: elements + row * columnCount, count: columnCount)
                let peak = numbers.max() ?? -.infinity
                guard peak.isFinite else {
                    results[row] = peak.asDouble
                    continue
                }
                for index in 0..<columnCount { shifted.elements[index] = numbers[index] - peak }
                Scalar.kernels.exponential(shifted.elements, columnCount)
                var sum = 0.0
                for index in 0..<columnCount { sum += shifted.elements[index].asDouble }
                results[row] = peak.asDouble + Double.logarithm(sum)
            }
        }
    }

    /// Returns exp(x) of each number, within 2 units in the last place. Subnormal results are 0.
    ///
    /// - Complexity: O(N·D).
    package func exponential(threadCount: Int = 1) -> Matrix {
        let chunks = RowChunks(rowCount: elements.count, chunkSize: 1 << 14)
        return Matrix(rowCount: rowCount, columnCount: columnCount) { result in
            guard let start = result.baseAddress else { return }
            withUnsafeElements { elements in
                Parallel.forEach(chunks.chunkCount, threads: threadCount) { _, chunk in
                    let indices = chunks.rows(ofChunk: chunk)
                    let part = start + indices.lowerBound
                    part.initialize(from: elements.baseAddress! + indices.lowerBound, count: indices.count)
                    Scalar.kernels.exponential(part, indices.count)
                }
            }
        }
    }

    /// Calls `work` for chunks of rows. The closure fills one number per row.
    package func perRow(
        threads: Int, _ body: (UnsafePointer<Scalar>, Range<Int>, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let chunks = RowChunks(rowCount: rowCount, chunkSize: 1024)
        return [Double](unsafeUninitializedCapacity: rowCount) { result, filled in
            withUnsafeElements { elements in
                guard let start = elements.baseAddress else { return }
                Parallel.forEach(chunks.chunkCount, threads: threads) { _, chunk in
                    let rows = chunks.rows(ofChunk: chunk)
                    body(start + rows.lowerBound * columnCount, rows, result.baseAddress! + rows.lowerBound)
                }
            }
            filled = rowCount
        }
    }
}

/// The division of a matrix's rows into chunks that fit the cache, and into groups of chunks with
/// separate sums.
///
/// The division depends only on the sizes, never on the number of threads. Sums inside a group are computed in
/// row order, and groups are added in order, so that the result is bit-identical for every thread count.
package struct RowChunks: Sendable {
    package let rowCount: Int
    package let chunkSize: Int
    package let groupCount: Int

    /// - Parameters:
    ///   - rowCount: The number of rows, N.
    ///   - chunkSize: The maximum number of rows per chunk.
    ///   - groupLimit: The maximum number of groups. Each group needs memory for one set of sums.
    package init(rowCount: Int, chunkSize: Int, groupLimit: Int = 16) {
        self.rowCount = rowCount
        self.chunkSize = max(1, chunkSize)
        groupCount = min(groupLimit, (rowCount + self.chunkSize - 1) / self.chunkSize)
    }

    package var chunkCount: Int { (rowCount + chunkSize - 1) / chunkSize }

    /// Returns the rows of a chunk.
    package func rows(ofChunk chunk: Int) -> Range<Int> {
        chunk * chunkSize..<min(rowCount, (chunk + 1) * chunkSize)
    }

    /// Returns the chunks of a group. The sizes of groups differ by at most one chunk.
    package func chunks(ofGroup group: Int) -> Range<Int> {
        chunkCount * group / groupCount..<chunkCount * (group + 1) / groupCount
    }
}

extension Double {
    /// Returns the natural logarithm, for modules that do not link a math library.
    package static func logarithm(_ value: Double) -> Double { log(value) }

    /// Returns the natural exponential function.
    package static func exponential(_ value: Double) -> Double { exp(value) }
}
