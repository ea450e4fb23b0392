/// The campaign that a name means.
struct NameTheme: Hashable, Comparable, Sendable {
    /// The key of the campaign within its account.
    var key: String
    /// The campaign in words; untrusted.
    var label: String
    /// Whether the name states only audiences, objectives and the like, so that the platform's own campaign is all that is
    /// known.
    var isStructural = false

    static func < (left: Self, right: Self) -> Bool { (left.key, left.label) < (right.key, right.label) }
}

/// The campaigns that the names of a platform's campaigns mean: the same one for names that differ only in facets, copies,
/// typing errors or the order of parts.
struct CampaignThemes {
    /// The theme of each name.
    private(set) var themes: [String: NameTheme] = [:]
    /// The tokens of each theme with words of its own, by key.
    private(set) var tokens: [String: Set<String>] = [:]

    /// Finds the themes of names.
    ///
    /// - Complexity: O(n log n) in the names, and in their parts.
    init(_ table: NameTable) {
        let chosen = Self.telling(table)
        var drafts = zip(table.entries, chosen).map { Draft($0, tokens: $1) }
        Self.completeKeys(&drafts)
        let years = Self.years(drafts)
        let labels = Self.labels(drafts)
        for draft in drafts {
            guard !draft.key.isEmpty else {
                themes[draft.entry.name] = Self.structural(draft.entry)
                continue
            }
            var (key, label) = (draft.key, labels.label(draft.key) ?? draft.entry.name)
            tokens[key] = draft.set
            if let known = years[draft.key] {
                let year = known.all.count > 1 ? draft.entry.year ?? known.usual : known.usual
                label += " " + year
                if known.all.count > 1 {
                    tokens[key] = nil
                    key += " " + year
                    tokens[key] = draft.set.union([year])
                }
            }
            themes[draft.entry.name] = NameTheme(key: key, label: label)
        }
    }

    /// Whether the names say less about campaigns than a field in the names of ad sets or ads that certainly does: most
    /// creatives are in campaigns without words of their own, all of them in one, or no word is that of an offer while the
    /// field has twice as many values.
    ///
    /// - Parameter counts: The number of creatives with each name.
    func tellLess(than fields: [FieldThemes], counts: [String: Int]) -> Bool {
        let values = fields.filter(\.isCertain).map(\.keys.count).max() ?? 0
        guard values > 1 else { return false }
        let structural = counts.reduce(0) { $0 + (themes[$1.key]?.isStructural ?? true ? $1.value : 0) }
        let own = Set(themes.values.filter { !$0.isStructural }.map(\.key))
        return structural * 2 > counts.values.reduce(0, +) || own.count == 1
            || (own.count * 2 <= values && !own.contains(where: OccasionWords.occur))
    }

    // MARK: Tokens

    /// A name with the tokens that identify its campaign.
    private struct Draft {
        let entry: NameTable.Entry
        var tokens: [NameTable.Token]
        var set: Set<String>
        var key: String

        init(_ entry: NameTable.Entry, tokens: [NameTable.Token]) {
            self.entry = entry
            self.tokens = tokens
            set = Set(tokens.map { $0.text + ($0.number.map { "#" + $0 } ?? "") })
            key = set.sorted().joined(separator: "|")
        }
    }

    /// Returns the tokens of each name that identify its campaign: those whose key says so, else all but codes and words
    /// that nearly all names have.
    private static func telling(_ table: NameTable) -> [[NameTable.Token]] {
        let keyed = table.entries.count { $0.tokens.contains(where: \.namesCampaign) }
        if keyed * 2 > table.entries.count {
            return table.entries.map { $0.tokens.filter(\.namesCampaign) }
        }
        let rare = table.entries.map { $0.tokens.filter { !table.isCommon($0.text) } }
        // If all names have the same words, these are the campaign.
        let left = rare.contains { !$0.isEmpty } ? rare : table.entries.map(\.tokens)
        return left.map { tokens in
            let words = tokens.filter { !$0.isCode }
            return words.isEmpty ? tokens : words
        }
    }

    /// Completes keys that lack a word, if exactly one longer key has all their words.
    private static func completeKeys(_ drafts: inout [Draft]) {
        var holders: [String: Set<String>] = [:]
        var sets: [String: Set<String>] = [:]
        for draft in drafts where draft.set.count > 1 {
            sets[draft.key] = draft.set
            for text in draft.set { holders[text, default: []].insert(draft.key) }
        }
        var completions: [String: String?] = [:]
        for index in drafts.indices where !drafts[index].set.isEmpty {
            let key = drafts[index].key
            let completion = completions[key] ?? onlyLonger(drafts[index].set, holders, sets)
            completions[key] = completion
            guard let completion, let full = sets[completion] else { continue }
            drafts[index].key = completion
            drafts[index].set = full
        }
    }

    /// Returns the only key with all words of a set and more, or `nil`.
    private static func onlyLonger(
        _ set: Set<String>, _ holders: [String: Set<String>], _ sets: [String: Set<String>]
    ) -> String? {
        let rarest = set.min { (holders[$0]?.count ?? 0, $0) < (holders[$1]?.count ?? 0, $1) } ?? ""
        var found: String?
        for key in holders[rarest] ?? [] {
            guard let longer = sets[key], longer.count > set.count, set.isSubset(of: longer) else { continue }
            // A second one ends the search.
            if found != nil { return nil }
            found = key
        }
        return found
    }

    private static func years(_ drafts: [Draft]) -> [String: (all: Set<String>, usual: String)] {
        var counts: [String: [String: Int]] = [:]
        for draft in drafts {
            if let year = draft.entry.year {
                counts[draft.key, default: [:]][year, default: 0] += draft.entry.count
            }
        }
        return counts.compactMapValues { years in
            years.max { ($0.value, $0.key) < ($1.value, $1.key) }.map { (Set(years.keys), $0.key) }
        }
    }

    // MARK: Words

    private static func labels(_ drafts: [Draft]) -> ThemeLabels {
        var labels = ThemeLabels()
        for draft in drafts where !draft.key.isEmpty {
            labels.add(draft.tokens, to: draft.key, count: draft.entry.count)
        }
        return labels
    }

    /// Returns the theme of a name without words of its own: its audience and objective, else all of it.
    private static func structural(_ entry: NameTable.Entry) -> NameTheme {
        let stages = entry.parts.flatMap { part in
            ([part.facet].compactMap(\.self) + part.inner.map(\.kind)).contains {
                $0 == .audience || $0 == .objective
            }
                ? [FoldedText.letters(of: part.text)] : []
        }
        let key =
            stages.isEmpty ? FoldedText.letters(of: entry.name) : Set(stages).sorted().joined(separator: "|")
        return NameTheme(key: "=" + key, label: entry.name, isStructural: true)
    }
}
