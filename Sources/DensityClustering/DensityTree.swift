internal import DenseLinearAlgebra
internal import StageCore

/// The single-linkage tree of the mutual reachability distances of sorted points.
struct DensityTree: Sendable {
    /// The distance of each sorted point to its neighbour number k.
    let coreDistances: [Double]
    let dendrogram: Dendrogram

    /// The number of neighbours to list. Longer lists answer more rounds of the spanning tree.
    private static let listLength = 32

    /// - Parameter minimumSamples: k; 0 for plain distances. At most N - 1 is used.
    init<Scalar>(_ working: WorkingPoints<Scalar>, minimumSamples: Int, context: RunContext) throws {
        let count = working.matrix.rowCount
        guard count > 1 else {
            coreDistances = [0]
            dendrogram = Dendrogram(pointCount: count, edges: [])
            return
        }
        let blocks = PointBlocks(working.matrix, threads: context.threadCount)
        let samples = min(minimumSamples, count - 1)
        let lists = try NeighborLists(
            blocks, count: min(count - 1, max(samples, Self.listLength)), context: context)
        let cores =
            samples > 0 ? lists.squares(ofRank: samples) : [Double](repeating: 0, count: count)
        var sorted = [Double](repeating: 0, count: count)
        for (point, row) in blocks.rows.enumerated() { sorted[row] = cores[point].squareRoot() }
        coreDistances = sorted
        let tree = SpanningTree(blocks, lists: lists, cores: cores, context: context)
        dendrogram = Dendrogram(pointCount: count, edges: try tree.edges(context: context))
    }
}

/// Numbers clusters by size, the largest first; equal sizes by their first sorted point.
struct LabelOrder {
    /// The old number of each cluster.
    let clusters: [Int]
    private let numbers: [Int32]

    init(_ labels: [Int32], count: Int) {
        var sizes = [Int](repeating: 0, count: count)
        var first = [Int](repeating: .max, count: count)
        for (point, label) in labels.enumerated() where label >= 0 {
            sizes[Int(label)] += 1
            first[Int(label)] = min(first[Int(label)], point)
        }
        clusters = sizes.indices.sorted { (-sizes[$0], first[$0]) < (-sizes[$1], first[$1]) }
        var numbers = [Int32](repeating: 0, count: count)
        for (number, cluster) in clusters.enumerated() { numbers[cluster] = Int32(number) }
        self.numbers = numbers
    }

    func apply(to labels: [Int32]) -> [Int32] { labels.map { $0 < 0 ? -1 : numbers[Int($0)] } }
}
