internal import DenseLinearAlgebra
internal import StageCore

/// Points divided into small blocks of neighbours, each with a centre and a radius. Distances between blocks are bounded
/// from below by those of their centres, so that most pairs of blocks need not be compared when the points form clusters
/// or have few columns; pairs that are compared take one matrix product.
final class PointBlocks<Scalar: LinearAlgebraScalar>: Sendable {
    /// The points, block after block.
    let points: Matrix<Scalar>
    /// The sorted row of each point.
    let rows: [Int]
    /// The points of each block.
    let ranges: [Range<Int>]
    /// ‖x - mean‖² of each point, less the largest rounding error of its part of a squared distance.
    let biases: [Scalar]
    /// The points minus their mean, which keeps products accurate.
    let centered: Matrix<Scalar>
    /// The centre of each block, and the distance of its farthest point.
    private let centers: Matrix<Scalar>
    private let radii: [Double]
    /// Stored because each access to the kernels of a type copies all of them.
    private let kernels = Scalar.kernels
    let threads: Int

    /// The largest number of points in a block.
    static var blockSize: Int { 128 }

    init(_ matrix: Matrix<Scalar>, threads: Int) {
        self.threads = threads
        let splitting = BlockSplitting(matrix, limit: Self.blockSize, threads: threads)
        let points = matrix.rows(at: splitting.order)
        let ranges = splitting.ranges
        let width = matrix.columnCount
        var mean = [Double](repeating: 0, count: width)
        var centers = Matrix<Scalar>(rowCount: ranges.count, columnCount: width)
        points.withUnsafeElements { elements in
            for (block, range) in ranges.enumerated() {
                var sum = [Double](repeating: 0, count: width)
                for row in range {
                    for column in 0..<width { sum[column] += elements[row * width + column].asDouble }
                }
                for column in 0..<width {
                    mean[column] += sum[column] / Double(matrix.rowCount)
                    centers[block, column] = Scalar(asNumber: sum[column] / Double(range.count))
                }
            }
        }
        let blockCenters = centers
        radii = ranges.indices.map { block in
            points.squaredDistances(of: ranges[block], from: blockCenters, row: block).max() ?? 0
        }.map { $0.squareRoot() }
        let center = mean
        centered = Matrix(rowCount: points.rowCount, columnCount: width) { result in
            points.withUnsafeElements { elements in
                for row in 0..<points.rowCount {
                    for column in 0..<width {
                        let index = row * width + column
                        result[index] = Scalar(asNumber: elements[index].asDouble - center[column])
                    }
                }
            }
        }
        // The bound of the error of ‖x‖² + ‖y‖² - 2 x·y, as a share of ‖x‖² + ‖y‖²: that of a dot product, and of rounding
        // differences, norms and sums.
        let slack = Double(width + 16) * Scalar.ulpOfOne.asDouble
        biases = centered.squaredRowNorms(threadCount: threads).map { Scalar(asNumber: $0 * (1 - slack)) }
        self.centers = centers
        self.points = points
        self.ranges = ranges
        rows = splitting.order
    }

    var count: Int { points.rowCount }

    /// Returns ‖x - y‖² of two points: the same bits on every processor.
    func squaredDistance(_ left: Int, _ right: Int) -> Double {
        points.withUnsafeElements { elements in
            var (label, distance) = (Int32(right), 0.0)
            kernels.distances(
                elements.baseAddress! + left * points.columnCount, 1, points.columnCount,
                elements.baseAddress!, &label, &distance)
            return distance
        }
    }

    /// Computes -2 x·y for centred points x and those of a block.
    ///
    /// - Parameters:
    ///   - left: Centred points, `rows`×D.
    ///   - products: `rows`×`ld`.
    func multiply(
        _ left: UnsafePointer<Scalar>, rows: Int, by range: Range<Int>,
        into products: UnsafeMutablePointer<Scalar>, ld: Int
    ) {
        let width = points.columnCount
        centered.withUnsafeElements { elements in
            kernels.product(
                Operand(left, ld: width),
                Operand(elements.baseAddress! + range.lowerBound * width, ld: width, isTransposed: true),
                rows, range.count, width, -2, 0, products, ld)
        }
    }

    /// Returns the other blocks in ascending order of a lower bound of their points' squared distances to the points of a
    /// block, with that bound. The block itself is first.
    func neighbors(of block: Int) -> [(block: Int, bound: Double)] {
        let distances = centers.squaredDistances(of: 0..<ranges.count, from: centers, row: block)
        return distances.indices.map { other -> (block: Int, bound: Double, distance: Double) in
            let distance = distances[other].squareRoot()
            // Rounded down, so that no neighbour is lost to rounding errors.
            let gap = max(0, distance * (1 - 1e-12) - (radii[block] + radii[other]) * (1 + 1e-12))
            return (other, other == block ? 0 : gap * gap, other == block ? -1 : distance)
        }.sorted { ($0.bound, $0.distance, $0.block) < ($1.bound, $1.distance, $1.block) }.map {
            ($0.block, $0.bound)
        }
    }
}

extension Matrix where Scalar: LinearAlgebraScalar {
    /// Returns ‖x - y‖² of some rows and one row y of another matrix.
    func squaredDistances(of rows: Range<Int>, from other: Matrix, row: Int) -> [Double] {
        let labels = [Int32](repeating: Int32(row), count: rows.count)
        return [Double](unsafeUninitializedCapacity: rows.count) { result, count in
            withUnsafeElements { elements in
                other.withUnsafeElements { other in
                    Scalar.kernels.distances(
                        elements.baseAddress! + rows.lowerBound * columnCount, rows.count, columnCount,
                        other.baseAddress!, labels, result.baseAddress!)
                }
            }
            count = rows.count
        }
    }
}

/// Divides points again and again between two far points, at the widest gap near the middle, until parts are small.
private struct BlockSplitting<Scalar: LinearAlgebraScalar> {
    private(set) var order: [Int]
    private(set) var ranges: [Range<Int>] = []

    init(_ matrix: Matrix<Scalar>, limit: Int, threads: Int) {
        order = Array(0..<matrix.rowCount)
        var open = [0..<matrix.rowCount]
        while !open.isEmpty {
            let large = open.filter { $0.count > limit }
            ranges += open.filter { $0.count <= limit }
            let current = order
            var splits = [(order: [Int], left: Int)](repeating: ([], 0), count: large.count)
            splits.withUnsafeMutableBufferPointer { splits in
                nonisolated(unsafe) let splits = splits
                Parallel.forEach(large.count, threads: threads) { _, index in
                    splits[index] = Self.split(matrix, Array(current[large[index]]))
                }
            }
            open = []
            for (range, split) in zip(large, splits) {
                order.replaceSubrange(range, with: split.order)
                let middle = range.lowerBound + split.left
                open += [range.lowerBound..<middle, middle..<range.upperBound]
            }
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
    }

    /// Returns the rows in the order of their projection on the line between two far points, and the size of the first part.
    private static func split(_ matrix: Matrix<Scalar>, _ rows: [Int]) -> (order: [Int], left: Int) {
        let first = distances(matrix, rows, from: rows[rows.count / 2])
        let far = rows[farthest(first)]
        let fromFar = distances(matrix, rows, from: far)
        let opposite = rows[farthest(fromFar)]
        let fromOpposite = distances(matrix, rows, from: opposite)
        let projected = rows.indices.map { (fromFar[$0] - fromOpposite[$0], rows[$0]) }.sorted { $0 < $1 }
        var middle = rows.count / 2
        var widest = -Double.infinity
        for index in max(1, rows.count / 8)...(rows.count - rows.count / 8 - 1) {
            let gap = projected[index].0 - projected[index - 1].0
            // Equal gaps, as in equal points, divide in the middle.
            if gap > widest || (gap == widest && abs(index - rows.count / 2) < abs(middle - rows.count / 2)) {
                (widest, middle) = (gap, index)
            }
        }
        return (projected.map(\.1), middle)
    }

    private static func farthest(_ distances: [Double]) -> Int {
        var best = 0
        for index in distances.indices where distances[index] > distances[best] { best = index }
        return best
    }

    private static func distances(_ matrix: Matrix<Scalar>, _ rows: [Int], from row: Int) -> [Double] {
        let (width, measure) = (matrix.columnCount, Scalar.kernels.distances)
        return matrix.withUnsafeElements { elements in
            rows.map { other in
                var (label, distance) = (Int32(other), 0.0)
                measure(
                    elements.baseAddress! + row * width, 1, width, elements.baseAddress!, &label, &distance)
                return distance
            }
        }
    }
}
