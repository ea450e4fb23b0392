internal import Foundation
package import StageCore

extension Matrix where Scalar: LinearAlgebraScalar {
    /// ‖x‖² of each row, summed in `Double` in one fixed order: the same bits on every processor.
    ///
    /// - Complexity: O(N·D).
    package func squaredRowNorms(threadCount: Int = 1) -> [Double] {
        perRow(threads: threadCount) { elements, rows, norms in
            Scalar.kernels.rowNorms(elements, rows.count, columnCount, norms)
        }
    }

    /// ln Σ exp(x) of each row, without overflow: the largest number is taken out first.
    ///
    /// A row of -∞ alone gives -∞, and a row that holds +∞ gives +∞.
    ///
    /// - Complexity: O(N·D).
    package func logSumExpOfRows(threadCount: Int = 1) -> [Double] {
        // What is called with a concrete type is compiled for it.
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
                for place in 0..<columnCount { shifted.elements[place] = numbers[place] - peak }
                Scalar.kernels.exponential(shifted.elements, columnCount)
                var sum = 0.0
                for place in 0..<columnCount { sum += shifted.elements[place].asDouble }
                results[row] = peak.asDouble + Double.logarithm(sum)
            }
        }
    }

    /// exp(x) of each number, within 2 units in the last place; subnormal results are 0.
    ///
    /// - Complexity: O(N·D).
    package func exponential(threadCount: Int = 1) -> Matrix {
        let chunks = RowChunks(rowCount: elements.count, chunkSize: 1 << 14)
        return Matrix(rowCount: rowCount, columnCount: columnCount) { result in
            guard let start = result.baseAddress else { return }
            withUnsafeElements { elements in
                Parallel.forEach(chunks.chunkCount, threads: threadCount) { _, chunk in
                    let places = chunks.rows(ofChunk: chunk)
                    let part = start + places.lowerBound
                    part.initialize(from: elements.baseAddress! + places.lowerBound, count: places.count)
                    Scalar.kernels.exponential(part, places.count)
                }
            }
        }
    }

    /// Calls work for chunks of rows, which fills a number per row.
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

/// How the rows of a matrix are cut up: into chunks that fit the cache, and into groups of chunks that
/// keep sums of their own.
///
/// The cut depends on the sizes alone, never on the number of threads: sums inside a group are made in the
/// order of its rows, and groups are added in their order, so that every thread count gives the same bits.
package struct RowChunks: Sendable {
    package let rowCount: Int
    package let chunkSize: Int
    package let groupCount: Int

    /// - Parameters:
    ///   - rowCount: N.
    ///   - chunkSize: Rows in a chunk, at most.
    ///   - groupLimit: The most groups, each of which costs the memory of one set of sums.
    package init(rowCount: Int, chunkSize: Int, groupLimit: Int = 16) {
        self.rowCount = rowCount
        self.chunkSize = max(1, chunkSize)
        groupCount = min(groupLimit, (rowCount + self.chunkSize - 1) / self.chunkSize)
    }

    package var chunkCount: Int { (rowCount + chunkSize - 1) / chunkSize }

    /// The rows of a chunk.
    package func rows(ofChunk chunk: Int) -> Range<Int> {
        chunk * chunkSize..<min(rowCount, (chunk + 1) * chunkSize)
    }

    /// The chunks of a group: groups differ by one chunk at most.
    package func chunks(ofGroup group: Int) -> Range<Int> {
        chunkCount * group / groupCount..<chunkCount * (group + 1) / groupCount
    }
}

extension Double {
    /// The natural logarithm, for modules that link nothing else.
    package static func logarithm(_ value: Double) -> Double { log(value) }

    /// The natural exponential function.
    package static func exponential(_ value: Double) -> Double { exp(value) }
}
