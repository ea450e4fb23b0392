internal import DenseLinearAlgebra
internal import StageCore

/// The minimum spanning tree of the mutual reachability distances, max(core(x), core(y), ‖x - y‖).
///
/// Borůvka's method: in each round, every component is joined to its nearest other component. Lists of neighbours answer
/// most of the first rounds; what they cannot answer is searched in blocks, nearest first, with the best edge so far as
/// the limit. Equal weights are decided by the sorted rows, and limits are shared at fixed steps, so that the tree
/// depends neither on the order of the rows nor on the number of threads.
///
/// Source: O. Borůvka, 1926; for density clustering W. March, P. Ram and A. Gray, "Fast Euclidean minimum spanning tree",
/// KDD 2010, doi:10.1145/1835804.1835882.
struct SpanningTree<Scalar: LinearAlgebraScalar> {
    private let blocks: PointBlocks<Scalar>
    private let lists: NeighborLists
    /// The squared core distance of each point.
    private let cores: [Double]
    private let threads: Int

    init(_ blocks: PointBlocks<Scalar>, lists: NeighborLists, cores: [Double], context: RunContext) {
        self.blocks = blocks
        self.lists = lists
        self.cores = cores
        threads = context.threadCount
    }

    /// Returns the N - 1 edges in ascending order of weight, between sorted rows.
    func edges(context: RunContext) throws -> [(first: Int, second: Int, height: Double)] {
        var roots = DisjointNodes(count: blocks.count)
        var components = (0..<blocks.count).map(Int32.init)
        var edges: [Edge] = []
        edges.reserveCapacity(blocks.count)
        while edges.count < blocks.count - 1 {
            try context.checkpoint(
                ProgressEvent(stage: "Spanning tree", completed: edges.count, total: blocks.count - 1))
            var best = listedEdges(components)
            try search(components, &best, context)
            // Components are visited in the order of their best edges.
            for edge in best.filter({ $0.points.0 >= 0 }).sorted() {
                let (left, right) = (roots.find(Int(edge.points.0)), roots.find(Int(edge.points.1)))
                guard left != right else { continue }
                _ = roots.join(left, right)
                edges.append(edge)
            }
            for point in components.indices { components[point] = Int32(roots.find(point)) }
        }
        return edges.sorted().map { (Int($0.low), Int($0.high), $0.square.squareRoot()) }
    }

    private func edge(_ left: Int, _ right: Int, _ square: Double) -> Edge {
        let rows = (Int32(blocks.rows[left]), Int32(blocks.rows[right]))
        return Edge(
            square: max(square, cores[left], cores[right]), distance: square, low: min(rows.0, rows.1),
            high: max(rows.0, rows.1), points: (Int32(left), Int32(right)))
    }

    /// Returns the best edge of each component among the lists of neighbours, by the component's number.
    private func listedEdges(_ components: [Int32]) -> [Edge] {
        var best = [Edge](repeating: .none, count: blocks.count)
        for point in 0..<blocks.count {
            let component = components[point]
            for index in point * lists.count..<(point + 1) * lists.count {
                let other = Int(lists.points[index])
                guard components[other] != component else { continue }
                guard lists.squares[index] <= best[Int(component)].square else { break }
                let edge = edge(point, other, lists.squares[index])
                if edge < best[Int(component)] { best[Int(component)] = edge }
                if edge < best[Int(components[other])] { best[Int(components[other])] = edge }
            }
        }
        return best
    }

    /// Improves the best edges by points beyond the lists.
    private func search(_ components: [Int32], _ best: inout [Edge], _ context: RunContext) throws {
        var searches = blocks.ranges.indices.compactMap { block in
            BlockSearch(self, block: block, components, best)
        }
        var step = 1
        while !searches.isEmpty {
            try context.checkpoint(ProgressEvent(stage: "Spanning tree", completed: 0))
            let limits = best
            let width = step
            searches.withUnsafeMutableBufferPointer { searches in
                nonisolated(unsafe) let searches = searches
                Parallel.forEach(searches.count, threads: threads) { _, index in
                    searches[index].advance(width, components, limits)
                }
            }
            for search in searches {
                for edge in search.found {
                    let component = Int(components[Int(edge.points.0)])
                    if edge < best[component] { best[component] = edge }
                    let other = Int(components[Int(edge.points.1)])
                    if edge < best[other] { best[other] = edge }
                }
            }
            searches.removeAll { $0.isDone }
            // The first steps find limits, later ones save synchronisation.
            step = min(16, step * 2)
        }
    }

    /// The search of one block's points for edges to other components.
    private struct BlockSearch {
        private let tree: SpanningTree
        private let block: Int
        private let tile: ProductTile<Scalar>
        /// The points whose neighbours beyond their lists may matter.
        private var active: [Int]
        /// The other blocks, nearest first; empty before the first step.
        private var order: [(block: Int, bound: Double)] = []
        private var next = 0
        private(set) var found: [Edge] = []
        private(set) var isDone = false

        /// - Returns: `nil` if the lists decide about every point of the block.
        init?(_ tree: SpanningTree, block: Int, _ components: [Int32], _ best: [Edge]) {
            let active = tree.blocks.ranges[block].filter {
                tree.floor($0) < best[Int(components[$0])].square
            }
            guard !active.isEmpty else { return nil }
            self.tree = tree
            self.block = block
            self.active = active
            tile = ProductTile(tree.blocks, rows: active.count)
            tile.take(points: active)
        }

        mutating func advance(_ count: Int, _ components: [Int32], _ best: [Edge]) {
            found = []
            let remaining = active.filter { tree.floor($0) < best[Int(components[$0])].square }
            if remaining.count * 4 < active.count * 3 {
                active = remaining
                tile.take(points: active)
            }
            guard !remaining.isEmpty else {
                isDone = true
                return
            }
            if order.isEmpty { order = tree.blocks.neighbors(of: block) }
            var limits = active.map { best[Int(components[$0])].square }
            var steps = 0
            while steps < count {
                guard next < order.count else {
                    isDone = true
                    return
                }
                let (other, bound) = order[next]
                if bound >= limits.max() ?? 0 {
                    isDone = other != block
                    guard !isDone else { return }
                }
                next += 1
                if scan(other, components, &limits) { steps += 1 }
            }
        }

        /// - Returns: Whether the block was compared.
        private mutating func scan(_ other: Int, _ components: [Int32], _ limits: inout [Double]) -> Bool {
            let blocks = tree.blocks
            let range = blocks.ranges[other]
            // Whole blocks often belong to one component.
            let first = components[range.lowerBound]
            let isPure = range.allSatisfy { components[$0] == first }
            if isPure, active.allSatisfy({ components[$0] == first }) { return false }
            tile.multiply(by: range)
            for (row, point) in active.enumerated() {
                let component = components[point]
                if isPure, component == first { continue }
                guard tree.floor(point) < limits[row] else { continue }
                var best = Edge.none
                tile.forEachCandidate(row, range, below: { limits[row] }) { candidate in
                    guard components[candidate] != component, tree.cores[candidate] <= limits[row] else {
                        return
                    }
                    let edge = tree.edge(point, candidate, blocks.squaredDistance(point, candidate))
                    guard edge.square < limits[row] || edge.square == best.square, edge < best else { return }
                    best = edge
                    limits[row] = edge.square
                }
                guard best.points.0 >= 0 else { continue }
                found.append(best)
                for (index, other) in active.enumerated() where components[other] == component {
                    limits[index] = min(limits[index], best.square)
                }
            }
            return true
        }
    }

    /// Returns a squared weight that no edge from a point beyond its list of neighbours can have less than.
    private func floor(_ point: Int) -> Double {
        max(
            cores[point],
            lists.count == blocks.count - 1 ? .infinity : lists.squares[(point + 1) * lists.count - 1])
    }
}

/// An edge with its squared weight.
private struct Edge: Comparable {
    var square: Double
    /// The squared distance of the ends. Where core distances make weights equal, the nearer ends come first.
    var distance: Double
    /// The sorted rows of both ends, the lower first.
    var low: Int32
    var high: Int32
    var points: (Int32, Int32)

    static let none = Edge(square: .infinity, distance: .infinity, low: .max, high: .max, points: (-1, -1))

    static func < (left: Edge, right: Edge) -> Bool {
        if left.square != right.square { return left.square < right.square }
        if left.distance != right.distance { return left.distance < right.distance }
        return left.low == right.low ? left.high < right.high : left.low < right.low
    }

    static func == (left: Edge, right: Edge) -> Bool {
        left.square == right.square && left.distance == right.distance && left.low == right.low
            && left.high == right.high
    }
}
