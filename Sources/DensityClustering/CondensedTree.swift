internal import StageCore

/// The tree of clusters of at least a minimum size: what remains of a single-linkage dendrogram when smaller parts fall
/// out of their clusters instead of splitting them.
///
/// Densities are λ = 1 / distance. A cluster exists from the density of its birth until it splits in two or its last
/// points fall out.
///
/// Source: R. Campello, D. Moulavi and J. Sander, "Density-based clustering based on hierarchical density estimates",
/// PAKDD 2013, doi:10.1007/978-3-642-37456-2_14.
public struct CondensedTree: Sendable, Hashable, Codable {
    /// A cluster of the tree. The root is number 0, and parents have lower numbers than their children.
    public struct Cluster: Sendable, Hashable, Codable {
        /// The cluster that it was split from, or `nil` for the root.
        public let parent: Int?
        /// The density at which it appears; 0 for the root.
        public let birth: Double
        /// The number of points at its birth.
        public let size: Int
        /// The two clusters that it splits into, or none.
        public internal(set) var children: [Int] = []
        /// The highest density at which a point leaves the cluster, or at which it splits.
        public internal(set) var death = 0.0
        /// The excess of mass: the sum over its points of the density at which they leave, minus that of its birth.
        public internal(set) var stability = 0.0
    }

    /// The clusters, the root first.
    public private(set) var clusters: [Cluster]

    /// The cluster that each point leaves last.
    public private(set) var lastClusters: [Int]

    /// The density at which each point leaves its last cluster; infinite for points at distance 0.
    public private(set) var densities: [Double]

    /// Condenses a dendrogram.
    ///
    /// - Complexity: O(N).
    init(_ tree: Dendrogram, minimumSize: Int) {
        let count = tree.pointCount
        clusters = [Cluster(parent: nil, birth: 0, size: count)]
        lastClusters = Array(repeating: 0, count: count)
        densities = Array(repeating: 0, count: count)
        // The open nodes and the clusters that they belong to.
        var open = tree.merges.isEmpty ? [] : [(node: count + tree.merges.count - 1, cluster: 0)]
        var index = 0
        while index < open.count {
            let (node, cluster) = open[index]
            index += 1
            let merge = tree.merges[node - count]
            let density = merge.height > 0 ? 1 / merge.height : .infinity
            let nodes = [merge.first, merge.second]
            let sizes = nodes.map { $0 < count ? 1 : tree.merges[$0 - count].size }
            let areLarge = sizes.map { $0 >= minimumSize }
            for (node, (size, isLarge)) in zip(nodes, zip(sizes, areLarge)) {
                if areLarge == [true, true] {
                    clusters.append(Cluster(parent: cluster, birth: density, size: size))
                    clusters[cluster].children.append(clusters.count - 1)
                    add(density, times: size, to: cluster)
                    if node >= count {
                        open.append((node, clusters.count - 1))
                    } else {
                        leave(node, clusters.count - 1, density)
                    }
                } else if isLarge {
                    if node >= count { open.append((node, cluster)) } else { leave(node, cluster, density) }
                } else {
                    for point in Self.points(below: node, of: tree) { leave(point, cluster, density) }
                }
            }
        }
    }

    private mutating func leave(_ point: Int, _ cluster: Int, _ density: Double) {
        lastClusters[point] = cluster
        densities[point] = density
        add(density, times: 1, to: cluster)
    }

    private mutating func add(_ density: Double, times count: Int, to cluster: Int) {
        let birth = clusters[cluster].birth
        // Points that leave at the birth add nothing, also where both are infinite.
        if density != birth { clusters[cluster].stability += (density - birth) * Double(count) }
        clusters[cluster].death = max(clusters[cluster].death, density)
    }

    private static func points(below node: Int, of tree: Dendrogram) -> [Int] {
        var (open, points) = ([node], [Int]())
        while let node = open.popLast() {
            if node < tree.pointCount {
                points.append(node)
            } else {
                let merge = tree.merges[node - tree.pointCount]
                open += [merge.first, merge.second]
            }
        }
        return points
    }

    /// Returns the tree with values of sorted points in the order of the input.
    func renumbered(_ restore: ([Int]) -> [Int], _ restoreDensities: ([Double]) -> [Double]) -> CondensedTree
    {
        var tree = self
        tree.lastClusters = restore(lastClusters)
        tree.densities = restoreDensities(densities)
        return tree
    }

    /// The outlier score of each point: how much less dense its surroundings are than the densest part of its cluster, in
    /// 0...1 (GLOSH).
    ///
    /// Source: R. Campello et al., "Hierarchical density estimates for data clustering, visualization, and outlier
    /// detection", TKDD 10(1), 2015, doi:10.1145/2733381.
    ///
    /// - Complexity: O(N).
    public var outlierScores: [Double] {
        var deaths = clusters.map(\.death)
        for (index, cluster) in clusters.enumerated().reversed() {
            if let parent = cluster.parent { deaths[parent] = max(deaths[parent], deaths[index]) }
        }
        return zip(densities, lastClusters).map { density, cluster in
            let death = deaths[cluster]
            guard density.isFinite, death > 0 else { return 0 }
            return death.isFinite ? (death - density) / death : 1
        }
    }
}
