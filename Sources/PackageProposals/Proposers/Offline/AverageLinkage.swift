/// Groups of like items, made by joining the two most alike again and again.
///
/// The likeness of two groups is the mean of that between the members of both (unweighted pair groups: R. Sokal and C. Michener, "A statistical method for
/// evaluating systematic relationships", University of Kansas Science Bulletin 38, 1958).
struct AverageLinkage {
    /// Mean cosines of the live groups, both triangles.
    private var likeness: [[Double]]
    private(set) var groups: [[Int]]

    /// - Parameter likeness: A row and a column an item.
    init(_ likeness: [[Double]]) {
        self.likeness = likeness
        groups = likeness.indices.map { [$0] }
    }

    /// Joins the two most alike that may be joined, while they are at least so alike.
    ///
    /// - Parameter isAllowed: Whether groups of two sizes may be joined.
    /// - Complexity: O(n³) at worst.
    mutating func join(downTo least: Double, where isAllowed: (Int, Int) -> Bool) {
        while let (left, right) = best(least, isAllowed) { join(left, right) }
    }

    private func best(_ least: Double, _ isAllowed: (Int, Int) -> Bool) -> (Int, Int)? {
        var best: (Int, Int)?
        var greatest = least
        for left in groups.indices {
            for right in groups.indices where right > left {
                let value = likeness[left][right]
                // The first of several that are as alike.
                if value >= greatest, best == nil || value > greatest,
                    isAllowed(groups[left].count, groups[right].count)
                {
                    (best, greatest) = ((left, right), value)
                }
            }
        }
        return best
    }

    private mutating func join(_ left: Int, _ right: Int) {
        let (leftCount, rightCount) = (Double(groups[left].count), Double(groups[right].count))
        for other in groups.indices where other != left && other != right {
            let mean =
                (likeness[left][other] * leftCount + likeness[right][other] * rightCount)
                / (leftCount + rightCount)
            likeness[left][other] = mean
            likeness[other][left] = mean
        }
        groups[left] = (groups[left] + groups[right]).sorted()
        groups.remove(at: right)
        likeness.remove(at: right)
        for row in likeness.indices { likeness[row].remove(at: right) }
    }
}
