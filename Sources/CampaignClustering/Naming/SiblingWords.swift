internal import DistinctiveTerms
internal import Foundation
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

/// The words that are spread over siblings as by chance, such as “that” and “our”. Where copy is long, they may be twice as
/// frequent in one group as in the others, and still say nothing about it.
private struct CommonWords {
    /// The number of siblings from which on a word can be known as common.
    private static let leastCount = 8
    /// The share of the expected number of siblings from which on a word is common.
    private static let share = 0.75

    private var words: Set<String> = []

    /// - Complexity: O(n) in the words, and O(siblings) for each number of texts that a word occurs in.
    init(_ groups: [[String]]) {
        let groups = groups.map { $0.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
        guard groups.count >= Self.leastCount else { return }
        var counts: [String: (texts: Int, groups: Int)] = [:]
        let segmenter = WordSegmenter()
        for texts in groups {
            var own: [String: Int] = [:]
            for text in texts {
                for word in Set(segmenter.words(in: text).map(\.folded)) { own[word, default: 0] += 1 }
            }
            for (word, count) in own {
                let known = counts[word, default: (0, 0)]
                counts[word] = (known.texts + count, known.groups + 1)
            }
        }
        let total = Double(groups.reduce(0) { $0 + $1.count })
        var expected: [Int: Double] = [:]
        for (word, count) in counts where count.groups * 10 >= groups.count {
            let usual =
                expected[count.texts]
                ?? groups.reduce(0.0) { $0 + 1 - pow(1 - Double(count.texts) / total, Double($1.count)) }
            expected[count.texts] = usual
            if Double(count.groups) >= Self.share * usual { words.insert(word) }
        }
    }

    /// Returns whether a term has only common words and words of grammar.
    func contains(_ term: DistinctiveTerm) -> Bool {
        term.words.allSatisfy { words.contains($0) || FunctionWords.contains($0) }
    }
}
