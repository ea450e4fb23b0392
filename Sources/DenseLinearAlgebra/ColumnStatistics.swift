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

    /// The largest distance from ``mean`` in each column.
    package let extent: [Double]

    /// Creates statistics that were computed elsewhere.
    package init(mean: [Double], variance: [Double], extent: [Double]) {
        self.mean = mean
        self.variance = variance
        self.extent = extent
    }

    /// Computes the statistics of a matrix.
    ///
    /// Sums are ``FixedPoint`` sums of 128 bits: their bits depend neither on threads and processes nor on the processor.
    ///
    /// - Parameters:
    ///   - matrix: The rows of this process, N×D. Every number must be finite.
    ///   - share: The rows' place among those of all processes; `nil` if this process holds all rows.
    ///   - threadCount: The number of threads.
    /// - Throws: ``LinearAlgebraError`` with code `notFinite`, naming row and column, or `wrongShape` for a
    ///   matrix without rows or columns; the same on every process.
    /// - Complexity: O(N·D), three passes.
    package init<Scalar: LinearAlgebraScalar>(
        of matrix: Matrix<Scalar>, share: RowShare? = nil, threadCount: Int = 1
    ) throws {
        let share = share ?? .whole(matrix.rowCount)
        guard share.totalCount > 0, matrix.columnCount > 0 else {
            throw LinearAlgebraError(
                .wrongShape,
                "the matrix is \(share.totalCount) x \(matrix.columnCount), expected at least one row and column"
            )
        }
        let count = Double(share.totalCount)
        let kernels = Scalar.kernels
        let (low, high) = try matrix.columnBounds(share, threads: threadCount)
        let magnitudes = zip(low, high).map { max(abs($0), abs($1)) }
        guard magnitudes.allSatisfy({ ($0 * $0 * count).isFinite }) else {
            throw LinearAlgebraError(
                .notFinite, "the numbers are too large: their squares overflow a Double")
        }
        let mean = matrix.columnSums(bounds: magnitudes, share, threads: threadCount) {
            kernels.addColumns($0, $1, $2, $3)
        }.map { $0 / count }
        let extent = mean.indices.map { max(high[$0] - mean[$0], mean[$0] - low[$0]) }
        let squares = mean.withUnsafeBufferPointer { mean in
            matrix.columnSums(bounds: extent.map { $0 * $0 }, share, threads: threadCount) {
                kernels.addSquares($0, $1, $2, mean.baseAddress!, $3)
            }
        }
        self.init(
            mean: mean,
            variance: zip(mean, squares).map { mean, square in
                let rounding = 64 * Double.ulpOfOne * mean
                return square / count <= rounding * rounding ? 0 : square / count
            },
            extent: extent)
    }

    /// The sum of ``variance``, the trace of the covariance matrix.
    package var totalVariance: Double { variance.reduce(0, +) }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Throws an error if a number is infinite or NaN, naming its row and column, counted from 0.
    package func requireFinite() throws {
        guard let index = firstNonFinite else { return }
        throw LinearAlgebraError.notFinite(index: index, width: columnCount, value: elements[index].asDouble)
    }

    /// The index of the first number that is infinite or NaN.
    private var firstNonFinite: Int? {
        let index = withUnsafeElements { elements in
            elements.baseAddress.map { Scalar.kernels.firstNonFinite($0, elements.count) } ?? -1
        }
        return index < 0 ? nil : index
    }

    /// Returns the least and the largest number of each column of all processes.
    ///
    /// - Throws: ``LinearAlgebraError`` that names the first number that is not finite, on every process.
    fileprivate func columnBounds(
        _ share: RowShare, threads: Int
    ) throws -> (low: [Double], high: [Double]) {
        let chunks = RowChunks(rowCount: rowCount, chunkSize: 1024)
        let width = columnCount
        let (low, high) = (
            Scratch<Scalar>(chunks.groupCount * width), Scratch<Scalar>(chunks.groupCount * width)
        )
        low.buffer.update(repeating: .greatestFiniteMagnitude)
        high.buffer.update(repeating: -.greatestFiniteMagnitude)
        let areFinite = Scratch<Bool>(chunks.groupCount)
        withUnsafeElements { elements in
            Parallel.forEach(chunks.groupCount, threads: threads) { _, group in
                areFinite.elements[group] = chunks.chunks(ofGroup: group).allSatisfy { chunk in
                    let rows = chunks.rows(ofChunk: chunk)
                    return Scalar.kernels.columnBounds(
                        elements.baseAddress! + rows.lowerBound * width, rows.count, width,
                        low.elements + group * width, high.elements + group * width)
                }
            }
        }
        let isFinite = areFinite.buffer.prefix(chunks.groupCount).allSatisfy(\.self)
        // One exchange of the negated minima, the maxima, and a 1 for numbers that are not finite.
        var bounds = [Double](repeating: -.greatestFiniteMagnitude, count: 2 * width) + [isFinite ? 0 : 1]
        for index in low.buffer.indices where index < chunks.groupCount * width {
            let column = index % width
            bounds[column] = max(bounds[column], -low.elements[index].asDouble)
            bounds[width + column] = max(bounds[width + column], high.elements[index].asDouble)
        }
        bounds = share.maximum(bounds)
        guard bounds[2 * width] == 0 else { throw notFinite(share) }
        return (bounds[..<width].map { -$0 }, Array(bounds[width..<2 * width]))
    }

    private func notFinite(_ share: RowShare) -> LinearAlgebraError {
        let own = firstNonFinite
        let position = own.map { Double(-(share.rows.lowerBound * columnCount + $0)) } ?? -.infinity
        let first = share.maximum([position])[0]
        let value = position == first ? own.map { elements[$0].asDouble.bitPattern } ?? 0 : 0
        let bits = share.sum([Int64(bitPattern: value)])[0]
        return .notFinite(
            index: Int(-first), width: columnCount, value: Double(bitPattern: UInt64(bitPattern: bits)))
    }

    /// Returns sums per column over all processes, computed by a kernel from chunks of rows.
    ///
    /// - Parameter bounds: The largest magnitude of a term of each column.
    fileprivate func columnSums(
        bounds: [Double], _ share: RowShare, threads: Int,
        _ add: (UnsafePointer<Scalar>, Int, Int, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let scales = bounds.map { FixedPoint(bound: $0, count: share.totalCount) }
        let chunks = RowChunks(rowCount: rowCount, chunkSize: 1024)
        let width = columnCount
        let sums = Scratch<Int128>(chunks.groupCount * width)
        withUnsafeElements { elements in
            Parallel.forEach(chunks.groupCount, threads: threads) { _, group in
                let part = Scratch<Double>(width)
                for chunk in chunks.chunks(ofGroup: group) {
                    let rows = chunks.rows(ofChunk: chunk)
                    part.clear()
                    add(elements.baseAddress! + rows.lowerBound * width, rows.count, width, part.elements)
                    for column in 0..<width {
                        sums.elements[group * width + column] += scales[column].integer(part.elements[column])
                    }
                }
            }
        }
        var totals = [Int128](repeating: 0, count: width)
        for group in 0..<chunks.groupCount {
            for column in 0..<width { totals[column] += sums.elements[group * width + column] }
        }
        return zip(scales, share.sum(totals)).map { $0.number($1) }
    }
}

extension LinearAlgebraError {
    /// The error of a number that is infinite or NaN.
    fileprivate static func notFinite(index: Int, width: Int, value: Double) -> LinearAlgebraError {
        LinearAlgebraError(
            .notFinite,
            "row \(index / width), column \(index % width) (counted from 0) is \(value), expected a finite number"
        )
    }
}
