internal import Foundation

/// An address inside a link, with the name of the part that holds it.
struct EmbeddedAddress {
    /// The name of the parameter, or of the part of a value or path before the address; empty if there
    /// is none.
    var name: String
    /// The text of the address, ready to be parsed.
    var text: String
    /// Whether the address is part of the path.
    var isInPath = false
    /// Whether the address is recognised only by the form of its host: it has no scheme and no
    /// parameter for addresses.
    var isBare = false

    /// Returns the addresses inside a link, in the order path, query, fragment.
    ///
    /// - Parameter withApps: Whether to include deep links of any scheme in parameters of
    ///   ``LinkKinds/landingParameters``.
    static func all(in address: WebAddress, withApps: Bool = false) -> [EmbeddedAddress] {
        var found = inPath(of: address)
        for index in found.indices { found[index].isInPath = true }
        for item in address.query {
            if item.value.isEmpty {
                if let bare = find(in: item.name, name: "") { found.append(bare) }
            } else if let inside = find(in: item.value, name: item.name) {
                found.append(inside)
            } else if item.value.contains("."), LinkKinds.landingRank[item.name.lowercased()] != nil,
                AddressText.startsWithBareHost(item.value[...])
            {
                found.append(EmbeddedAddress(name: item.name, text: item.value))
            } else if withApps, item.value.contains("://"),
                LinkKinds.landingRank[item.name.lowercased()] != nil
            {
                found.append(EmbeddedAddress(name: item.name, text: item.value))
            }
        }
        if !address.fragment.isEmpty { found += inFragment(address.fragment) }
        return found
    }

    private static func inFragment(_ fragment: String) -> [EmbeddedAddress] {
        let plain = fragment.drop { $0 == "!" || $0 == "/" || $0 == "?" }
        return plain.split(separator: "&").compactMap { part in
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            let text = part.removingPercentEncoding ?? String(part)
            if pair.count == 2, !mayBeAddress(pair[0]) {
                let name = pair[0].split { $0 == "/" || $0 == "?" }.last.map(String.init) ?? ""
                return find(in: pair[1].removingPercentEncoding ?? pair[1], name: name)
            }
            return find(in: text, name: "")
        }
    }

    // MARK: Path

    /// Returns the addresses in the path: `/r/https%3A%2F%2Fhost`, `/click/https://host/path?query`,
    /// `/https/host`, and the AMP forms `/amp/s/host/path` and, in the cache of the host,
    /// `/c/s/host/path`.
    private static func inPath(of address: WebAddress) -> [EmbeddedAddress] {
        // Without encoding, everything that follows belongs to the address.
        if address.rawPath.utf8.contains(UInt8(ascii: ":")),
            let start = address.rawPath.range(
                of: "https?:/", options: [.regularExpression, .caseInsensitive])
        {
            let before = address.rawPath[..<start.lowerBound].split(
                separator: "/", omittingEmptySubsequences: false)
            var text = String(address.rawPath[start.lowerBound...])
            if !address.rawQuery.isEmpty { text += "?" + address.rawQuery }
            if !address.fragment.isEmpty { text += "#" + address.fragment }
            let name = trimmedName(before.last ?? "")
            return [EmbeddedAddress(name: name, text: closed(text, after: before.last?.last))]
        }
        if let hidden = spelledInSegments(of: address) { return [hidden] }
        return address.segments.compactMap {
            $0.contains("/") || $0.utf8.count >= 12 ? find(in: $0, name: "") : nil
        }
    }

    /// Returns an address whose scheme or host is a segment of its own.
    private static func spelledInSegments(of address: WebAddress) -> EmbeddedAddress? {
        guard address.segments.count >= 2 else { return nil }
        for (index, segment) in address.segments.enumerated().dropFirst()
        where segment.utf8.contains(UInt8(ascii: ".")) {
            let before = address.segments[index - 1].lowercased()
            let isSecure = before == "s"
            let marker = isSecure ? (index > 1 ? address.segments[index - 2].lowercased() : "") : before
            let isMirror =
                (isSecure || index == 1)
                && address.host?.name.hasPrefix(mirrorLabel(of: segment) + ".") ?? false
            let isMarked =
                marker == "amp" || (isSecure && marker.count == 1) || before == "https" || before == "http"
                || isMirror
            guard isMarked || segment.hasPrefix("www."),
                AddressText.isBareHost(segment[...], hasMore: index + 1 < address.segments.count)
            else { continue }
            let tail = address.segments[index...].map {
                $0.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? $0
            }
            let query = address.rawQuery.isEmpty ? "" : "?" + address.rawQuery
            return EmbeddedAddress(
                name: "", text: "https://" + tail.joined(separator: "/") + query, isBare: !isMarked)
        }
        return nil
    }

    /// Returns a host as a single label, as AMP caches write it: `www-shop--one-com` for
    /// `www.shop-one.com`.
    private static func mirrorLabel(of host: String) -> String {
        host.lowercased().replacing("-", with: "--").replacing(".", with: "-")
    }

    // MARK: Values

    /// The maximum number of percent-encoding layers removed from a value, beyond that of its own link:
    /// 3.
    static let maximumDecodings = 3

    /// Returns the address that a decoded value consists of, or ends with after a mark: `https://…`,
    /// `//host`, `www.host`, `key=https://…`, `url(https://…)`, `$$https://…$$`, or any of these in
    /// base64.
    private static func find(in value: String, name: String) -> EmbeddedAddress? {
        guard mayHold(value.utf8) else { return nil }
        let isPlain = value.utf8.first.map { MacroScanner.isLetter($0) || $0 == UInt8(ascii: "/") } ?? false
        var text = isPlain ? value : String(value.drop { MacroCleaner.isMark($0) || " \"'<".contains($0) })
        for _ in 0...maximumDecodings {
            if let found = plain(in: text, name: name) { return found }
            guard text.utf8.contains(UInt8(ascii: "%")), let decoded = text.removingPercentEncoding,
                decoded != text
            else {
                break
            }
            text = decoded
        }
        return value.utf8.count < 12 ? nil : decodedBase64(value).flatMap { plain(in: $0, name: name) }
    }

    private static func plain(in text: String, name: String) -> EmbeddedAddress? {
        if mayBeAddress(text) { return EmbeddedAddress(name: name, text: text) }
        if text.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "h"),
            text.prefix(10).lowercased().contains("-3a__")
        {
            return EmbeddedAddress(name: name, text: unmangled(text))
        }
        guard text.utf8.contains(UInt8(ascii: ":")),
            let start = text.range(of: joint, options: [.regularExpression, .caseInsensitive])
        else { return nil }
        let scheme = text[start.lowerBound...].firstIndex { $0.isLetter } ?? start.lowerBound
        let before = text[..<scheme]
        let key = trimmedName(before)
        return EmbeddedAddress(
            name: key.isEmpty ? name : key, text: closed(String(text[scheme...]), after: before.last))
    }

    /// Decodes an address rewritten by mail protection, `https-3A__host_path`: hyphens stand for
    /// percent signs, underscores for slashes.
    private static func unmangled(_ text: String) -> String {
        let encoded = text.replacing("_", with: "/").replacingOccurrences(
            of: "-([0-9A-Fa-f]{2})", with: "%$1", options: .regularExpression)
        return encoded.removingPercentEncoding ?? encoded
    }

    /// A mark that joins an address to the preceding text, and the start of the address.
    private static let joint = "(?:[=:(*$!|,>~\"]|__)https?:[/\\\\]"

    /// Returns whether a text begins like an address.
    private static func mayBeAddress(_ text: String) -> Bool {
        switch text.utf8.first.map({ $0 | 0x20 }) {
        case UInt8(ascii: "h"): return AddressText.beginsWithWebScheme(text)
        case UInt8(ascii: "/"):
            return text.hasPrefix("//") && AddressText.startsWithBareHost(text.dropFirst(2))
        case UInt8(ascii: "w"):
            return text.prefix(4).lowercased() == "www." && AddressText.startsWithBareHost(text[...])
        case UInt8(ascii: "m"), UInt8(ascii: "i"):
            return ["market:", "itms-app", "intent:"].contains { text.lowercased().hasPrefix($0) }
        default: return false
        }
    }

    /// Returns the word before an address: `destination` for `camref:1a2b/destination:`.
    private static func trimmedName(_ text: some StringProtocol) -> String {
        String(
            text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" && text.last != "_") }.last
                ?? ""
        )
        .lowercased().split(separator: "__").last.map(String.init) ?? ""
    }

    /// Returns the address up to the mark that closes a bracket opened before it.
    private static func closed(_ text: String, after opening: Character?) -> String {
        let end: String.Index? =
            switch opening {
            case "(": text.firstIndex(of: ")")
            case "\"": text.firstIndex(of: "\"")
            case "$": text.range(of: "$$")?.lowerBound
            case "_": text.range(of: "__", options: .backwards)?.lowerBound
            default: nil
            }
        return end.map { String(text[..<$0]) } ?? text
    }

    /// Returns whether a value can contain an address: it has a colon, a percent sign, two slashes or dots, or
    /// the start of a base64 address.
    static func mayHold(_ value: String.UTF8View) -> Bool {
        guard value.count >= 5 else { return false }
        var dots = 0
        var previous: UInt8 = 0
        for byte in value {
            switch byte {
            case UInt8(ascii: ":"), UInt8(ascii: "%"): return true
            case UInt8(ascii: "/") where previous == byte: return true
            case UInt8(ascii: "."): dots += 1
            // `aHR0c`, `d3d3L` and `https-3A__`.
            case UInt8(ascii: "R") where previous == UInt8(ascii: "H"),
                UInt8(ascii: "d") where previous == UInt8(ascii: "3"),
                UInt8(ascii: "_") where previous == byte:
                return true
            default: break
            }
            previous = byte
        }
        return dots > 1
    }

    // MARK: Base64

    /// Returns the address encoded in base64, if the value is one: `aHR0c` stands for `http`, `d3d3L`
    /// for `www.`. Up to two characters before it may name the encoding.
    private static func decodedBase64(_ value: String) -> String? {
        guard value.utf8.count >= 12,
            let start = value.range(of: "aHR0c") ?? value.range(of: "d3d3L"),
            value.utf8.distance(from: value.startIndex, to: start.lowerBound) <= 2
        else { return nil }
        // A decoded query has spaces in place of plus signs.
        var text = String(value[start.lowerBound...]).replacing(" ", with: "+").replacing("-", with: "+")
            .replacing("_", with: "/")
        text = text.removingPercentEncoding ?? text
        text = String(text.prefix { $0 != "=" })
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text), let decoded = String(data: data, encoding: .utf8),
            !decoded.contains(where: { $0.isNewline || $0 == "\0" })
        else { return nil }
        return decoded.contains("%") && !decoded.contains("://") ? decoded.removingPercentEncoding : decoded
    }
}
