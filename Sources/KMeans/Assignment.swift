internal import DenseLinearAlgebra
internal import StageCore

/// Assigns rows to their nearest centroids and sums them by cluster, one cache-sized chunk at a time.
///
/// Owns the scratch memory for the passes over one set of rows.
final class Assignment<Scalar: LinearAlgebraScalar> {
    private let rows: WorkingRows<Scalar>
    private let clusterCount: Int
    private let threads: Int
    private let chunks: RowChunks
    /// The row stride of the scores: K rounded up to whole vectors.
    private let ld: Int
    private let usesFeatureProducts: Bool
    private let scores: [Scratch<Scalar>]
    private let slack: [Scratch<Scalar>]
    private let rounded: [Scratch<UInt16>]
    private let fresh: [Scratch<Int32>]
    private let orders: [Scratch<Int32>]
    /// Double-precision copies of the centroids, laid out for the products.
    private let wideCentroids: Scratch<Double>
    private let factors: Scratch<Scalar>
    private let isSumming: Bool
    private let sums: CentroidAccumulator<Scalar>
    /// The cluster of each row after the most recent pass.
    private(set) var labels: [Int32]

    /// - Parameter isSumming: Whether ``assign(to:)`` returns sums.
    init(_ rows: WorkingRows<Scalar>, clusterCount: Int, threads: Int, isSumming: Bool = true) {
        self.rows = rows
        self.clusterCount = clusterCount
        self.threads = threads
        // Sized so that a chunk and its scores fit in the L2 cache.
        let bytes = max(1, rows.dimension) * MemoryLayout<Scalar>.size
        // A power of two, because chunks must divide the unit of ``RowShare``.
        let size = min(RowShare.unit, max(64, ((1 << 19) / bytes).highestPowerOfTwo))
        let sumBytes = clusterCount * rows.dimension * 8
        chunks = RowChunks(
            rowCount: rows.count, chunkSize: size, groupLimit: max(4, min(16, (1 << 24) / max(1, sumBytes))))
        ld = (clusterCount + 15) / 16 * 16
        // The kernels read whole vectors, and rows have no padding after them here.
        usesFeatureProducts = Kernels<Scalar>.hasFeatureProducts && rows.dimension % 16 == 0
        let workers = 0..<max(1, min(threads, chunks.groupCount))
        let padded = BFloat16Screen.paddedRows(size)
        let ld = ld
        scores = workers.map { _ in Scratch(padded * ld) }
        slack = workers.map { _ in Scratch(size) }
        fresh = workers.map { _ in Scratch(size) }
        orders = workers.map { _ in Scratch(size + clusterCount) }
        let isScreened = !rows.roundingErrors.isEmpty
        rounded = workers.map { _ in
            Scratch(isScreened ? BFloat16Screen.scratchSize(rows: size, dimension: rows.dimension) : 0)
        }
        wideCentroids = Scratch(clusterCount * rows.dimension)
        factors = Scratch(clusterCount * rows.dimension)
        self.isSumming = isSumming
        sums = CentroidAccumulator(
            rows, clusterCount: isSumming ? clusterCount : 0, groups: chunks.groupCount,
            workers: workers.count)
        labels = [Int32](repeating: -1, count: rows.count)
    }

    /// The result of a pass over all rows of all processes.
    struct Outcome {
        var sums: CentroidSums
        /// The number of rows that changed cluster.
        var changes: Int
    }

    /// Assigns every row to its nearest centroid.
    func assign(to centroids: Matrix<Scalar>) -> Outcome {
        let table = CentroidTable(
            centroids, mean: rows.mean, ld: ld, isScreened: !rows.roundingErrors.isEmpty, wide: wideCentroids,
            factors: factors)
        let width = rows.dimension
        let changes = Scratch<Int>(chunks.groupCount)
        sums.clear()
        rows.matrix.withUnsafeElements { elements in
            labels.withUnsafeMutableBufferPointer { labels in
                centroids.withUnsafeElements { centroids in
                    Parallel.forEach(chunks.groupCount, threads: threads) { worker, group in
                        for chunk in chunks.chunks(ofGroup: group) {
                            let range = chunks.rows(ofChunk: chunk)
                            let x = elements.baseAddress! + range.lowerBound * width
                            score(x, range, against: table, worker: worker)
                            let found = fresh[worker].elements
                            _ = Scalar.kernels.nearest(
                                scores[worker].elements, ld, table.bias.elements, slack[worker].elements, x,
                                range.count, width, centroids.baseAddress!, clusterCount, found)
                            for row in 0..<range.count where labels[range.lowerBound + row] != found[row] {
                                labels[range.lowerBound + row] = found[row]
                                changes.elements[group] += 1
                            }
                            guard isSumming else { continue }
                            sums.add(
                                x, range, found, group: group, worker: worker,
                                scratch: orders[worker].elements)
                        }
                    }
                }
            }
        }
        let (total, changed) = sums.total(
            changes: changes.buffer.prefix(chunks.groupCount).reduce(0, +), threads: threads)
        return Outcome(sums: total, changes: changed)
    }

    /// Computes scores[r][k] = -2 x·c and an error bound for each row.
    private func score(
        _ x: UnsafePointer<Scalar>, _ range: Range<Int>, against table: CentroidTable<Scalar>, worker: Int
    ) {
        rows.lengths.withUnsafeBufferPointer { lengths in
            rows.roundingErrors.withUnsafeBufferPointer { errors in
                table.slack(
                    lengths.baseAddress! + range.lowerBound,
                    errors.isEmpty ? nil : errors.baseAddress! + range.lowerBound,
                    range.count, into: slack[worker].elements)
            }
        }
        if let screen = table.screen {
            screen.scores(
                UnsafeRawPointer(x).assumingMemoryBound(to: Float.self), rows: range.count,
                scratch: rounded[worker].elements,
                into: UnsafeMutableRawPointer(scores[worker].elements).assumingMemoryBound(to: Float.self),
                ld: ld)
        } else {
            multiply(x, range.count, by: table.factors.elements, into: scores[worker].elements)
        }
    }

    private func multiply(
        _ x: UnsafePointer<Scalar>, _ count: Int, by factors: UnsafePointer<Scalar>,
        into scores: UnsafeMutablePointer<Scalar>
    ) {
        let width = rows.dimension
        if usesFeatureProducts {
            // Works on a block of centroids at a time, so that the block stays in cache for all rows of the chunk.
            let block = max(16, (1 << 16) / (width * MemoryLayout<Scalar>.size) / 4 * 4)
            for first in stride(from: 0, to: clusterCount, by: block) {
                Scalar.kernels.score(
                    factors + first * width, width, min(block, clusterCount - first), x, width, count, width,
                    false,
                    scores + first, ld)
            }
        } else {
            Scalar.kernels.product(
                Operand(x, ld: width), Operand(factors, ld: width, isTransposed: true), count, clusterCount,
                width,
                1, 0, scores, ld)
        }
    }
}

extension Int {
    /// The largest power of two that is not larger; 1 for numbers below 1.
    fileprivate var highestPowerOfTwo: Int { self < 1 ? 1 : 1 << (Int.bitWidth - 1 - leadingZeroBitCount) }
}
