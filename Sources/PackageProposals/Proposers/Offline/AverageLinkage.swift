internal import CreativeModel
internal import StageCore

/// Groups similar items by repeatedly merging the two most similar groups.
///
/// The similarity of two groups is the mean similarity between the members of both (unweighted pair groups: R. Sokal and C.
/// Michener, "A statistical method for evaluating systematic relationships", University of Kansas Science Bulletin 38, 1958).
struct AverageLinkage {
    /// Mean cosines of the live groups, as a symmetric matrix.
    private var likeness: [[Double]]
    private(set) var groups: [[Int]]

    /// - Parameter likeness: The similarities, one row and one column per item.
    init(_ likeness: [[Double]]) {
        self.likeness = likeness
        groups = likeness.indices.map { [$0] }
    }

    /// Merges the two most similar groups that may be merged, until no similarity reaches the minimum.
    ///
    /// - Parameter isAllowed: Whether groups of two sizes may be merged.
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
                // The first of several with equal similarity.
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

/// The similarity of the deals in a cluster: by meaning, and by rare words that they share.
///
/// An embedder knows that sneakers are shoes, and that two texts have the same topic. It hardly detects that both name the
/// same segment, or one publisher of thousands.
struct DealLikeness {
    /// The similarities: 1 for a deal with itself, near 0 for unrelated deals; a symmetric matrix.
    let matrix: [[Double]]

    /// The weight of shared words relative to meaning.
    private static let wordShare = 0.5

    /// - Complexity: O(n²·D) for n deals of D numbers.
    init(_ cluster: DealCluster) {
        let meanings = cluster.deals.indices.map { Self.unit(cluster.vectors.row($0).map(Double.init)) }
        let words = cluster.deals.map { Self.weights(of: $0, cluster.words) }
        matrix = cluster.deals.indices.map { left in
            cluster.deals.indices.map { right in
                let meaning = zip(meanings[left], meanings[right]).reduce(0) { $0 + $1.0 * $1.1 }
                return (1 - Self.wordShare) * meaning
                    + Self.wordShare * Self.product(words[left], words[right])
            }
        }
    }

    private static func unit(_ values: [Double]) -> [Double] {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? values.map { $0 / length } : values
    }

    /// Returns a deal's words in order, weighted by their rarity in the run and scaled to length 1.
    private static func weights(of deal: Deal, _ words: CatalogueWords) -> [(word: String, weight: Double)] {
        let own = CatalogueWords.words(of: deal).sorted()
        let weights = unit(own.map { words.rarity(of: $0) })
        return Array(zip(own, weights)).map { (word: $0.0, weight: $0.1) }
    }

    private static func product(
        _ left: [(word: String, weight: Double)], _ right: [(word: String, weight: Double)]
    ) -> Double {
        var (sum, index) = (0.0, 0)
        for (word, weight) in left {
            while index < right.count, right[index].word < word { index += 1 }
            if index < right.count, right[index].word == word { sum += weight * right[index].weight }
        }
        return sum
    }
}
