internal import DistinctiveTerms
internal import Foundation
internal import StageCore

/// Names new topics by the words that distinguish their texts from those of all others.
struct TopicNames {
    let terms: any DistinctiveTermFinder
    let termCount: Int

    /// Words that a tenth of a topic's texts contain: the texts of a topic rarely share more.
    static var defaultTerms: LogOddsTermFinder {
        var options = LogOddsTermFinder.Options()
        options.minimumShare = 0.1
        return LogOddsTermFinder(options: options)
    }

    func name(_ run: inout TopicRun, context: RunContext) throws {
        let unnamed = run.set.topics.filter(\.name.isEmpty).map(\.id)
        guard !unnamed.isEmpty else { return }
        let texts = run.textsByTopic()
        // All topics are compared, so that the words of a new one are those that no other has.
        let ids = texts.keys.sorted()
        let groups = ids.map { id in texts[id, default: []].map { run.corpus.distinct[$0] } }
        let found = Dictionary(
            uniqueKeysWithValues: zip(ids, try terms.terms(of: groups, background: [], context: context)))
        var taken = Set(run.set.topics.map(\.name))
        for id in unnamed {
            let words = (found[id] ?? []).map(\.text)
            let nearest = texts[id]?.first.map { run.corpus.distinct[$0] } ?? ""
            let name = name(words, nearest: nearest, id: id, taken: taken)
            taken.insert(name)
            run.name(id, name, terms: words)
        }
    }

    /// Returns a name that is not taken: more words, else the nearest text, else the number.
    private func name(_ words: [String], nearest: String, id: Int, taken: Set<String>) -> String {
        let counts = words.isEmpty ? [] : Array(min(termCount, words.count)...words.count)
        let sentence = nearest.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(60)
        let candidates = counts.map { words.prefix($0).joined(separator: ", ") } + [String(sentence)]
        let name = candidates.lazy.map(Self.capitalized).first { !$0.isEmpty && !taken.contains($0) }
        return name ?? "Topic \(id)"
    }

    private static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
