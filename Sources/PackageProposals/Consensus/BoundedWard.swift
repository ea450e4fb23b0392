internal import StageCore

/// Merges deals into groups by Ward's criterion, in which no merge exceeds a maximum size.
///
/// The increase of the sum of squares of a merge follows from mean similarities, because the similarity of two deals is an
/// inner product of vectors of length 1 (J. Ward, "Hierarchical grouping to optimize an objective function", 1963,
/// doi:10.1080/01621459.1963.10500845). The mean similarity of a merged group with a third is the weighted mean of the two
/// before.
struct BoundedWard {
    private let votes: ClusterVotes
    private let sizeLimit: Int
    private(set) var groups: [[Int]]
    /// For each group, the mean similarity with each adjacent group.
    private var adjacent: [[Int: Float]]
    /// For each group, the mean similarity of all pairs of its members, each with itself included.
    private var cohesion: [Float]
    private var queue: [Merge] = []

    /// The maximum share of deals in groups that are too small.
    private static let smallShare = 0.1

    /// A possible merge.
    private struct Merge: Comparable {
        var increase: Float
        var left: Int
        var right: Int
        /// The sizes when it was computed. Groups only grow, so other sizes mean that it is outdated.
        var leftSize: Int
        var rightSize: Int

        static func < (one: Merge, other: Merge) -> Bool {
            (one.increase, one.left, one.right) < (other.increase, other.left, other.right)
        }
    }

    /// - Parameters:
    ///   - kinds: The kind of each deal. Deals of different kinds are never merged.
    ///   - sizeLimit: The maximum number of deals in a group.
    init(_ votes: ClusterVotes, kinds: [Int], sizeLimit: Int) {
        self.votes = votes
        self.sizeLimit = sizeLimit
        groups = (0..<votes.rowCount).map { [$0] }
        cohesion = [Float](repeating: 1, count: votes.rowCount)
        var adjacent = [[Int: Float]](repeating: [:], count: votes.rowCount)
        votes.forEachPair(of: kinds) { left, right, similarity in
            adjacent[left][right] = similarity
            adjacent[right][left] = similarity
        }
        self.adjacent = adjacent
        for left in groups.indices {
            for right in adjacent[left].keys where right > left { push(left, right) }
        }
    }

    /// Merges until few groups are large enough and few deals are in others, or no merge is possible.
    ///
    /// - Parameters:
    ///   - count: The maximum number of groups of at least the minimum size.
    ///   - least: The minimum size. Deals of smaller groups are placed into others later.
    /// - Complexity: O(E·log E) for E adjacent pairs.
    mutating func merge(downTo count: Int, ofAtLeast least: Int) throws {
        let smallLimit = Int(Self.smallShare * Double(groups.count))
        var large = least > 1 ? 0 : groups.count
        var inSmall = least > 1 ? groups.count : 0
        var merges = 0
        while large > count || inSmall > smallLimit, let next = popFirst() {
            for size in [next.leftSize, next.rightSize] {
                if size < least { inSmall -= size } else { large -= 1 }
            }
            let size = next.leftSize + next.rightSize
            if size < least { inSmall += size } else { large += 1 }
            join(next.left, next.right)
            merges += 1
            if merges.isMultiple(of: 1_000) { try Task.checkCancellation() }
        }
    }

    private mutating func join(_ left: Int, _ right: Int) {
        let (leftSize, rightSize) = (Float(groups[left].count), Float(groups[right].count))
        let total = leftSize + rightSize
        let between = adjacent[left][right] ?? 0
        cohesion[left] =
            (leftSize * leftSize * cohesion[left] + rightSize * rightSize * cohesion[right]
                + 2 * leftSize * rightSize * between) / (total * total)
        var means: [Int: Float] = [:]
        for other in Set(adjacent[left].keys).union(adjacent[right].keys)
        where other != left && other != right {
            adjacent[other][right] = nil
            guard groups[other].count + groups[left].count + groups[right].count <= sizeLimit else {
                adjacent[other][left] = nil
                continue
            }
            let toLeft = adjacent[left][other] ?? mean(left, other)
            let toRight = adjacent[right][other] ?? mean(right, other)
            means[other] = (leftSize * toLeft + rightSize * toRight) / total
        }
        groups[left] = (groups[left] + groups[right]).sorted()
        groups[right] = []
        adjacent[right] = [:]
        adjacent[left] = means
        for (other, mean) in means {
            adjacent[other][left] = mean
            push(min(left, other), max(left, other))
        }
    }

    /// Returns the mean similarity of groups without an adjacent pair so far.
    private func mean(_ left: Int, _ right: Int) -> Float {
        var sum: Float = 0
        for one in groups[left] { for other in groups[right] { sum += votes.similarity(one, other) } }
        return sum / Float(groups[left].count * groups[right].count)
    }

    private mutating func push(_ left: Int, _ right: Int) {
        let (leftSize, rightSize) = (groups[left].count, groups[right].count)
        guard leftSize + rightSize <= sizeLimit, let between = adjacent[left][right] else { return }
        let weight = Float(leftSize * rightSize) / Float(leftSize + rightSize)
        let merge = Merge(
            increase: weight * (cohesion[left] + cohesion[right] - 2 * between), left: left, right: right,
            leftSize: leftSize, rightSize: rightSize)
        queue.append(merge)
        var index = queue.count - 1
        while index > 0, queue[index] < queue[(index - 1) / 2] {
            queue.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Removes and returns the merge with the smallest increase that is still possible.
    private mutating func popFirst() -> Merge? {
        while let first = queue.first {
            let last = queue.removeLast()
            if !queue.isEmpty {
                queue[0] = last
                sink()
            }
            if groups[first.left].count == first.leftSize, groups[first.right].count == first.rightSize,
                adjacent[first.left][first.right] != nil
            {
                return first
            }
        }
        return nil
    }

    private mutating func sink() {
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < queue.count && queue[child] < queue[least] { least = child }
            guard least != index else { return }
            queue.swapAt(index, least)
            index = least
        }
    }
}
