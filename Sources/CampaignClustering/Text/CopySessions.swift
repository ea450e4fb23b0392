internal import CreativeModel

/// The sessions in which people made creatives: runs of launches within two minutes of one another.
///
/// Whoever makes ads by hand makes those of one campaign together. On real ads, 74 to 91 % of the pairs made in one session
/// lead to the same page. Reports with days instead of times, and accounts filled by one upload, have no sessions.
struct CopySessions {
    /// The longest pause within a session, in seconds.
    static let longestPause = 120.0

    /// The session of each creative, numbered in the order of their first creatives.
    let labels: [Int]
    /// The number of sessions.
    let count: Int

    /// - Parameters:
    ///   - times: The launch of each creative in seconds, if known.
    ///   - words: The words of each creative.
    init(times: [Double?], words: [Set<Int32>]) {
        var sets = DisjointSets(count: times.count)
        let order = times.indices.filter { times[$0] != nil }.sorted {
            (times[$0] ?? 0, $0) < (times[$1] ?? 0, $1)
        }
        let pairs = zip(order, order.dropFirst()).filter {
            (times[$1] ?? 0) - (times[$0] ?? 0) <= Self.longestPause
        }
        if Self.haveTimes(order.compactMap { times[$0] }), Self.tell(pairs, order, words) {
            for (left, right) in pairs { sets.join(left, right) }
        }
        var numbers: [Int: Int] = [:]
        labels = times.indices.map { index in
            let root = sets.root(of: index)
            let number = numbers[root] ?? numbers.count
            numbers[root] = number
            return number
        }
        count = numbers.count
    }

    /// Returns whether launches have a time of day: most days of a report without times begin at the same second.
    private static func haveTimes(_ times: [Double]) -> Bool {
        let seconds = Tally(times.map { $0.truncatingRemainder(dividingBy: 86_400) })
        return (seconds.ranked.first?.count ?? 0) * 2 <= times.count
    }

    /// Returns whether creatives made one after another share words more than those made far apart.
    private static func tell(_ pairs: [(Int, Int)], _ order: [Int], _ words: [Set<Int32>]) -> Bool {
        // If nearly everything is one session, it is an upload.
        guard !pairs.isEmpty, pairs.count * 10 <= order.count * 9 else { return false }
        let half = order.count / 2
        let distant = (0..<order.count - half).map { (order[$0], order[$0 + half]) }
        let near = likeness(pairs, words)
        return near > 0 && near >= 1.5 * likeness(distant, words)
    }

    private static func likeness(_ pairs: [(Int, Int)], _ words: [Set<Int32>]) -> Double {
        var sum = 0.0
        var count = 0
        for (left, right) in pairs where !words[left].isEmpty && !words[right].isEmpty {
            let common = words[left].intersection(words[right]).count
            sum += Double(common) / Double(words[left].count + words[right].count - common)
            count += 1
        }
        return count == 0 ? 0 : sum / Double(count)
    }
}
