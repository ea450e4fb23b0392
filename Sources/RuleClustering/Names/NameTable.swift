/// The different names of one level of an account (campaigns, ad sets or ads), in parts.
struct NameTable {
    /// The field of a part in a name.
    enum Slot: Hashable, Comparable {
        /// The number of parts before it.
        case position(Int)
        /// Its key, as in `creator=anna`.
        case key(String)
    }

    /// A part that is no facet known by its word or form.
    struct Token: Hashable {
        /// The word, folded and in its correct spelling.
        var text: String
        /// The words as they are written.
        var words: [String]
        /// All words of the part but years, facets among them.
        var spelling: [String]
        var slot: Slot
        var number: String?
        var isCode = false
        var namesCampaign = false
    }

    /// A name.
    struct Entry {
        let name: String
        /// The number of creatives with the name.
        let count: Int
        let parts: [NamePart]
        var tokens: [Token]
        var year: String?
    }

    /// The entries, by name.
    private(set) var entries: [Entry]
    private let positions: [String: Int]
    /// What codes such as `DE` are at each field.
    private var codeKinds: [Int: FacetKind] = [:]
    /// The number of names with each token.
    private(set) var nameCounts: [String: Int] = [:]
    /// The number of creatives with each token.
    private(set) var counts: [String: Int] = [:]

    /// Reads names.
    ///
    /// - Parameter names: The names, with the number of creatives of each.
    /// - Complexity: O(n log n) in the names. Each different part is read once.
    init(_ names: [String: Int]) {
        let sorted = names.sorted { $0.key < $1.key }
        let splitter = NameSplitter(learning: sorted.map(\.key))
        var known: [String: NamePart] = [:]
        entries = sorted.map { name, count in
            let parts = splitter.parts(of: name).map { text in
                if let part = known[text] { return part }
                let part = NamePart(text)
                known[text] = part
                return part
            }
            return Entry(
                name: name, count: count, parts: parts, tokens: Self.tokens(of: parts),
                year: parts.lazy.compactMap(\.year).first)
        }
        positions = Dictionary(uniqueKeysWithValues: entries.indices.map { (sorted[$0].key, $0) })
        correctSpellings()
        joinSplitWords()
        count()
        settleSlots()
        readCodes()
    }

    /// Returns the kind of a part that is a code of both a country and a language: that of the other codes at its field.
    func kind(ofCode part: NamePart, at index: Int) -> FacetKind? {
        RegionWords.isAmbiguous(FoldedText.letters(of: part.value)) && part.key == nil
            ? codeKinds[index] : nil
    }

    /// Finds what the codes at each field are, by those that can be only one of country and language.
    private mutating func readCodes() {
        var counts: [Int: [FacetKind: Int]] = [:]
        for entry in entries {
            for (index, part) in entry.parts.enumerated()
            where part.facet == .country || part.facet == .language {
                if let kind = RegionWords.onlyKind(ofCode: FoldedText.letters(of: part.text)) {
                    counts[index, default: [:]][kind, default: 0] += entry.count
                }
            }
        }
        codeKinds = counts.compactMapValues { $0.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }
    }

    /// Returns the entry of a name.
    subscript(name: String) -> Entry? { positions[name].map { entries[$0] } }

    /// Returns whether a token is in nearly every name, as the name of a brand is, and no word of an offer.
    func isCommon(_ token: String) -> Bool {
        entries.count >= 4 && (nameCounts[token] ?? 0) * 5 > entries.count * 4
            && !OccasionWords.occur(in: token)
    }

    private static func tokens(of parts: [NamePart]) -> [Token] {
        parts.enumerated().compactMap { index, part in
            guard part.facet == nil else { return nil }
            return Token(
                text: part.token, words: part.words, spelling: part.spelling,
                slot: part.key.map(Slot.key) ?? .position(index),
                number: part.number, isCode: part.isCode, namesCampaign: part.namesCampaign)
        }
    }

    private mutating func correctSpellings() {
        var counts: [String: Int] = [:]
        for entry in entries { for token in entry.tokens { counts[token.text, default: 0] += entry.count } }
        let spellings = SpellingTable(counts)
        for index in entries.indices {
            for position in entries[index].tokens.indices {
                let text = entries[index].tokens[position].text
                entries[index].tokens[position].text = spellings.corrected(text)
            }
        }
    }

    /// Joins two parts that other names write as one: `Summer_Sale` and `SummerSale`.
    private mutating func joinSplitWords() {
        let known = Set(entries.flatMap { $0.tokens.map(\.text) })
        for index in entries.indices where entries[index].tokens.count > 1 {
            var joined: [Token] = []
            for token in entries[index].tokens {
                if let last = joined.last, known.contains(last.text + token.text) {
                    joined[joined.count - 1].text += token.text
                    joined[joined.count - 1].words += token.words
                    joined[joined.count - 1].spelling += token.spelling
                    joined[joined.count - 1].number = token.number
                } else {
                    joined.append(token)
                }
            }
            entries[index].tokens = joined
        }
    }

    private mutating func count() {
        for entry in entries {
            for text in Set(entry.tokens.map(\.text)) {
                nameCounts[text, default: 0] += 1
                counts[text, default: 0] += entry.count
            }
        }
    }

    /// Gives each token the field it has in most names of the usual length, so that parts that are missing or in another
    /// order do not move it.
    private mutating func settleSlots() {
        var lengths: [Int: Int] = [:]
        for entry in entries { lengths[entry.parts.count, default: 0] += entry.count }
        let usual = lengths.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        var indices: [String: [Slot: Int]] = [:]
        for entry in entries {
            // Names of the usual length outweigh all others.
            let weight = entry.parts.count == usual ? entry.count * entries.count : entry.count
            for token in entry.tokens { indices[token.text, default: [:]][token.slot, default: 0] += weight }
        }
        let settled = indices.compactMapValues { $0.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
        for index in entries.indices {
            for position in entries[index].tokens.indices {
                let token = entries[index].tokens[position]
                entries[index].tokens[position].slot = settled[token.text] ?? token.slot
            }
        }
    }
}
