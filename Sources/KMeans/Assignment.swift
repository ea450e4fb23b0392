internal import DenseLinearAlgebra
internal import StageCore

/// Puts rows to their nearest centroids and adds them up, chunk by chunk while they are in the cache.
///
/// Holds the scratch memory of the passes over one set of rows.
final class Assignment<Scalar: LinearAlgebraScalar> {
    private let rows: WorkingRows<Scalar>
    private let clusterCount: Int
    private let threads: Int
    private let chunks: RowChunks
    /// Scores of a row: K rounded up to whole vectors.
    private let ld: Int
    private let usesFeatureProducts: Bool
    private let scores: [Scratch<Scalar>]
    private let slack: [Scratch<Scalar>]
    private let rounded: [Scratch<UInt16>]
    private let fresh: [Scratch<Int32>]
    private let orders: [Scratch<Int32>]
    /// Room for the centroids as the products need them.
    private let wideCentroids: Scratch<Double>
    private let factors: Scratch<Scalar>
    private let sums: Scratch<Double>
    private let counts: Scratch<Double>
    /// The cluster of each row, by the last pass.
    private(set) var labels: [Int32]

    /// - Parameter isSumming: Whether ``assign(to:)`` returns sums.
    init(_ rows: WorkingRows<Scalar>, clusterCount: Int, threads: Int, isSumming: Bool = true) {
        self.rows = rows
        self.clusterCount = clusterCount
        self.threads = threads
        // A chunk and its scores stay in the second-level cache.
        let bytes = max(1, rows.dimension) * MemoryLayout<Scalar>.size
        let size = min(2048, max(64, (1 << 19) / bytes / 16 * 16))
        let sumBytes = clusterCount * rows.dimension * 8
        chunks = RowChunks(
            rowCount: rows.count, chunkSize: size, groupLimit: max(4, min(16, (1 << 24) / max(1, sumBytes))))
        ld = (clusterCount + 15) / 16 * 16
        // They read whole vectors, which here have no padding behind them.
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
        sums = Scratch(isSumming ? chunks.groupCount * clusterCount * rows.dimension : 0)
        counts = Scratch(isSumming ? chunks.groupCount * clusterCount : 0)
        labels = [Int32](repeating: -1, count: rows.count)
    }

    /// What a pass over all rows found.
    struct Outcome {
        var sums: CentroidSums
        /// How many rows changed their cluster.
        var changes: Int
    }

    /// Puts every row to its nearest centroid.
    func assign(to centroids: Matrix<Scalar>) -> Outcome {
        let table = CentroidTable(
            centroids, mean: rows.mean, ld: ld, isScreened: !rows.roundingErrors.isEmpty, wide: wideCentroids,
            factors: factors)
        let isSumming = sums.count > 0
        let width = rows.dimension
        let changes = Scratch<Int>(chunks.groupCount)
        sums.clear()
        counts.clear()
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
                            addRows(x, range, found, group, orders[worker].elements)
                        }
                    }
                }
            }
        }
        let groups = isSumming ? chunks.groupCount : 0
        return Outcome(
            sums: CentroidSums(
                sums: Matrix(
                    rowCount: groups > 0 ? clusterCount : 0, columnCount: width,
                    elements: sums.addedUp(groups: groups, threads: threads)),
                weights: counts.addedUp(groups: groups)),
            changes: changes.buffer.reduce(0, +))
    }

    /// scores[r][k] = -2 x·c, and how far each may be off.
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
            // Some centroids at a time, which stay in the cache while all rows of the chunk meet them.
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

    private func addRows(
        _ x: UnsafePointer<Scalar>, _ range: Range<Int>, _ found: UnsafePointer<Int32>, _ group: Int,
        _ order: UnsafeMutablePointer<Int32>
    ) {
        let sums = sums.elements + group * clusterCount * rows.dimension
        let counts = counts.elements + group * clusterCount
        guard let weights = rows.weights else {
            return Scalar.kernels.addRows(
                x, range.count, rows.dimension, found, clusterCount, nil, order, sums, counts)
        }
        weights.withUnsafeBufferPointer {
            Scalar.kernels.addRows(
                x, range.count, rows.dimension, found, clusterCount, $0.baseAddress! + range.lowerBound,
                order, sums, counts)
        }
    }
}
