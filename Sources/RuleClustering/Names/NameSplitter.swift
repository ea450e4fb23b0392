/// Splits names into parts, at the separators of a naming convention.
struct NameSplitter {
    /// Marks that separate parts besides those that every convention uses.
    struct Marks: OptionSet {
        let rawValue: Int
        /// Hyphens without spaces around them: `us-video-hook1`.
        static let hyphen = Marks(rawValue: 1)
        /// Spaces: `US Video Hook1`.
        static let space = Marks(rawValue: 2)
        /// Full stops: `us.video.hook1`.
        static let stop = Marks(rawValue: 4)
    }

    let marks: Marks

    /// Learns the separators of an account's names: those that occur in most names without any other.
    ///
    /// - Complexity: O(n) in the length of the names.
    init(learning names: [String]) {
        var bare = 0, hyphens = 0, stops = 0, spaces = 0
        for name in names {
            let parts = Self.split(name, marks: [])
            guard parts.count == 1, let part = parts.first else { continue }
            bare += 1
            if part.utf8.count(where: { $0 == UInt8(ascii: "-") }) >= 2 { hyphens += 1 }
            if part.utf8.count(where: { $0 == UInt8(ascii: ".") }) >= 2 { stops += 1 }
            if part.utf8.count(where: { $0 == UInt8(ascii: " ") }) >= 3 { spaces += 1 }
        }
        var marks: Marks = []
        // Names with other separators use these marks inside their parts.
        if bare * 2 > names.count {
            if hyphens * 2 > bare { marks.insert(.hyphen) }
            if stops * 2 > bare { marks.insert(.stop) }
            if marks.isEmpty, spaces * 2 > bare { marks.insert(.space) }
        }
        self.marks = marks
    }

    /// Returns the parts of a name, trimmed, in order.
    func parts(of name: String) -> [String] { Self.split(name, marks: marks) }

    private static func split(_ name: String, marks: Marks) -> [String] {
        let scalars = Array(name.unicodeScalars.prefix(500))
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        func close() {
            let text = String(part).trimmed
            if !text.isEmpty { parts.append(text) }
            part = String.UnicodeScalarView()
        }
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : " ",
                after = index + 1 < scalars.count ? scalars[index + 1] : " "
            if separates(scalar, before, after, marks) { close() } else { part.append(scalar) }
        }
        close()
        return parts
    }

    private static func separates(
        _ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar, _ marks: Marks
    ) -> Bool {
        switch scalar {
        case "_", "|", "/", "\\", ";", ">", "<", "·", "•", "~", "[", "]", "(", ")", "{", "}", "«", "»", "\"",
            "“", "”", "„",
            "—", "→", "\n", "\t", "*", "^":
            // `06/2026` is one part.
            return !(scalar == "/" && before.isDigit && after.isDigit)
        case ",": return !(before.isDigit && after.isDigit)
        case "-", "–":
            if before.isBlank || after.isBlank { return true }
            return scalar == "-" && marks.contains(.hyphen) && !(before.isDigit && after.isDigit)
        case "+", "&": return before.isBlank && after.isBlank && scalar == "+"
        case ".": return marks.contains(.stop) && !(before.isDigit && after.isDigit)
        case " ", "\u{A0}": return marks.contains(.space)
        default: return false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isBlank: Bool { self == " " || self == "\u{A0}" }
}

extension String {
    /// The text without white space and loose punctuation at its ends.
    fileprivate var trimmed: String {
        var text = self[...]
        func isLoose(_ character: Character) -> Bool {
            character.isWhitespace || character == "-" || character == "–" || character == "'"
        }
        while let first = text.first, isLoose(first) { text.removeFirst() }
        while let last = text.last, isLoose(last) { text.removeLast() }
        return String(text)
    }
}
