internal import DenseLinearAlgebra
internal import StageCore

/// The squared distance of every point to its nearest chosen point, for several restarts, and the sums that
/// candidate points would lead to.
final class CandidateDistances<Scalar: LinearAlgebraScalar> {
    private let rows: WorkingRows<Scalar>
    private let restarts: Int
    private let threads: Int
    private let chunks: RowChunks
    /// ‖x - mean‖² of each row.
    private let norms: [Scalar]
    /// restarts × N.
    private let closest: Scratch<Scalar>
    /// restarts × chunks: the sum of `closest`.
    private let chunkSums: Scratch<Double>
    private let scores: [Scratch<Scalar>]
    /// Distances below this fraction of the norms are treated as rounding error.
    private let noise: Scalar

    init(_ rows: WorkingRows<Scalar>, restarts: Int, candidateLimit: Int, threads: Int) {
        self.rows = rows
        self.restarts = restarts
        self.threads = threads
        let chunks = RowChunks(rowCount: rows.count, chunkSize: 128)
        self.chunks = chunks
        let center: Matrix<Scalar> = Matrix(rows: [rows.mean]).converted()
        let labels = [Int32](repeating: 0, count: rows.count)
        let squares = rows.matrix.squaredDistances(to: center, labels: labels, threads: threads)
        norms = [Scalar](unsafeUninitializedCapacity: rows.count) { norms, filled in
            Scalar.kernels.narrow(squares, squares.count, 1, 0, norms.baseAddress!)
            filled = squares.count
        }
        closest = Scratch(restarts * rows.count)
        closest.buffer.update(repeating: .greatestFiniteMagnitude)
        chunkSums = Scratch(restarts * chunks.chunkCount)
        scores = (0..<max(1, min(threads, chunks.chunkCount))).map { _ in
            Scratch(candidateLimit * chunks.chunkSize)
        }
        noise = Scalar(asNumber: 8 * Double(rows.dimension).squareRoot() * Scalar.ulpOfOne.asDouble)
    }

    /// Draws a point with probability proportional to weight times squared distance; returns `nil` if all distances are 0.
    func draw(_ restart: Int, _ generator: inout SeededGenerator) -> Int? {
        let sums = UnsafeBufferPointer(
            start: chunkSums.elements + restart * chunks.chunkCount, count: chunks.chunkCount)
        let total = sums.reduce(0, +)
        guard total > 0 else { return nil }
        var left = generator.uniform() * total
        var found: Int?
        for chunk in sums.indices where sums[chunk] > 0 {
            if left < sums[chunk] || chunk == sums.lastIndex(where: { $0 > 0 }) {
                found = index(in: chunk, restart, &left)
                break
            }
            left -= sums[chunk]
        }
        return found
    }

    private func index(in chunk: Int, _ restart: Int, _ left: inout Double) -> Int {
        let range = chunks.rows(ofChunk: chunk)
        var wide = [Double](repeating: 0, count: range.count)
        Scalar.kernels.addToDouble(
            closest.elements + restart * rows.count + range.lowerBound, range.count, &wide)
        var last = range.lowerBound
        for (offset, distance) in wide.enumerated() {
            let mass = distance * (rows.weights?[range.lowerBound + offset] ?? 1)
            guard mass > 0 else { continue }
            last = range.lowerBound + offset
            left -= mass
            if left < 0 { break }
        }
        return last
    }

    /// Returns the sum of squared distances that each candidate of each restart would lead to.
    func potentials(_ candidates: [[Int]]) -> [[Double]] {
        let flat = candidates.joined().map { $0 }
        let trials = candidates[0].count
        let sums = Scratch<Double>(chunks.chunkCount * flat.count)
        let centered = CenteredPoints(rows, flat)
        forEachChunk(centered) { chunk, range, scores, candidate in
            sums.elements[chunk * flat.count + candidate] = closestSum(
                scores, centered.offsets[candidate], norms[flat[candidate]], range,
                restart: candidate / trials,
                keeps: false)
        }
        let totals = sums.addedUp(groups: chunks.chunkCount)
        return candidates.indices.map { Array(totals[$0 * trials..<($0 + 1) * trials]) }
    }

    /// Adds the chosen point of each restart.
    func keep(_ winners: [Int]) {
        let centered = CenteredPoints(rows, winners)
        forEachChunk(centered) { chunk, range, scores, restart in
            chunkSums.elements[restart * chunks.chunkCount + chunk] = closestSum(
                scores, centered.offsets[restart], norms[winners[restart]], range, restart: restart,
                keeps: true)
        }
    }

    private func closestSum(
        _ scores: UnsafePointer<Scalar>, _ offset: Scalar, _ norm: Scalar, _ range: Range<Int>, restart: Int,
        keeps: Bool
    ) -> Double {
        norms.withUnsafeBufferPointer { norms in
            let closest = closest.elements + restart * rows.count + range.lowerBound
            let norms = norms.baseAddress! + range.lowerBound
            guard let weights = rows.weights else {
                return Scalar.kernels.closest(
                    scores, offset, norms, norm, noise, nil, range.count, keeps, closest)
            }
            return weights.withUnsafeBufferPointer {
                Scalar.kernels.closest(
                    scores, offset, norms, norm, noise, $0.baseAddress! + range.lowerBound, range.count,
                    keeps, closest)
            }
        }
    }

    /// Calls `work` for each chunk and candidate with the chunk's -2 x·(c - mean).
    private func forEachChunk(
        _ centered: CenteredPoints<Scalar>,
        _ body: (_ chunk: Int, _ rows: Range<Int>, _ scores: UnsafePointer<Scalar>, _ candidate: Int) -> Void
    ) {
        let width = rows.dimension
        let candidates = 0..<centered.points.rowCount
        // The kernels read whole vectors, and rows have no padding after them here.
        let hasFeatureProducts = Kernels<Scalar>.hasFeatureProducts && width % 16 == 0
        rows.matrix.withUnsafeElements { elements in
            Parallel.forEach(chunks.chunkCount, threads: threads) { worker, chunk in
                let range = chunks.rows(ofChunk: chunk)
                let scores = scores[worker].elements
                centered.points.withUnsafeElements { centered in
                    let x = elements.baseAddress! + range.lowerBound * width
                    if hasFeatureProducts {
                        Scalar.kernels.score(
                            x, width, range.count, centered.baseAddress!, width, candidates.count, width,
                            false, scores, range.count)
                    } else {
                        Scalar.kernels.product(
                            Operand(centered.baseAddress!, ld: width),
                            Operand(x, ld: width, isTransposed: true), candidates.count, range.count, width,
                            1, 0, scores, range.count)
                    }
                }
                for candidate in candidates.indices {
                    body(chunk, range, scores + candidate * range.count, candidate)
                }
            }
        }
    }
}

/// -2 times selected points, centred on the mean. Because x·c' = (x - mean)·c' + mean·c', adding the offset 2 mean·c' to
/// -2 x·c' leaves only the first term.
private struct CenteredPoints<Scalar: LinearAlgebraScalar> {
    let points: Matrix<Scalar>
    let offsets: [Scalar]

    init(_ rows: WorkingRows<Scalar>, _ indices: [Int]) {
        let width = rows.dimension
        let chosen: Matrix<Double> = rows.matrix.rows(at: indices).converted()
        var elements = chosen.elements
        var offsets = [Double](repeating: 0, count: indices.count)
        for row in indices.indices {
            for column in 0..<width {
                let distance = elements[row * width + column] - rows.mean[column]
                elements[row * width + column] = -2 * distance
                offsets[row] += 2 * distance * rows.mean[column]
            }
        }
        points = Matrix(rowCount: indices.count, columnCount: width, elements: elements).converted()
        self.offsets = Matrix(rowCount: 1, columnCount: indices.count, elements: offsets).converted().elements
    }
}
