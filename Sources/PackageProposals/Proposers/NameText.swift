internal import CreativeModel

/// Names of packages as text.
enum NameText {
    /// No name is longer, in characters.
    static let limit = 60

    /// How many scalars are kept for each character that may be shown.
    private static let scalarsOfCharacter = 4

    /// Parts with spaces between, without those that repeat a word, cut at a word.
    static func joined(_ parts: [String]) -> String {
        var words: [Substring] = []
        for part in parts {
            let new = part.withoutControls.split(whereSeparator: \.isWhitespace)
            let isRepeated = new.allSatisfy { word in
                words.contains { $0.lowercased() == word.lowercased() }
            }
            if !isRepeated { words += new }
        }
        return cut(words.joined(separator: " "), to: limit)
    }

    /// The text with an ending, the text shortened where both together are too long.
    static func cut(_ text: String, appending ending: String) -> String {
        let end = cut(ending, to: limit / 2)
        return cut(text, to: limit - end.count) + end
    }

    /// The text, shortened at the end of a word where it is too long.
    static func cut(_ text: String, to limit: Int) -> String {
        // A character may be made of any number of scalars.
        let text = String(text.unicodeScalars.prefix(Self.scalarsOfCharacter * limit))
        guard text.count > limit else { return text }
        let head = text.prefix(limit - 1)
        let end = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        return "\(end)…"
    }
}

extension String {
    /// The text without characters that steer a terminal or turn its direction.
    var withoutControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
    }

    /// Text of others as one line for people, no longer than so many characters.
    func shown(to limit: Int) -> String { NameText.cut(withoutControls.onOneLine, to: limit) }
}

/// Names that are given once only, whatever their case.
struct PackageNames {
    private var taken: Set<String> = []

    /// The name, or where it is taken the name with what tells this package from others: an audience, a platform, a publisher, or else a
    /// number.
    mutating func unique(_ name: String, facts: PackageFacts) -> String {
        let marks = [
            facts.taxonomy.tier1, facts.audiences.first, facts.formats.first, facts.publishers.first,
            facts.ssps.first,
        ]
        let words = name.lowercased()
        for mark in [""] + marks.compactMap({ $0?.shown(to: NameText.limit / 3) })
        where !words.contains(mark.lowercased()) || mark.isEmpty {
            let candidate = mark.isEmpty ? name : NameText.cut(name, appending: " – \(mark)")
            if take(candidate) { return candidate }
        }
        var number = 2
        while true {
            let candidate = NameText.cut(name, appending: " \(number)")
            if take(candidate) { return candidate }
            number += 1
        }
    }

    private mutating func take(_ name: String) -> Bool { taken.insert(name.lowercased()).inserted }
}
