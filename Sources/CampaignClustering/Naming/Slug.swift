internal import DistinctiveTerms
internal import Foundation

/// An identifier of a link, file or booking, such as `holiday-sale`, `br_xmas25_vid_03` or `makeAPlan`,
/// as tokens.
struct Slug: Hashable {
    /// A run of letters and digits.
    struct Token: Hashable {
        /// The original spelling.
        var text: String
        /// The form used for comparison.
        var folded: String
        var shape: WordShape
        /// The characters between this token and the one before.
        var mark = ""

        /// Whether the token is allowed in a name.
        var isReadable: Bool { shape != .code && shape != .technical }

        /// Whether the token is meaningful alone: a word of three letters, or two in scripts with
        /// multi-byte letters, or one with its year.
        var isTelling: Bool {
            switch shape {
            case .word: text.count >= (text.utf8.count > text.count ? 2 : 3)
            case .numbered: text.count >= 3 || isDated
            default: false
            }
        }
    }

    var tokens: [Token]

    init(tokens: [Token]) { self.tokens = tokens }

    /// Splits an identifier after decoding its percent escapes.
    ///
    /// - Parameter known: The folded words written by people, none of which is a code.
    init(_ identifier: String, known: Set<String> = []) {
        let isEncoded = identifier.utf8.contains(UInt8(ascii: "%"))
        let text = isEncoded ? identifier.removingPercentEncoding ?? identifier : identifier
        var tokens: [Token] = []
        var mark = ""
        var run = ""
        func close() {
            guard !run.isEmpty else { return }
            for (number, part) in Self.camelParts(of: run).enumerated() {
                let folded = WordSegmenter.folded(part)
                tokens.append(
                    Token(
                        text: part, folded: folded, shape: known.contains(folded) ? .word : WordShape(part),
                        mark: number == 0 ? mark : " "))
            }
            run = ""
            mark = ""
        }
        for character in text {
            let isApostrophe = (character == "'" || character == "’") && !run.isEmpty
            if isApostrophe || Self.isOfWord(character) {
                run.append(character)
            } else {
                close()
                mark.append(character)
            }
        }
        close()
        self.tokens = tokens
    }

    /// Returns whether a character is a letter or a number. Unicode tables are consulted only for non-ASCII
    /// characters.
    private static func isOfWord(_ character: Character) -> Bool {
        guard let byte = character.asciiValue else { return character.isLetter || character.isNumber }
        return (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// The tokens allowed in a name, or `nil` if most are codes or none is meaningful.
    var readable: Slug? {
        let kept = tokens.filter(\.isReadable)
        guard kept.contains(where: \.isTelling), kept.count * 2 >= tokens.count else { return nil }
        return Slug(tokens: kept)
    }

    /// Whether it has only abbreviations: no word of four letters, and no date such as `xmas25` or
    /// `q4-2025`.
    var isAbbreviated: Bool {
        !tokens.contains { token in
            switch token.shape {
            case .word: token.text.count >= (token.text.utf8.count > token.text.count ? 2 : 4)
            case .numbered: token.text.count(where: \.isLetter) >= 4 || token.isDated
            default: false
            }
        }
    }

    /// The tokens as written in a name: words capitalised, tokens with numbers unchanged.
    ///
    /// Several abbreviations keep their original separators, as in `vbr-ed`.
    var text: String {
        if tokens.count > 1, isAbbreviated {
            let isDated = tokens.contains { $0.shape == .year || $0.shape == .number }
            return tokens.enumerated().map { index, token in
                let isKept = token.mark == "-" || (token.mark == "_" && !isDated)
                return index == 0 ? token.text : (isKept ? token.mark : " ") + token.text
            }.joined()
        }
        let isUpperCase = !tokens.contains { $0.text.contains(where: \.isLowercase) }
        var words: [String] = []
        for (index, token) in tokens.enumerated() {
            let word = Self.shown(token, isFirst: index == 0, isUpperCase: isUpperCase)
            // A quarter and its year stay together, as in `q4-2025`.
            if index > 0, token.mark == "-", [token, tokens[index - 1]].allSatisfy(\.isDated) {
                words[words.count - 1] += "-\(token.text)"
            } else {
                words.append(word)
            }
        }
        return words.joined(separator: " ")
    }

    private static func shown(_ token: Token, isFirst: Bool, isUpperCase: Bool) -> String {
        let text = token.text
        guard token.shape == .word else { return text }
        if isUpperCase, text.count > 3, LetterTriples.unusualCount(in: token.folded) == 0 {
            return text.prefix(1) + text.dropFirst().lowercased()
        }
        if !isFirst, small.contains(isUpperCase ? token.folded : text) { return token.folded }
        return text.contains(where: \.isUppercase) ? text : text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Returns the parts of `makeAGoodPlan` or `CensusAwareness`: three or more, or two of a long word,
    /// so that names such as `YouTube` are not split.
    private static func camelParts(of run: String) -> [String] {
        // Most runs are in lower case, which is faster to detect in bytes.
        if run.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return [run] }
        guard run.contains(where: \.isUppercase), run.contains(where: \.isLowercase), WordShape(run) == .word
        else { return [run] }
        var parts: [String] = []
        var part = ""
        for character in run {
            if character.isUppercase, part.last?.isLowercase == true, part.count >= 2 {
                parts.append(part)
                part = ""
            }
            part.append(character)
        }
        parts.append(part)
        guard parts.count > 2 || run.count > 12, parts.allSatisfy({ $0.count >= 2 }) else { return [run] }
        return parts
    }

    /// Words in lower case in titles, which do not start or end them.
    static let small: Set<String> = [
        "a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with",
    ]
}

extension Slug.Token {
    /// Whether the token is a year, or a period with a number such as `q4`, `h2` or `fy26`.
    fileprivate var isDated: Bool {
        shape == .year || (shape == .numbered && folded.wholeMatch(of: /[qh][1-4]|fy[0-9]{2}/) != nil)
    }
}
