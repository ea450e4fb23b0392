/// The campaigns that the names of ads or ad sets mean, if they are not named elsewhere: the values of one field in the
/// naming convention of an account.
///
/// The field is found without labels. Its values are words of the account, each of several ads. Places with words of offers
/// and seasons come first, then the leftmost one, since conventions go from the general to the particular; a field whose
/// values each lie within one value of another field describes the ads of a campaign, and the other field is used.
struct FieldThemes {
    /// The theme of each name that has one.
    private(set) var themes: [String: NameTheme] = [:]
    /// Whether the field is certain: a key says so, or its values are words of offers and seasons.
    private(set) var isCertain = false
    /// The keys of the themes.
    private(set) var keys: Set<String> = []

    /// Finds the themes of names.
    ///
    /// - Complexity: O(n log n) in the names; O(s²) for s fields.
    init(_ table: NameTable) {
        let total = table.entries.reduce(0) { $0 + $1.count }
        let fields = Self.fields(table, total: total)
        guard let chosen = Self.chosen(fields, table, total: total) else { return }
        isCertain = chosen.isCertain
        var labels = ThemeLabels()
        let named = zip(table.entries, Self.values(of: chosen, table)).compactMap { entry, token in
            token.map { (entry, $0) }
        }
        for (entry, token) in named { labels.add([token], to: token.text, count: entry.count) }
        for (entry, token) in named {
            themes[entry.name] = NameTheme(key: token.text, label: labels.label(token.text) ?? token.text)
            keys.insert(token.text)
        }
    }

    /// A field of the convention, with its values.
    private struct Field {
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

    private static func fields(_ table: NameTable, total: Int) -> [Field] {
        var fields: [NameTable.Slot: Field] = [:]
        for entry in table.entries {
            for token in entry.tokens where !token.isCode {
                fields[token.slot, default: Field(slot: token.slot)].values[token.text, default: 0] +=
                    entry.count
                if token.namesCampaign { fields[token.slot]?.isCertain = true }
            }
        }
        return fields.values.sorted { $0.slot < $1.slot }.filter { field in
            // Words that each name has for itself tell nothing.
            let covered = field.values.values.reduce(0, +)
            return field.isCertain || (covered * 10 >= total * 6 && field.shared * 2 >= covered)
        }
    }

    private static func chosen(_ fields: [Field], _ table: NameTable, total: Int) -> Field? {
        if let keyed = fields.first(where: \.isCertain) { return keyed }
        // A word that all names have is a brand or the only campaign.
        let telling = fields.filter { $0.values.values.reduce(0, max) * 10 <= total * 9 }
        if var seasonal = telling.max(by: { ($0.occasionShare, $1.slot) < ($1.occasionShare, $0.slot) }),
            seasonal.occasionShare >= 0.12
        {
            seasonal.isCertain = true
            return seasonal
        }
        if let only = fields.first(where: { $0.occasionShare > 0.9 })
            ?? (fields.count == 1 ? fields.first : nil)
        {
            return only
        }
        guard var best = telling.first else { return nil }
        for other in telling.dropFirst() where other.values.count > 1 && contains(other, best, table) {
            best = other
        }
        return best
    }

    /// Whether nearly each value of a field lies within one value of another field, which has fewer.
    private static func contains(_ outer: Field, _ inner: Field, _ table: NameTable) -> Bool {
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

    /// Returns the value of a field in each name.
    private static func values(of field: Field, _ table: NameTable) -> [NameTable.Token?] {
        table.entries.map { entry in
            entry.tokens.first { $0.slot == field.slot && !$0.isCode }
                ?? entry.tokens.first { field.values[$0.text] != nil }
        }
    }
}
