internal import Foundation

/// The components of a URL, still percent-encoded (RFC 3986, section 3).
struct URLParts {
    /// The scheme in lower case.
    var scheme: String
    /// The host; empty if there is none.
    var host: String
    var path: String
    var query: String
    var fragment: String

    /// Parses any URL; returns `nil` if it is invalid or has no scheme.
    init?(_ text: String) {
        guard let components = URLComponents(string: text, encodingInvalidCharacters: true),
            let scheme = components.scheme?.lowercased()
        else { return nil }
        self.scheme = scheme
        host = components.encodedHost ?? ""
        path = components.percentEncodedPath
        query = components.percentEncodedQuery ?? ""
        fragment = components.percentEncodedFragment ?? ""
    }

    /// Parses a typical URL several times faster: `http` or `https`, a host of only letters, digits,
    /// dots and hyphens, and no characters after it that must be escaped. Returns `nil` for any other
    /// URL.
    init?(plain text: String) {
        let text = text[...].utf8
        let scheme = text.starts(with: "https://".utf8) ? "https" : "http"
        guard scheme == "https" || text.starts(with: "http://".utf8) else { return nil }
        let rest = text.dropFirst(scheme.utf8.count + 3)
        let host = rest.prefix { Self.isOfHost($0) }
        guard !host.isEmpty else { return nil }
        var query: Substring.UTF8View.Index?
        var fragment: Substring.UTF8View.Index?
        var index = host.endIndex
        if let first = rest[index...].first, !"/?#".utf8.contains(first) { return nil }
        while index < rest.endIndex {
            switch rest[index] {
            case UInt8(ascii: "?"): if query == nil, fragment == nil { query = index }
            case UInt8(ascii: "#"):
                guard fragment == nil else { return nil }
                fragment = index
            case UInt8(ascii: "%"):
                guard rest[index...].dropFirst().prefix(2).allSatisfy({ MacroScanner.hexValue($0) != nil }),
                    rest[index...].dropFirst(2).first != nil
                else { return nil }
            case let byte: guard Self.isAllowed[Int(byte)] else { return nil }
            }
            index = rest.index(after: index)
        }
        func part(from start: Substring.UTF8View.Index?, to end: Substring.UTF8View.Index) -> String {
            start.map { String(Substring(rest[$0..<end].dropFirst())) } ?? ""
        }
        self.scheme = scheme
        self.host = String(Substring(host))
        let pathEnd = query ?? fragment ?? rest.endIndex
        path = String(Substring(rest[host.endIndex..<pathEnd]))
        self.query = part(from: query, to: fragment ?? rest.endIndex)
        self.fragment = part(from: fragment, to: rest.endIndex)
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        byte < 0x80 && MacroScanner.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// Whether each byte may occur after the host unescaped (RFC 3986).
    static let isAllowed: [Bool] = (0..<256).map { byte in
        byte < 0x80 && MacroScanner.isWord(UInt8(byte)) || "-._~:/?@!$&'()*+,;=".utf8.contains(UInt8(byte))
    }
}

/// Functions that find the URLs in a field that may contain macros, encoded text or several URLs.
enum URLExtraction {
    /// Returns the URLs of a field in order, with marks for macros and up to three layers of percent
    /// encoding removed.
    ///
    /// Lists are read in any notation: `a.com, b.com`, `['a.com']`, `["https://a.com",
    /// "https://b.com"]`, separated by spaces, commas, semicolons, bars or line breaks.
    static func urls(in field: String) -> [String] {
        let cleaned = trimmed(
            withoutListBrackets(trimmed(unwrappedEncoding(of: withoutPrefix(MacroCleaner.marked(field))))))
        guard !cleaned.isEmpty else { return [] }
        return pieces(of: cleaned).filter { $0.contains(".") || $0.contains("://") }
    }

    /// Returns the field without the click-tracking macros before its address.
    private static func withoutPrefix(_ field: String) -> String {
        guard field.utf8.contains(0xEE), field.contains(where: MacroCleaner.isMark) else { return field }
        let rest = field.drop { MacroCleaner.isMark($0) || $0.isWhitespace || noiseMarks.contains($0) }
        guard rest.count < field.count else { return field }
        // `{{click}}?url=https://…` passes the address to the URL that the macro stands for.
        if let first = rest.first, "?&=/%".contains(first), !rest.hasPrefix("//"),
            let scheme = rest.range(of: anyScheme, options: [.regularExpression, .caseInsensitive])
        {
            return String(rest[scheme.lowerBound...])
        }
        return String(rest)
    }

    private static let anyScheme = "https?(?::|%(?:25)*3A)"

    /// Returns the content of a list in brackets. The brackets of an IPv6 address stay.
    private static func withoutListBrackets(_ text: String) -> String {
        var text = text[...]
        while let open = text.first, let close = text.last, text.utf8.count > 2,
            brackets[open] == close
        {
            let content = text.dropFirst().dropLast()
            guard !content.allSatisfy({ $0.isHexDigit || $0 == ":" }) else { break }
            text = content
        }
        return String(text)
    }

    private static let brackets: [Character: Character] = ["[": "]", "(": ")", "{": "}"]

    /// Removes percent encoding as long as it hides the scheme.
    static func unwrappedEncoding(of text: String) -> String {
        // A hidden scheme has a percent sign; most text has none.
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var text = text
        for _ in 0..<3 {
            guard text.range(of: hiddenScheme, options: .regularExpression) != nil,
                let decoded = text.removingPercentEncoding
            else { break }
            text = decoded
        }
        return text
    }

    /// A scheme at the start whose colon or slashes are still encoded: `Https%3A%2F%2F` or
    /// `https%253A%252F%252F`.
    private static let hiddenScheme = "^\\W*[A-Za-z][A-Za-z0-9+.-]*(:|%(25)*3[Aa])(%(25)*2[Ff]){2}"

    /// White space and the marks between or around URLs; a leading `//` stays.
    private static let noise = CharacterSet(charactersIn: noiseMarks).union(.whitespacesAndNewlines)
        .union(.controlCharacters)
    private static let noiseMarks = "\"'<>,;|`“”‘’"

    /// Returns the text without surrounding noise.
    private static func trimmed(_ text: String) -> String {
        // Most text has none, and checking both ends costs less than searching character sets.
        guard let first = text.utf8.first, let last = text.utf8.last else { return text }
        return isPlain(first) && isPlain(last) ? text : text.trimmingCharacters(in: noise)
    }

    /// Returns whether a byte occurs in URLs and is not a separator.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "%"),
            UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    /// Splits at white space, and at `,`, `;` or `|` if another URL follows.
    private static func pieces(of text: String) -> [String] {
        if text.utf8.allSatisfy(isPlain) { return [addressed(text)] }
        let marked = text.replacingOccurrences(of: beforeAddress, with: "\n", options: .regularExpression)
        return marked.split(whereSeparator: \.isWhitespace).flatMap { listed(trimmed($0.description)) }
            .map(addressed).filter { !$0.isEmpty }
    }

    /// All separators before an address, matched possessively from the first one. Trying each of a long
    /// run as the first and as the last would take quadratic time.
    private static let beforeAddress =
        "(?<![\\s,;|\"'<>])[\\s,;|\"'<>]++(?=(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)"

    /// Returns the members of a list without spaces, `a.com,b.com`, or the text itself if it is not a
    /// list: a comma may also be part of a path or a query.
    private static func listed(_ text: String) -> [String] {
        guard text.contains(where: isSeparator) else { return [text] }
        let parts = text.split(whereSeparator: isSeparator).map { trimmed(String($0)) }.filter { !$0.isEmpty }
        guard parts.count > 1, let first = parts.first, !text.contains("?") else { return [text] }
        let scheme = first.range(of: "://")?.upperBound
        if let scheme, first[scheme...].contains("/") { return [text] }
        let isList = parts.dropFirst(scheme == nil ? 0 : 1).allSatisfy {
            AddressText.startsWithBareHost($0[...]) || AddressText.beginsWithWebScheme($0)
        }
        return isList ? parts : [text]
    }

    private static func isSeparator(_ character: Character) -> Bool { ",;|".contains(character) }

    /// Returns the piece without a key before its address: `url=https://…`.
    private static func addressed(_ piece: String) -> String {
        guard !AddressText.beginsWithWebScheme(piece),
            let start = piece.range(of: "^[A-Za-z_]{1,40}[=:](?=https?:)", options: .regularExpression)
        else { return piece }
        return String(piece[start.upperBound...])
    }
}
