internal import Foundation

/// The components of a URL, still percent-encoded (RFC 3986, section 3).
struct URLParts {
    /// Lower-case.
    var scheme: String
    /// Empty where there is none.
    var host: String
    var path: String
    var query: String
    var fragment: String

    /// Takes any URL apart; `nil` where it is none or has no scheme.
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

    /// Takes the usual URL apart, several times faster: `http` or `https`, a host of letters, digits, dots and hyphens alone, and
    /// behind it nothing that would have to be escaped. `nil` for any other.
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

    /// By byte, whether it may stand behind a host as it is (RFC 3986).
    static let isAllowed: [Bool] = (0..<256).map { byte in
        byte < 0x80 && MacroScanner.isWord(UInt8(byte)) || "-._~:/?@!$&'()*+,;=".utf8.contains(UInt8(byte))
    }
}
