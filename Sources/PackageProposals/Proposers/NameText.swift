internal import CreativeModel

/// The text of package names.
enum NameText {
    /// The maximum length of a name, in characters.
    static let limit = 60

    /// The maximum number of scalars per character of the limit.
    private static let scalarsOfCharacter = 4

    /// Returns the parts joined by spaces, without parts that repeat a word, truncated at a word.
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

    /// Returns the text with an ending. The text is truncated if both together are too long.
    static func cut(_ text: String, appending ending: String) -> String {
        let end = cut(ending, to: limit / 2)
        return cut(text, to: limit - end.count) + end
    }

    /// Returns the text, truncated at the end of a word if it is too long.
    static func cut(_ text: String, to limit: Int) -> String {
        // A character may have any number of scalars.
        let text = String(text.unicodeScalars.prefix(Self.scalarsOfCharacter * limit))
        guard text.count > limit else { return text }
        let head = text.prefix(limit - 1)
        let end = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        return "\(end)…"
    }
}

extension String {
    /// The text without control characters and those that change its direction.
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

    /// Returns foreign text as one line for people, with a maximum number of characters.
    func shown(to limit: Int) -> String { NameText.cut(withoutControls.onOneLine, to: limit) }
}

/// The names in use, regardless of case.
struct PackageNames {
    private var taken: Set<String> = []

    /// Returns the name or, if it is taken, the name with a distinguishing mark: an audience, a platform, a publisher, or
    /// else a number.
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
