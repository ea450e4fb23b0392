internal import DenseLinearAlgebra
internal import StageCore

/// The nearest neighbours of every point: exact distances, found by products of blocks.
struct NeighborLists: Sendable {
    /// The number of neighbours of each point, without the point itself.
    let count: Int
    /// N×count squared distances, in ascending order.
    let squares: [Double]
    /// N×count points, numbered as in the blocks; equal distances in ascending order of the sorted row.
    let points: [Int32]

    /// - Parameter count: In `1...N - 1`.
    /// - Complexity: O(N²·D) at worst, much less if blocks are far apart.
    init<Scalar>(_ blocks: PointBlocks<Scalar>, count: Int, context: RunContext) throws {
        self.count = count
        let total = blocks.count * count
        let squares = Scratch<Double>(total)
        let points = Scratch<Int32>(total)
        // A checkpoint for each part of the blocks.
        let step = max(1, (blocks.ranges.count + 15) / 16)
        for first in stride(from: 0, to: blocks.ranges.count, by: step) {
            try context.checkpoint(
                ProgressEvent(
                    stage: "Nearest neighbours", completed: blocks.ranges[first].lowerBound,
                    total: blocks.count))
            let part = first..<min(blocks.ranges.count, first + step)
            Parallel.forEach(part.count, threads: context.threadCount) { _, index in
                let block = part.lowerBound + index
                var search = NeighborSearch(blocks, block: block, count: count)
                search.run()
                let start = blocks.ranges[block].lowerBound * count
                for (offset, neighbor) in search.neighbors.enumerated() {
                    squares.elements[start + offset] = neighbor.square
                    points.elements[start + offset] = neighbor.point
                }
            }
        }
        self.squares = Array(squares.buffer)
        self.points = Array(points.buffer)
    }

    /// Returns the squared distance of each point's neighbour number `rank`, counted from 1.
    func squares(ofRank rank: Int) -> [Double] {
        stride(from: rank - 1, to: squares.count, by: count).map { squares[$0] }
    }
}

/// A neighbour of a point.
struct Neighbor {
    var square: Double
    var point: Int32
    /// The sorted row, which decides between equal distances.
    var row: Int32
}

extension Neighbor: Comparable {
    static func < (left: Neighbor, right: Neighbor) -> Bool {
        left.square == right.square ? left.row < right.row : left.square < right.square
    }
}

/// The search for the neighbours of the points of one block.
private struct NeighborSearch<Scalar: LinearAlgebraScalar> {
    private let blocks: PointBlocks<Scalar>
    private let block: Int
    private let count: Int
    /// For each point of the block, its `count` nearest so far, in ascending order.
    private(set) var neighbors: [Neighbor]

    init(_ blocks: PointBlocks<Scalar>, block: Int, count: Int) {
        self.blocks = blocks
        self.block = block
        self.count = count
        neighbors = Array(
            repeating: Neighbor(square: .infinity, point: -1, row: .max),
            count: blocks.ranges[block].count * count)
    }

    mutating func run() {
        let own = blocks.ranges[block]
        let tile = ProductTile(blocks, rows: own.count)
        tile.take(points: Array(own))
        for (other, bound) in blocks.neighbors(of: block) {
            // Blocks are in ascending order of their bounds.
            guard bound <= (0..<own.count).reduce(0.0, { max($0, limit($1)) }) else { break }
            tile.multiply(by: blocks.ranges[other])
            for row in 0..<own.count { scan(row, blocks.ranges[other], tile) }
        }
    }

    private func limit(_ row: Int) -> Double { neighbors[(row + 1) * count - 1].square }

    private mutating func scan(_ row: Int, _ range: Range<Int>, _ tile: ProductTile<Scalar>) {
        let point = blocks.ranges[block].lowerBound + row
        var limit = self.limit(row)
        tile.forEachCandidate(row, range, below: { limit }) { other in
            guard other != point else { return }
            let found = Neighbor(
                square: blocks.squaredDistance(point, other), point: Int32(other),
                row: Int32(blocks.rows[other]))
            guard found < neighbors[(row + 1) * count - 1] else { return }
            insert(found, row)
            limit = self.limit(row)
        }
    }

    private mutating func insert(_ found: Neighbor, _ row: Int) {
        neighbors.withUnsafeMutableBufferPointer { neighbors in
            var index = (row + 1) * count - 1
            while index > row * count, found < neighbors[index - 1] {
                neighbors[index] = neighbors[index - 1]
                index -= 1
            }
            neighbors[index] = found
        }
    }
}

/// Approximate squared distances between some points and a block, by one matrix product. Only pairs that may be near
/// enough are passed on to be measured exactly.
final class ProductTile<Scalar: LinearAlgebraScalar> {
    private let blocks: PointBlocks<Scalar>
    private let left: Scratch<Scalar>
    private let products: Scratch<Scalar>
    private let ld: Int
    private let found: Scratch<Int32>
    private var leftBiases: [Scalar] = []
    private(set) var points: [Int] = []

    init(_ blocks: PointBlocks<Scalar>, rows: Int) {
        self.blocks = blocks
        ld = PointBlocks<Scalar>.blockSize
        left = Scratch(rows * blocks.points.columnCount)
        products = Scratch(rows * ld)
        found = Scratch(ld)
    }

    /// Copies the points to compare.
    func take(points: [Int]) {
        self.points = points
        let width = blocks.points.columnCount
        blocks.centered.withUnsafeElements { elements in
            for (index, point) in points.enumerated() {
                (left.elements + index * width).update(
                    from: elements.baseAddress! + point * width, count: width)
            }
        }
        leftBiases = points.map { blocks.biases[$0] }
    }

    /// Computes the products with the points of a block.
    func multiply(by range: Range<Int>) {
        blocks.multiply(left.elements, rows: points.count, by: range, into: products.elements, ld: ld)
    }

    /// Calls a closure with each point of the block whose squared distance may be at most a limit.
    ///
    /// - Parameter below: Returns the limit, which may fall during the calls.
    @inline(__always)
    func forEachCandidate(
        _ row: Int, _ range: Range<Int>, below limit: () -> Double, _ body: (Int) -> Void
    ) {
        let products = products.elements + row * ld
        blocks.biases.withUnsafeBufferPointer { biases in
            let biases = biases.baseAddress! + range.lowerBound
            // ‖x‖² + ‖y‖² - 2 x·y - slack (‖x‖² + ‖y‖²) ≤ limit
            let own = leftBiases[row]
            var rest = Self.rounded(limit(), minus: own)
            let count = Self.candidates(products, biases, range.count, rest, into: found.elements)
            for index in 0..<count {
                let offset = Int(found.elements[index])
                guard products[offset] + biases[offset] <= rest else { continue }
                body(range.lowerBound + offset)
                rest = Self.rounded(limit(), minus: own)
            }
        }
    }

    /// Finds the indices at which the sum of two numbers is at most a limit. Vectors of a concrete type are many times faster
    /// than generic ones.
    private static func candidates(
        _ products: UnsafePointer<Scalar>, _ biases: UnsafePointer<Scalar>, _ count: Int, _ limit: Scalar,
        into found: UnsafeMutablePointer<Int32>
    ) -> Int {
        var result = 0
        var start = 0
        while start < count {
            let end = min(start + 16, count)
            let isPossible =
                end - start < 16
                || (Scalar.self == Float.self
                    ? hasFloat(UnsafeRawPointer(products + start), UnsafeRawPointer(biases + start), limit)
                    : hasDouble(UnsafeRawPointer(products + start), UnsafeRawPointer(biases + start), limit))
            if isPossible {
                for index in start..<end where products[index] + biases[index] <= limit {
                    found[result] = Int32(index)
                    result += 1
                }
            }
            start = end
        }
        return result
    }

    @inline(__always)
    private static func hasFloat(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ limit: Scalar) -> Bool
    {
        let sums =
            left.loadUnaligned(as: SIMD16<Float>.self) + right.loadUnaligned(as: SIMD16<Float>.self)
        let half = sums.lowHalf.replacing(with: sums.highHalf, where: sums.highHalf .< sums.lowHalf)
        let least = half.lowHalf.replacing(with: half.highHalf, where: half.highHalf .< half.lowHalf)
        let limit = Float(limit.asDouble)
        return least.x <= limit || least.y <= limit || least.z <= limit || least.w <= limit
    }

    @inline(__always)
    private static func hasDouble(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ limit: Scalar)
        -> Bool
    {
        let sums =
            left.loadUnaligned(as: SIMD16<Double>.self) + right.loadUnaligned(as: SIMD16<Double>.self)
        let half = sums.lowHalf.replacing(with: sums.highHalf, where: sums.highHalf .< sums.lowHalf)
        let least = half.lowHalf.replacing(with: half.highHalf, where: half.highHalf .< half.lowHalf)
        let limit = limit.asDouble
        return least.x <= limit || least.y <= limit || least.z <= limit || least.w <= limit
    }

    /// Returns limit - own, rounded up.
    @inline(__always)
    private static func rounded(_ limit: Double, minus own: Scalar) -> Scalar {
        guard limit.isFinite else { return .infinity }
        let magnitude = limit + own.asDouble
        return Scalar(asNumber: limit - own.asDouble + magnitude * 4 * Scalar.ulpOfOne.asDouble)
    }
}
