internal import DenseLinearAlgebra
internal import StageCore

/// Joins clusters along chains of nearest neighbours: the tree of any linkage for which a union is never nearer to others
/// than its parts were, in O(N²).
///
/// Source: D. Müllner, "Modern hierarchical, agglomerative clustering algorithms", 2011, arXiv:1109.2378; the chain is due
/// to J.-P. Benzécri, 1982.
struct NeighborChain {
    private let linkage: Linkage
    private let count: Int
    /// N×N distances, or squared distances.
    private let distances: Scratch<Double>
    private var sizes: [Double]
    /// The clusters that still exist, in ascending order.
    private var alive: [Int32]

    init<Scalar: LinearAlgebraScalar>(_ matrix: Matrix<Scalar>, linkage: Linkage, context: RunContext) throws
    {
        self.linkage = linkage
        count = matrix.rowCount
        distances = Scratch(count * count)
        sizes = Array(repeating: 1, count: count)
        alive = (0..<Int32(count)).map(\.self)
        let (distances, count) = (distances, count)
        let step = max(64, (count + 63) / 64)
        for first in stride(from: 0, to: count, by: step) {
            try context.checkpoint(ProgressEvent(stage: "Distances", completed: first, total: count))
            let part = first..<min(count, first + step)
            // Short pieces balance the triangle's rows.
            Parallel.forEach(part.count, threads: context.threadCount) { _, index in
                let row = part.lowerBound + index
                let found = matrix.squaredDistances(of: row + 1..<count, from: matrix, row: row)
                for (offset, square) in found.enumerated() {
                    distances.elements[row * count + row + 1 + offset] =
                        linkage.usesSquares ? square : square.squareRoot()
                }
            }
        }
        Parallel.forEach((count + 63) / 64, threads: context.threadCount) { _, block in
            Self.mirror(distances.elements, count, rows: block * 64..<min(count, (block + 1) * 64))
        }
    }

    /// Creates the state for points from their distances alone.
    ///
    /// - Parameters:
    ///   - given: N×N and symmetric; the diagonal is not read.
    ///   - weights: The weight of each point; `nil` for 1 each. By Ward's linkage, points of weights n and m are at
    ///     √(2 n m / (n + m)) times their distance.
    init(distances given: Matrix<Double>, weights: [Double]?, linkage: Linkage) {
        self.linkage = linkage
        count = given.rowCount
        distances = Scratch(count * count)
        sizes = weights ?? Array(repeating: 1, count: count)
        alive = (0..<Int32(count)).map(\.self)
        let (sizes, count) = (sizes, count)
        given.withUnsafeElements { elements in
            for row in 0..<count {
                for column in 0..<count {
                    let distance = elements[row * count + column]
                    let scale =
                        linkage == .ward ? 2 * sizes[row] * sizes[column] / (sizes[row] + sizes[column]) : 1
                    distances.elements[row * count + column] =
                        linkage.usesSquares ? scale * distance * distance : distance
                }
            }
        }
    }

    /// Copies the upper triangle to the lower one, in small squares that stay in the cache.
    private static func mirror(_ elements: UnsafeMutablePointer<Double>, _ count: Int, rows: Range<Int>) {
        for start in stride(from: 0, to: rows.upperBound, by: 64) {
            for row in rows {
                for column in start..<max(start, min(start + 64, row)) {
                    elements[row * count + column] = elements[column * count + row]
                }
            }
        }
    }

    /// Returns the N - 1 merges as edges between members of the clusters, in ascending order of height.
    mutating func edges(context: RunContext) throws -> [(first: Int, second: Int, height: Double)] {
        var edges: [(first: Int, second: Int, height: Double)] = []
        var chain: [Int] = []
        while edges.count < count - 1 {
            if edges.count % 256 == 0 {
                try context.checkpoint(
                    ProgressEvent(stage: "Hierarchy", completed: edges.count, total: count - 1))
            }
            if chain.isEmpty { chain.append(Int(alive[0])) }
            while true {
                let tip = chain[chain.count - 1]
                let previous = chain.count > 1 ? chain[chain.count - 2] : nil
                let (next, distance) = nearest(to: tip, preferring: previous)
                guard next == previous else {
                    chain.append(next)
                    continue
                }
                chain.removeLast(2)
                edges.append(
                    (min(tip, next), max(tip, next), linkage.usesSquares ? distance.squareRoot() : distance))
                join(min(tip, next), into: max(tip, next), between: distance)
                break
            }
        }
        return edges.enumerated().sorted {
            ($0.element.height, $0.offset) < ($1.element.height, $1.offset)
        }.map(\.element)
    }

    /// Returns the nearest cluster; the previous one of the chain, or else the lowest, wins a tie.
    private func nearest(to tip: Int, preferring previous: Int?) -> (cluster: Int, distance: Double) {
        let row = distances.elements + tip * count
        var best = (cluster: previous ?? -1, distance: previous.map { row[$0] } ?? .infinity)
        alive.withUnsafeBufferPointer { alive in
            for other in alive {
                let other = Int(other)
                guard row[other] < best.distance || best.cluster < 0, other != tip else { continue }
                best = (other, row[other])
            }
        }
        return best
    }

    private mutating func join(_ lost: Int, into kept: Int, between: Double) {
        alive.remove(at: index(of: lost))
        let (left, right) = (distances.elements + lost * count, distances.elements + kept * count)
        let elements = distances.elements
        let (leftSize, rightSize) = (sizes[lost], sizes[kept])
        for other in alive {
            let other = Int(other)
            guard other != kept else { continue }
            let distance = linkage.distance(
                left[other], right[other], between: between,
                sizes: (leftSize, rightSize, sizes[other]))
            right[other] = distance
            elements[other * count + kept] = distance
        }
        sizes[kept] += sizes[lost]
    }

    private func index(of cluster: Int) -> Int {
        var (low, high) = (0, alive.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if Int(alive[middle]) < cluster { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
