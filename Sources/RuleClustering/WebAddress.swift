internal import Foundation

/// A parsed URL, as used for identity, hints and unwrapping.
struct WebAddress: Hashable {
    /// The scheme in lower case; `https` if the text has none.
    var scheme: String
    /// The host; `nil` for deep links without a real host.
    var host: HostName?
    /// The raw host of a deep link: `games` in `snapchat://games/launch`.
    var deepLinkHost: String
    /// The path segments, percent-decoded, without empty ones.
    var segments: [String]
    /// The names and values, percent-decoded once, in order. A value keeps marks for macros next to
    /// other text.
    var query: [(name: String, value: String)]
    /// The part after `#`.
    var fragment: String

    var isWeb: Bool { scheme == "http" || scheme == "https" }

    /// The original path and query, for addresses embedded in them without encoding.
    var rawPath: String
    var rawQuery: String
    /// The names of parameters whose value is a macro that was not replaced, with the macro.
    var unfilled: [(name: String, macro: String)]

    /// Parses a URL; returns `nil` if it is invalid. Macros count as absent.
    ///
    /// - Parameter text: A URL with a scheme, a protocol-relative URL (`//host/path`), or a URL without
    ///   either (`www.example.com/path`). Characters that are invalid in a URL are tolerated.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest, let completed = AddressText.completed(text),
            let parts = URLParts(plain: completed)
                ?? URLParts(Self.encoded(Self.withoutMacros(inAuthorityOf: completed))),
            !AddressText.pageless.contains(parts.scheme)
        else { return nil }
        scheme = parts.scheme
        deepLinkHost = parts.host
        host = scheme == "http" || scheme == "https" ? HostName(parts.host) : nil
        rawPath = parts.path
        rawQuery = parts.query
        segments = rawPath.utf8.split(separator: UInt8(ascii: "/")).compactMap { segment in
            let decoded = Self.withoutEscapes(String(Substring(segment)))
            // A segment with an address inside keeps its macros until that address is parsed.
            return decoded.utf8.contains(UInt8(ascii: ":")) && decoded.contains(":/")
                ? decoded : MacroCleaner.filledIn(decoded, context: .segment)
        }
        (query, unfilled) = Self.items(of: rawQuery)
        fragment = parts.fragment
        if host == nil, scheme == "http" || scheme == "https" { return nil }
    }

    static func == (left: WebAddress, right: WebAddress) -> Bool {
        left.scheme == right.scheme && left.host == right.host && left.segments == right.segments
            && left.query.elementsEqual(right.query, by: ==) && left.fragment == right.fragment
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(host)
        hasher.combine(segments)
    }

    /// Returns the first non-empty value of the parameters with the given names, in any case.
    func value(of names: String...) -> String? {
        for name in names {
            if let item = query.first(where: { $0.name.lowercased() == name && !$0.value.isEmpty }) {
                return item.value
            }
        }
        return nil
    }

    /// The maximum length; longer text is not a usable URL.
    static let longest = 16_384

    /// Returns the URL with invalid characters after the host escaped. Given one such character,
    /// `URLComponents` would escape all escapes of the component again.
    private static func encoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        // The index after the scheme, its colon and slashes.
        guard var start = bytes.firstIndex(of: UInt8(ascii: ":")).map({ $0 + 3 }), start <= bytes.count else {
            return text
        }
        while start < bytes.count, !"/?#".utf8.contains(bytes[start]) { start += 1 }
        var result: [UInt8]?
        var hasFragment = false
        for index in start..<bytes.count {
            let byte = bytes[index]
            let stays: Bool
            switch byte {
            case UInt8(ascii: "%"):
                stays =
                    index + 2 < bytes.count && MacroScanner.hexValue(bytes[index + 1]) != nil
                    && MacroScanner.hexValue(bytes[index + 2]) != nil
            case UInt8(ascii: "#"):
                stays = !hasFragment
                hasFragment = true
            default: stays = URLParts.isAllowed[Int(byte)]
            }
            if stays {
                result?.append(byte)
            } else {
                result =
                    (result ?? Array(bytes[..<index]))
                    + [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return result.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    /// Returns the URL without host labels that are macros: `{{region}}.example.com` becomes
    /// `example.com`.
    private static func withoutMacros(inAuthorityOf text: String) -> String {
        guard text.contains(where: MacroCleaner.isMark), let start = text.range(of: "://") else {
            return text
        }
        let rest = text[start.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        guard rest[..<end].contains(where: MacroCleaner.isMark) else { return text }
        let labels = rest[..<end].split(separator: ".", omittingEmptySubsequences: false)
        let kept = labels.drop { $0.contains(where: MacroCleaner.isMark) }
        return text[..<start.upperBound] + kept.joined(separator: ".") + rest[end...]
    }

    private static func items(
        of query: String
    ) -> (filled: [(name: String, value: String)], unfilled: [(name: String, macro: String)]) {
        var filled: [(name: String, value: String)] = []
        var unfilled: [(name: String, macro: String)] = []
        for pair in query.utf8.split(whereSeparator: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }) {
            let mark = pair.firstIndex(of: UInt8(ascii: "="))
            let given = decoded(Substring(pair[..<(mark ?? pair.endIndex)]))
            let value = mark.map { decoded(Substring(pair[$0...].dropFirst())) } ?? ""
            if AddressText.beginsWithWebScheme(given) {
                // An address without a name, split at the first equals sign in its own query.
                filled.append((mark != nil ? "\(given)=\(value)" : given, ""))
                continue
            }
            // Names may start like macros without a closing bracket: `$android_url`.
            guard let name = given.hasPrefix("$") ? given : MacroCleaner.filledIn(given, context: .value)
            else { continue }
            if value.isEmpty || MacroCleaner.filledIn(value, context: .value) != nil {
                filled.append((name, value))
            } else {
                unfilled.append((name, value))
            }
        }
        return (filled, unfilled)
    }

    private static func decoded(_ text: Substring) -> String {
        let isSpaced = text.utf8.contains(UInt8(ascii: "+"))
        return withoutEscapes(isSpaced ? text.replacingOccurrences(of: "+", with: " ") : String(text))
    }

    /// Returns the text with its percent escapes decoded, or unchanged if they do not encode text.
    private static func withoutEscapes(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding ?? text : text
    }
}
