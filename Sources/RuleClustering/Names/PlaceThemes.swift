/// The campaigns that the names of ads or ad sets mean, if they are not named elsewhere: the values of one place in the
/// naming convention of an account.
///
/// The place is found without labels. Its values are words of the account, each of several ads. Places with words of offers
/// and seasons come first, then the leftmost one, since conventions go from the general to the particular; a place whose
/// values each lie within one value of another place describes the ads of a campaign, and the other place is used.
struct PlaceThemes {
    /// The theme of each name that has one.
    private(set) var themes: [String: NameTheme] = [:]
    /// Whether the place is certain: a key says so, or its values are words of offers and seasons.
    private(set) var isCertain = false
    /// The keys of the themes.
    private(set) var keys: Set<String> = []

    /// Finds the themes of names.
    ///
    /// - Complexity: O(n log n) in the names; O(s²) for s places.
    init(_ table: NameTable) {
        let total = table.entries.reduce(0) { $0 + $1.count }
        let indices = Self.places(table, total: total)
        guard let chosen = Self.chosen(indices, table, total: total) else { return }
        isCertain = chosen.isCertain
        var labels: [String: [String: Int]] = [:]
        for (entry, token) in zip(table.entries, Self.values(of: chosen, table)) {
            guard let token else { continue }
            labels[token.text, default: [:]][token.words.joined(separator: " "), default: 0] += entry.count
        }
        let names = labels.compactMapValues { spellings in
            spellings.max { ($0.value, $0.key.count, $1.key) < ($1.value, $1.key.count, $0.key) }?.key
        }
        for (entry, token) in zip(table.entries, Self.values(of: chosen, table)) {
            guard let token else { continue }
            themes[entry.name] = NameTheme(key: token.text, label: names[token.text] ?? token.text)
        }
        keys = Set(names.keys)
    }

    /// A place of the convention, with its values.
    private struct Place {
        let slot: NameTable.Slot
        /// The number of creatives of each value.
        var values: [String: Int] = [:]
        var isCertain = false

        /// The number of creatives whose value others share.
        var shared: Int { values.values.reduce(0) { $1 > 1 ? $0 + $1 : $0 } }
        /// The share of creatives with a word of an offer or a season.
        var occasionShare: Double {
            let with = values.reduce(0) { OccasionWords.occur(in: $1.key) ? $0 + $1.value : $0 }
            return Double(with) / Double(max(1, values.values.reduce(0, +)))
        }
    }

    private static func places(_ table: NameTable, total: Int) -> [Place] {
        var indices: [NameTable.Slot: Place] = [:]
        for entry in table.entries {
            for token in entry.tokens where !token.isCode {
                indices[token.slot, default: Place(slot: token.slot)].values[token.text, default: 0] +=
                    entry.count
                if token.namesCampaign { indices[token.slot]?.isCertain = true }
            }
        }
        return indices.values.sorted { $0.slot < $1.slot }.filter { index in
            // A word that all names have tells nothing, nor do words that each name has for itself.
            let covered = index.values.values.reduce(0, +)
            let isConstant =
                indices.count > 1 && index.values.values.contains { $0 * 10 > covered * 9 && $0 * 2 > total }
            return index.isCertain
                || (!isConstant && covered * 10 >= total * 6 && index.shared * 2 >= covered)
        }
    }

    private static func chosen(_ indices: [Place], _ table: NameTable, total: Int) -> Place? {
        if let keyed = indices.first(where: \.isCertain) { return keyed }
        if var seasonal = indices.max(by: { ($0.occasionShare, $1.slot) < ($1.occasionShare, $0.slot) }),
            seasonal.occasionShare >= 0.12
        {
            seasonal.isCertain = true
            return seasonal
        }
        guard var best = indices.first else { return nil }
        for other in indices.dropFirst() where other.values.count > 1 && contains(other, best, table) {
            best = other
        }
        return best
    }

    /// Whether nearly each value of a place lies within one value of another place, which has fewer.
    private static func contains(_ outer: Place, _ inner: Place, _ table: NameTable) -> Bool {
        guard outer.values.count * 2 <= inner.values.count else { return false }
        var pairs: [String: [String: Int]] = [:]
        for entry in table.entries {
            guard let small = entry.tokens.first(where: { $0.slot == inner.slot }),
                let large = entry.tokens.first(where: { $0.slot == outer.slot })
            else { continue }
            pairs[small.text, default: [:]][large.text, default: 0] += entry.count
        }
        let all = pairs.values.reduce(0) { $0 + $1.values.reduce(0, +) }
        let main = pairs.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
        return all > 0 && main * 10 >= all * 9
    }

    /// Returns the value of a place in each name.
    private static func values(of index: Place, _ table: NameTable) -> [NameTable.Token?] {
        table.entries.map { entry in
            entry.tokens.first { $0.slot == index.slot && !$0.isCode }
                ?? entry.tokens.first { index.values[$0.text] != nil }
        }
    }
}
