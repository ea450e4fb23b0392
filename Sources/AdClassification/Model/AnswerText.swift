/// Text of others, cut and cleaned.
enum AnswerText {
    /// The text as it is, or its beginning with an ellipsis.
    ///
    /// - Complexity: O(`limit`), as characters may be made of any number of scalars.
    static func cut(_ text: String, to limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    /// A sentence for people: on one line, without control characters and invisible ones, at most 300 characters.
    ///
    /// - Returns: `nil` where nothing is left.
    static func sentence(_ text: String) -> String? {
        let head = text.unicodeScalars.prefix(8 * sentenceLength)
        let visible = head.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: " "
            default: Character(scalar)
            }
        }
        let words = String(visible).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return nil }
        return words.unicodeScalars.count > sentenceLength ? cut(words, to: sentenceLength - 1) : words
    }

    private static let sentenceLength = 300
}

extension String {
    /// As many whole scalars as fit.
    func beginning(ofBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var kept = String.UnicodeScalarView()
        var size = 0
        for scalar in unicodeScalars {
            size += UTF8.width(scalar)
            if size > limit { break }
            kept.append(scalar)
        }
        return String(kept)
    }
}
