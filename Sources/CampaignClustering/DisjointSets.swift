/// Disjoint sets of indices (R. Tarjan, "Efficiency of a good but not linear set union algorithm", JACM
/// 22(2), 1975, doi:10.1145/321879.321884).
///
/// The smallest index represents its set, so that the result does not depend on the order of joining.
struct DisjointSets {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    mutating func root(of index: Int) -> Int {
        var root = index
        while parents[root] != root { root = parents[root] }
        var current = index
        while parents[current] != root { (parents[current], current) = (root, parents[current]) }
        return root
    }

    mutating func join(_ left: Int, _ right: Int) {
        let leftRoot = root(of: left)
        let rightRoot = root(of: right)
        parents[max(leftRoot, rightRoot)] = min(leftRoot, rightRoot)
    }
}
