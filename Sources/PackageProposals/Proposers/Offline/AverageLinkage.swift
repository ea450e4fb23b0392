internal import CreativeModel
internal import StageCore

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

/// How alike the deals of a cluster are: by meaning, and by the words that they share and few others have.
///
/// An embedder knows that sneakers are shoes, and that two texts are about the same; that both name one segment or one publisher of
/// thousands, it hardly sees.
struct DealLikeness {
    /// 1 of a deal and itself, near 0 of deals that have nothing in common; both triangles.
    let matrix: [[Double]]

    /// How much shared words count beside meaning.
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

    /// A deal's words in their order, each as heavy as it is rare in the run; of length 1.
    private static func weights(of deal: Deal, _ words: CatalogueWords) -> [(word: String, weight: Double)] {
        let own = CatalogueWords.words(of: deal).sorted()
        let weights = unit(own.map { words.rarity(of: $0) })
        return Array(zip(own, weights)).map { (word: $0.0, weight: $0.1) }
    }

    private static func product(
        _ left: [(word: String, weight: Double)], _ right: [(word: String, weight: Double)]
    ) -> Double {
        var (sum, place) = (0.0, 0)
        for (word, weight) in left {
            while place < right.count, right[place].word < word { place += 1 }
            if place < right.count, right[place].word == word { sum += weight * right[place].weight }
        }
        return sum
    }
}
