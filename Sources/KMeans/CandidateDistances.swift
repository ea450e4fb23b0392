internal import DenseLinearAlgebra
internal import StageCore

/// The squared distance of every point to its nearest chosen point, for several restarts, and the sums that
/// candidate points would lead to.
final class CandidateDistances<Scalar: LinearAlgebraScalar> {
    private let rows: WorkingRows<Scalar>
    private let restarts: Int
    private let threads: Int
    private let chunks: RowChunks
    /// The mean, as a matrix of one row.
    private let center: Matrix<Scalar>
    /// ‖x - mean‖² of each row.
    private let norms: [Scalar]
    /// restarts × N.
    private let closest: Scratch<Scalar>
    /// restarts × chunks: the sum of `closest` as integers, so that every division of the rows draws the same points.
    private let chunkSums: Scratch<Int128>
    private let scale: FixedPoint
    /// The sum of `closest` over the rows of earlier processes, of this one, and of all, for each restart.
    private var masses: [(before: Int128, own: Int128, total: Int128)]
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
        self.center = center
        norms = rows.matrix.norms(around: center, threads: threads)
        closest = Scratch(restarts * rows.count)
        closest.buffer.update(repeating: .greatestFiniteMagnitude)
        chunkSums = Scratch(restarts * chunks.chunkCount)
        // Distances are rounded to Scalar, hence the factor 2.
        scale = FixedPoint(
            bound: 2 * rows.largestDistance * (rows.weights?.max() ?? 1), count: rows.totalCount)
        masses = Array(repeating: (0, 0, 0), count: restarts)
        scores = (0..<max(1, min(threads, chunks.chunkCount))).map { _ in
            Scratch(candidateLimit * chunks.chunkSize)
        }
        noise = Scalar(asNumber: 8 * Double(rows.dimension).squareRoot() * Scalar.ulpOfOne.asDouble)
    }

    /// A point to choose.
    enum Draw {
        /// The point at this share of the sum of all distances.
        case mass(Int128)
        case row(Int)
    }

    /// Draws a point with probability proportional to weight times squared distance; returns `nil` if all distances are 0.
    func draw(_ restart: Int, _ generator: inout SeededGenerator) -> Draw? {
        let total = masses[restart].total
        guard total > 0 else { return nil }
        let drawn = scale.integer(generator.uniform() * scale.number(total))
        return .mass(min(total - 1, drawn))
    }

    /// Returns the rows of the draws of each restart, on every process.
    func rows(of draws: [[Draw]]) -> [[Int]] {
        var found: [Int64] = []
        for (restart, draws) in draws.enumerated() {
            for case .mass(let mass) in draws { found.append(Int64(row(at: mass, restart) ?? 0)) }
        }
        var indices = rows.share.sum(found).makeIterator()
        return draws.map { draws in
            draws.map {
                switch $0 {
                case .row(let row): row
                case .mass: Int(indices.next() ?? 0)
                }
            }
        }
    }

    /// Returns the row at a share of the sum, or `nil` if another process holds it.
    private func row(at mass: Int128, _ restart: Int) -> Int? {
        var left = mass - masses[restart].before
        guard left >= 0, left < masses[restart].own else { return nil }
        let sums = chunkSums.elements + restart * chunks.chunkCount
        var chunk = 0
        while left >= sums[chunk] {
            left -= sums[chunk]
            chunk += 1
        }
        return rows.share.rows.lowerBound + index(in: chunk, restart, scale.number(left))
    }

    private func index(in chunk: Int, _ restart: Int, _ mass: Double) -> Int {
        var left = mass
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
    func potentials(_ candidates: [[Int]]) -> [[Int128]] {
        let flat = candidates.joined().map { $0 }
        let trials = candidates[0].count
        let sums = Scratch<Int128>(chunks.chunkCount * flat.count)
        let centered = CenteredPoints(rows, flat, center)
        forEachChunk(centered) { chunk, range, scores, candidate in
            sums.elements[chunk * flat.count + candidate] = scale.integer(
                closestSum(
                    scores, centered.offsets[candidate], centered.norms[candidate], range,
                    restart: candidate / trials, keeps: false))
        }
        var totals = [Int128](repeating: 0, count: flat.count)
        for index in 0..<chunks.chunkCount * flat.count { totals[index % flat.count] += sums.elements[index] }
        totals = rows.share.sum(totals)
        return candidates.indices.map { Array(totals[$0 * trials..<($0 + 1) * trials]) }
    }

    /// Adds the chosen point of each restart.
    func keep(_ winners: [Int]) {
        let centered = CenteredPoints(rows, winners, center)
        forEachChunk(centered) { chunk, range, scores, restart in
            chunkSums.elements[restart * chunks.chunkCount + chunk] = scale.integer(
                closestSum(
                    scores, centered.offsets[restart], centered.norms[restart], range, restart: restart,
                    keeps: true))
        }
        let own = (0..<restarts).map { restart in
            (0..<chunks.chunkCount).reduce(into: Int128(0)) {
                $0 += chunkSums.elements[restart * chunks.chunkCount + $1]
            }
        }
        masses = zip(own, rows.share.running(own)).map { ($1.before, $0, $1.total) }
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
    /// ‖x - mean‖² of each point.
    let norms: [Scalar]

    init(_ rows: WorkingRows<Scalar>, _ indices: [Int], _ center: Matrix<Scalar>) {
        let width = rows.dimension
        let plain = rows.rows(at: indices)
        norms = plain.norms(around: center, threads: 1)
        let chosen: Matrix<Double> = plain.converted()
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

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Returns ‖x - center‖² of each row.
    fileprivate func norms(around center: Matrix, threads: Int) -> [Scalar] {
        let labels = [Int32](repeating: 0, count: rowCount)
        let squares = squaredDistances(to: center, labels: labels, threads: threads)
        return [Scalar](unsafeUninitializedCapacity: rowCount) { norms, filled in
            Scalar.kernels.narrow(squares, squares.count, 1, 0, norms.baseAddress!)
            filled = squares.count
        }
    }
}
