/// A part of a name, as far as it is known without other names.
struct NamePart: Hashable, Sendable {
    /// The part as it is written.
    let text: String
    /// The key of a part such as `geo=US`, folded.
    var key: String?
    /// The facet, if the part is one as a whole.
    var facet: FacetKind?
    /// Facets of single words inside a part that says more.
    var inner: [CreativeFacet] = []
    /// The words that are no facets, as they are written.
    var words: [String] = []
    /// All words but years, as they are written, for people.
    var spelling: [String] = []
    /// The number at the end of ``words``.
    var number: String?
    /// The year in the part.
    var year: String?
    /// Whether the key says that the part names the campaign.
    var namesCampaign = false

    /// ``words``, folded and joined; empty for a facet.
    var token = ""
    /// Whether the token is a code of the account, such as `C0012`.
    var isCode = false

    /// The value of the facet, without its key.
    var value: String {
        guard key != nil, let mark = text.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return text }
        return String(text[mark...].dropFirst().drop { $0 == " " })
    }

    /// Reads a part.
    init(_ text: String) {
        self.text = text
        var content = text[...]
        if let (key, value) = Self.keyed(text) {
            self.key = key
            content = value
            namesCampaign = FacetWords.campaignKeys.contains(key)
            if let kind = FacetWords.keys[key] {
                facet = kind
                return
            }
        }
        let plain = content.lowercased().filter { !$0.isWhitespace }
        let folded = FoldedText.letters(of: content)
        if !namesCampaign {
            facet =
                FacetPattern.kind(of: plain) ?? FacetWords.kind(ofWhole: folded) ?? Self.localeKind(plain)
                ?? (DateForm.isMonth(folded) ? .date : nil)
                ?? (folded.isEmpty || folded.utf8.count == 1 ? .version : nil)
        }
        year = FacetPattern.year(in: plain)
        guard facet == nil else { return }
        readWords(NameWords.split(content))
    }

    private mutating func readWords(_ separate: [String]) {
        let all = NameWords.joiningUnits(separate)
        var kept: [String] = []
        var isAfterCopy = false
        for (index, word) in all.enumerated() {
            let folded = FoldedText.letters(of: word)
            if folded.isEmpty { continue }
            if index == 0, all.count > 1, let kind = FacetWords.introductions[folded],
                !OccasionWords.occur(in: FoldedText.letters(of: all.dropFirst().joined()))
            {
                facet = kind
                return
            }
            if let kind = Self.facetKind(word, folded, amongCapitals: !text.contains(where: \.isLowercase)) {
                isAfterCopy = kind == .version && folded.allSatisfy(\.isLetter)
                inner.append(CreativeFacet(kind: kind, value: word))
            } else if FacetPattern.isYear(folded) {
                year = folded
            } else if isAfterCopy, folded.allSatisfy(\.isNumber) {
                continue
            } else if !FacetWords.fillers.contains(folded) {
                kept.append(word)
            }
        }
        let telling = kept.filter { $0.contains(where: \.isLetter) }
        guard !telling.isEmpty else {
            facet = inner.first?.kind ?? (year == nil ? .version : .date)
            inner = []
            return
        }
        if let last = kept.last, kept.count > 1, last.allSatisfy(\.isNumber) {
            number = last
            kept.removeLast()
        }
        words = kept
        spelling = all.filter { !FacetPattern.isYear($0) }
        token = FoldedText.letters(of: kept.joined())
        let digits = token.count(where: \.isNumber)
        isCode = digits >= 2 && token.count - digits <= 3 && !OccasionWords.occur(in: token)
    }

    /// - Parameter amongCapitals: Whether all words are in capitals, which then do not mark codes.
    private static func facetKind(_ word: String, _ folded: String, amongCapitals: Bool) -> FacetKind? {
        if let kind = FacetWords.kind(of: folded) { return kind }
        if !amongCapitals, let kind = RegionWords.kind(ofCode: word) { return kind }
        let lowered = word.lowercased()
        guard let kind = FacetPattern.kind(of: lowered), !(kind == .version && folded.allSatisfy(\.isNumber)),
            kind != .date
        else { return nil }
        return kind
    }

    /// `en-us`, `pt-br`.
    private static func localeKind(_ plain: String) -> FacetKind? {
        let halves = plain.split(separator: "-")
        guard plain.utf8.count == 5, halves.count == 2, halves.allSatisfy({ $0.count == 2 }),
            halves.allSatisfy({ RegionWords.kind(of: String($0)) != nil })
        else { return nil }
        return .language
    }

    /// Returns the key and the value of `geo=US` or `Geo: US`.
    private static func keyed(_ text: String) -> (String, Substring)? {
        guard let mark = text.firstIndex(where: { $0 == "=" || $0 == ":" }), mark != text.startIndex else {
            return nil
        }
        let key = FoldedText.letters(of: text[..<mark])
        let value = text[mark...].dropFirst().drop { $0 == " " }
        guard !value.isEmpty, key.count <= 14, key.allSatisfy(\.isLetter), !key.isEmpty,
            text[mark] == "=" || FacetWords.keys[key] != nil || FacetWords.campaignKeys.contains(key)
        else { return nil }
        return (key, value)
    }
}

/// The words of a part of a name.
enum NameWords {
    /// Joins numbers with the units that follow them: `30 days` is one word.
    static func joiningUnits(_ words: [String]) -> [String] {
        words.reduce(into: []) { joined, word in
            if let number = joined.last, number.allSatisfy(\.isASCIIDigit), number.count <= 3,
                units.contains(FoldedText.letters(of: word))
            {
                joined[joined.count - 1] = number + word
            } else {
                joined.append(word)
            }
        }
    }

    private static let units: Set<String> = [
        "d", "day", "days", "dias", "giorni", "gun", "j", "jours", "min", "s", "sec", "secs", "seconds",
        "seg", "sek", "tage",
    ]

    /// Splits at white space, punctuation and changes of case: `SummerSale` is two words, `UGCVideo` too.
    static func split(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        for run in text.split(whereSeparator: {
            !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" || $0 == "%")
        }) {
            let characters = Array(run)
            var word = ""
            for (index, character) in characters.enumerated() {
                let before = index > 0 ? characters[index - 1] : nil
                let after = index + 1 < characters.count ? characters[index + 1] : nil
                let begins =
                    character.isUppercase
                    && (before?.isLowercase == true
                        || (before?.isUppercase == true && after?.isLowercase == true && word.count > 1))
                if begins {
                    words.append(word)
                    word = ""
                }
                word.append(character)
            }
            if !word.isEmpty { words.append(word) }
        }
        return words
    }
}
