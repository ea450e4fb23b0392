/// Groups a few texts with mostly the same words, where there are too few for clustering.
enum CopyFamilies {
    /// The share of common words, of the words of both texts, from which on they are of one family.
    private static let threshold = 0.4

    /// Returns the family of each text: the index of its first text.
    ///
    /// Two texts belong together if the Jaccard index of their words is at least 0.4; numbers are not words. Families are
    /// connected: two texts may be alike by a third one.
    ///
    /// - Complexity: O(n²) in the texts.
    static func labels(_ texts: [String]) -> [Int] {
        let words = texts.map { text in
            Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        }
        var sets = DisjointSets(count: texts.count)
        for right in words.indices {
            for left in 0..<right where likeness(words[left], words[right]) >= threshold {
                sets.join(left, right)
            }
        }
        return words.indices.map { sets.root(of: $0) }
    }

    private static func likeness(_ left: Set<String>, _ right: Set<String>) -> Double {
        let common = left.intersection(right).count
        let all = left.count + right.count - common
        return all == 0 ? 1 : Double(common) / Double(all)
    }
}
