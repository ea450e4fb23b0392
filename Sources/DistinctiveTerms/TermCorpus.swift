/// The texts of all groups as numbered words.
struct TermCorpus {
    /// A word of a text.
    struct Word {
        var id: Int32
        var joint: TextWord.Joint
        var isSpaceless: Bool
        var range: Range<String.Index>
    }

    /// The folded words by number.
    private(set) var vocabulary: [String] = []
    private let originals: [[String]]
    private var groups: [[[Word]]] = []
    private var background: [[Word]] = []

    init(_ texts: [[String]], background others: [String]) {
        originals = texts
        var ids: [String: Int32] = [:]
        var vocabulary: [String] = []
        let segmenter = WordSegmenter()
        func numbered(_ text: String) -> [Word] {
            segmenter.words(in: text).map { word in
                let id = ids[word.folded] ?? Int32(vocabulary.count)
                if Int(id) == vocabulary.count {
                    ids[word.folded] = id
                    vocabulary.append(word.folded)
                }
                return Word(
                    id: id, joint: word.joint,
                    isSpaceless: text[word.range].first.map(WordSegmenter.isSpaceless) ?? false,
                    range: word.range)
            }
        }
        groups = texts.map { $0.map(numbered) }
        background = others.map(numbered)
        self.vocabulary = vocabulary
        totalCount = groups.reduce(background.count) { $0 + $1.count }
    }

    func count(ofGroup group: Int) -> Int { groups[group].count }

    var groupCount: Int { groups.count }

    /// The number of texts in all groups and the background.
    let totalCount: Int

    /// Returns whether a term is frequent enough in a group for the group to count as a rival.
    func isShared(_ count: Int, in group: Int, above share: Double) -> Bool {
        guard group < groups.count, !groups[group].isEmpty else { return false }
        return Double(count) >= share * Double(groups[group].count)
    }

    /// Returns the terms that occur in enough texts of a group, with their average first position.
    func candidates(in group: Int, _ options: LogOddsTermFinder.Options) -> [TermCandidate] {
        let texts = groups[group]
        let least = max(1, Int((options.minimumShare * Double(texts.count)).rounded(.up)))
        var wordCounts: [Int32: Int] = [:]
        for text in texts { for id in Set(text.map(\.id)) { wordCounts[id, default: 0] += 1 } }
        // A phrase occurs in no more texts than each of its words.
        let frequent = Set(wordCounts.filter { $0.value >= least }.keys)
        var counts: [[Int32]: (count: Int, positions: Int, isSpaceless: Bool)] = [:]
        for text in texts {
            var seen: Set<[Int32]> = []
            forEachTerm(of: text, options, isKept: frequent.contains) { key, position, isSpaceless in
                guard seen.insert(key).inserted else { return }
                counts[key, default: (0, 0, isSpaceless)].count += 1
                counts[key, default: (0, 0, isSpaceless)].positions += position
            }
        }
        return counts.filter { $0.value.count >= least }.map { key, value in
            TermCandidate(
                key: key, count: value.count, position: Double(value.positions) / Double(value.count),
                isSpaceless: value.isSpaceless)
        }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }

    /// Returns the numbers of texts of each group that contain the terms and their first and last
    /// words. The background comes last.
    func counts(of keys: Set<[Int32]>, _ options: LogOddsTermFinder.Options) -> [[Int32]: TermCounts] {
        var wanted = keys
        for key in keys { for id in [key[0], key[key.count - 1]] { wanted.insert([id]) } }
        let ids = Set(wanted.joined())
        var counts: [[Int32]: TermCounts] = [:]
        for (group, texts) in (groups + [background]).enumerated() {
            for text in texts {
                var seen: Set<[Int32]> = []
                forEachTerm(of: text, options, isKept: ids.contains) { key, _, _ in
                    guard wanted.contains(key), seen.insert(key).inserted else { return }
                    counts[key, default: TermCounts()].add(group: group)
                }
            }
        }
        for key in counts.keys {
            counts[key]?.countSharing { isShared($0, in: $1, above: options.rivalShare) }
        }
        return counts
    }

    /// Calls a closure for each run of kept words that is short enough for a term, or is an entire
    /// clause.
    private func forEachTerm(
        of text: [Word], _ options: LogOddsTermFinder.Options, isKept: (Int32) -> Bool,
        _ body: ([Int32], _ position: Int, _ isSpaceless: Bool) -> Void
    ) {
        for start in text.indices where isKept(text[start].id) {
            let isSpaceless = text[start].isSpaceless
            let limit = isSpaceless ? options.maximumCharacterCount : options.maximumWordCount
            let beginsClause = text[start].joint == .start && !isSpaceless
            let reach = beginsClause ? max(limit, options.maximumClauseWordCount) : limit
            var key: [Int32] = []
            for index in start..<min(text.count, start + reach) {
                let word = text[index]
                if index > start {
                    // Characters of a script without spaces form terms only with each other, and only
                    // if adjacent.
                    guard word.joint != .start, word.isSpaceless == isSpaceless, isKept(word.id) else {
                        break
                    }
                    if isSpaceless, word.joint != .attached { break }
                }
                key.append(word.id)
                let endsClause = index + 1 == text.count || text[index + 1].joint == .start
                if key.count <= limit || endsClause { body(key, start, isSpaceless) }
            }
        }
    }

    /// Returns the terms in their most frequent spelling in a group.
    func terms(of scores: [TermScore], in group: Int) -> [DistinctiveTerm] {
        scores.map { score in
            DistinctiveTerm(
                text: spelling(of: score.candidate.key, in: group),
                words: score.candidate.key.map { vocabulary[Int($0)] }, share: score.share,
                outsideShare: score.outsideShare, rivalCount: score.rivalCount, score: score.value)
        }
    }

    private func spelling(of key: [Int32], in group: Int) -> String {
        var counts: [String: Int] = [:]
        for (number, text) in groups[group].enumerated() where text.count >= key.count {
            for start in 0...(text.count - key.count) where text[start].id == key[0] {
                let end = start + key.count - 1
                guard zip(text[start...end], key).allSatisfy({ $0.id == $1 }),
                    text[start...end].dropFirst().allSatisfy({ $0.joint != .start })
                else { continue }
                let range = text[start].range.lowerBound..<text[end].range.upperBound
                counts[String(originals[group][number][range]), default: 0] += 1
            }
        }
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
    }
}

/// A term that occurs in enough texts of a group.
struct TermCandidate {
    var key: [Int32]
    /// The number of texts of the group that contain it.
    var count: Int
    /// Its average first position in these texts, in words.
    var position: Double
    var isSpaceless: Bool
}

/// The number of texts of each group that contain a term. Only groups with such texts are stored.
struct TermCounts {
    private var groups: [Int32] = []
    private var counts: [Int32] = []
    /// The number of texts in all groups and the background that contain the term.
    private(set) var total = 0
    /// The number of groups in which the term is frequent enough for them to count as rivals.
    private(set) var sharingGroupCount = 0

    /// Counts a text. Groups must be added in ascending order.
    mutating func add(group: Int) {
        total += 1
        if groups.last == Int32(group) {
            counts[counts.count - 1] += 1
        } else {
            groups.append(Int32(group))
            counts.append(1)
        }
    }

    /// The number of texts of a group that contain the term.
    ///
    /// - Complexity: O(log groups).
    subscript(group: Int) -> Int {
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle] < Int32(group) { low = middle + 1 } else { high = middle }
        }
        return low < groups.count && groups[low] == Int32(group) ? Int(counts[low]) : 0
    }

    /// Counts the groups that share the term, once for all later uses.
    mutating func countSharing(_ isShared: (_ count: Int, _ group: Int) -> Bool) {
        sharingGroupCount = zip(groups, counts).count { isShared(Int($1), Int($0)) }
    }
}
