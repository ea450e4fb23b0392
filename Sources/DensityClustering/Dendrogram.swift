internal import StageCore

/// A binary tree of merges: every hierarchical clustering of N points as one value.
///
/// The points are the nodes `0 ..< N`; merge number i creates node N + i. Heights never fall from one merge to the next
/// for single, complete, average and Ward linkage. The form is that of SciPy's linkage matrices.
///
/// ```swift
/// let labels = dendrogram.labels(clusterCount: 3)
/// let same = dendrogram.labels(height: 1.5)
/// ```
public struct Dendrogram: Sendable, Hashable, Codable {
    /// A union of two nodes.
    public struct Merge: Sendable, Hashable, Codable {
        /// The lower of the two nodes.
        public let first: Int
        /// The higher of the two nodes.
        public let second: Int
        /// The distance of the two nodes by the linkage.
        public let height: Double
        /// The number of points below the new node.
        public let size: Int
    }

    /// The number of points, N; at least 1.
    public let pointCount: Int

    /// The N - 1 merges in ascending order of height.
    public let merges: [Merge]

    /// Builds the tree from edges that connect all points.
    ///
    /// - Parameter edges: N - 1 edges between points, in ascending order of weight.
    init(pointCount: Int, edges: [(first: Int, second: Int, height: Double)]) {
        self.pointCount = pointCount
        var roots = DisjointNodes(count: pointCount)
        merges = edges.map { edge in
            let (left, right) = (roots.find(edge.first), roots.find(edge.second))
            let nodes = (roots.node(left), roots.node(right))
            let size = roots.join(left, right)
            return Merge(
                first: min(nodes.0, nodes.1), second: max(nodes.0, nodes.1), height: edge.height, size: size)
        }
    }

    /// Returns the cluster of each point when the tree is cut into a number of clusters, numbered in the order of their
    /// first points.
    ///
    /// - Parameter clusterCount: In `1...N`.
    /// - Complexity: O(N).
    public func labels(clusterCount: Int) -> [Int32] {
        precondition((1...pointCount).contains(clusterCount), "clusterCount is out of range")
        return labels(mergeCount: pointCount - clusterCount)
    }

    /// Returns the cluster of each point when all merges up to a height are made, numbered in the order of their first
    /// points.
    ///
    /// - Complexity: O(N).
    public func labels(height: Double) -> [Int32] {
        // Heights of other linkages may fall, so that the first higher merge decides.
        labels(mergeCount: merges.firstIndex { $0.height > height } ?? merges.count)
    }

    /// Returns the number of clusters before the widest gap between the heights of successive merges; the smaller number
    /// wins a tie.
    ///
    /// - Parameter counts: The numbers to choose from, in `1...N`.
    public func clusterCount(in counts: ClosedRange<Int>) -> Int {
        precondition(counts.lowerBound >= 1 && counts.upperBound <= pointCount, "counts are out of range")
        var best = (count: counts.lowerBound, gap: -Double.infinity)
        for count in counts where counts.count > 1 {
            // With `count` clusters left, the last merge made is number N - count - 1, and the next one N - count.
            let next = pointCount - count
            let last = next > 0 ? merges[next - 1].height : 0
            let gap = next < merges.count ? merges[next].height - last : 0
            if gap > best.gap { best = (count, gap) }
        }
        return best.count
    }

    private func labels(mergeCount: Int) -> [Int32] {
        var parents = Array(0..<pointCount + mergeCount)
        for (index, merge) in merges.prefix(mergeCount).enumerated() {
            parents[merge.first] = pointCount + index
            parents[merge.second] = pointCount + index
        }
        // Parents have higher numbers, so that roots are known before their children.
        for node in parents.indices.reversed() { parents[node] = parents[parents[node]] }
        var numbers = [Int32](repeating: -1, count: parents.count)
        var count: Int32 = 0
        return (0..<pointCount).map { point in
            let root = parents[point]
            if numbers[root] < 0 {
                numbers[root] = count
                count += 1
            }
            return numbers[root]
        }
    }

    /// Returns the tree with points renumbered.
    ///
    /// - Parameter original: The new number of each point.
    func renumbered(_ original: [Int]) -> Dendrogram {
        Dendrogram(
            pointCount: pointCount,
            merges: merges.map { merge in
                let nodes = [merge.first, merge.second].map { $0 < pointCount ? original[$0] : $0 }
                return Merge(
                    first: min(nodes[0], nodes[1]), second: max(nodes[0], nodes[1]), height: merge.height,
                    size: merge.size)
            })
    }

    private init(pointCount: Int, merges: [Merge]) {
        self.pointCount = pointCount
        self.merges = merges
    }

    private enum CodingKeys: String, CodingKey {
        case pointCount = "points"
        case merges
    }
}

/// Sets of points that are joined, with the dendrogram node of each set.
struct DisjointNodes {
    private var parents: [Int32]
    private var sizes: [Int32]
    private var nodes: [Int32]
    private var nextNode: Int32

    init(count: Int) {
        parents = (0..<Int32(count)).map(\.self)
        sizes = Array(repeating: 1, count: count)
        nodes = parents
        nextNode = Int32(count)
    }

    /// Returns the representative of a point's set.
    mutating func find(_ point: Int) -> Int {
        var root = point
        while parents[root] != root { root = Int(parents[root]) }
        var next = point
        while parents[next] != root { (next, parents[next]) = (Int(parents[next]), Int32(root)) }
        return root
    }

    /// Returns the node of the set of a representative.
    func node(_ root: Int) -> Int { Int(nodes[root]) }

    /// Joins the sets of two different representatives, and returns the size of the union.
    mutating func join(_ left: Int, _ right: Int) -> Int {
        let (kept, lost) = sizes[left] >= sizes[right] ? (left, right) : (right, left)
        parents[lost] = Int32(kept)
        sizes[kept] += sizes[lost]
        nodes[kept] = nextNode
        nextNode += 1
        return Int(sizes[kept])
    }
}
