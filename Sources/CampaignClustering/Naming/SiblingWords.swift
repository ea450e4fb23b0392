internal import DistinctiveTerms
internal import StageCore

/// The distinctive words of siblings, from copy and links.
struct SiblingWords {
    let finder: any DistinctiveTermFinder
    /// The texts of other campaigns, which show common words.
    let background: [String]
    let context: RunContext

    /// Returns, for each campaign at the given indices, a term that its creatives share and the others
    /// lack.
    func terms(of siblings: [DraftFacets], for indices: [Int]) throws -> [String?] {
        try terms(siblings, for: indices, \.words.all, finder: finder)
    }

    /// Returns such terms from the words of link parameters.
    func linkTerms(of siblings: [DraftFacets]) throws -> [String?] {
        try terms(siblings, for: Array(siblings.indices), \.words.ofLinks, finder: finder)
    }

    /// Returns up to three words for parts of each campaign, such as `Rugs, Sofa`, that together cover
    /// most of its members.
    func parts(of siblings: [DraftFacets]) throws -> [String?] {
        guard siblings.contains(where: { $0.words.all.contains { !$0.isEmpty } }) else {
            return siblings.map { _ in nil }
        }
        var options = LogOddsTermFinder.Options()
        options.minimumShare = 0.2
        options.maximumWordCount = 2
        options.rivalShare = 0.1
        let found = try LogOddsTermFinder(options: options).terms(
            of: siblings.map(\.words.all), background: background, context: context)
        let common = CommonWords(siblings.map(\.words.all))
        return zip(siblings, found).map { facets, terms in
            var chosen: [String] = []
            var left = facets.words.all.map { Set(WordSegmenter().words(in: $0).map(\.folded)) }
            let total = left.count
            for term in terms where chosen.count < 3 && left.count * 5 > total && !common.contains(term) {
                let without = left.filter { !$0.isSuperset(of: term.words) }
                guard (left.count - without.count) * 10 >= total, let text = facets.shown(term) else {
                    continue
                }
                chosen.append(text)
                left = without
            }
            return left.count * 2 <= total && !chosen.isEmpty ? chosen.joined(separator: ", ") : nil
        }
    }

    private func terms(
        _ siblings: [DraftFacets], for indices: [Int], _ texts: (DraftFacets) -> [String],
        finder: any DistinctiveTermFinder
    ) throws -> [String?] {
        let groups = siblings.map(texts)
        guard groups.contains(where: { $0.contains { !$0.isEmpty } }) else { return indices.map { _ in nil } }
        let found = try finder.terms(of: groups, background: background, context: context)
        let common = CommonWords(groups)
        return indices.map { index in
            found[index].lazy.filter { !common.contains($0) }.compactMap { siblings[index].shown($0) }.first
        }
    }
}

/// The words that occur in the copy of most siblings, such as “that” and “our”. Where copy is long, they may be twice as
/// frequent in one group as in the others, and still say nothing about it.
private struct CommonWords {
    /// The number of siblings from which on a word can be known as common.
    private static let leastCount = 8

    private var words: Set<String> = []

    /// - Complexity: O(n) in the words.
    init(_ groups: [[String]]) {
        let worded = groups.filter { $0.contains { !$0.isEmpty } }
        guard worded.count >= Self.leastCount else { return }
        var counts: [String: Int] = [:]
        for texts in worded {
            let own = Set(texts.lazy.flatMap { WordSegmenter().words(in: $0).map(\.folded) })
            for word in own { counts[word, default: 0] += 1 }
        }
        words = Set(counts.filter { $0.value * 2 > worded.count }.keys)
    }

    /// Returns whether a term has only common words.
    func contains(_ term: DistinctiveTerm) -> Bool { term.words.allSatisfy(words.contains) }
}
