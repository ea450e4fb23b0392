internal import Foundation

/// An address that a link holds, with the name under which it does.
struct EmbeddedAddress {
    /// The name of the parameter, or of the part of a value or path before the address; empty where there is none.
    var name: String
    /// The address as it is to be taken apart.
    var text: String
    /// Whether it stands in the path.
    var isInPath = false
    /// Whether nothing but its form as a host tells that it is an address: it has no scheme and no parameter for addresses.
    var isBare = false

    /// The addresses that a link holds, in the order: path, query, fragment.
    ///
    /// - Parameter withApps: Whether deep links of any scheme count under the names of ``LinkKinds/landingParameters``.
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

    /// Addresses behind a path: `/r/https%3A%2F%2Fhost`, `/click/https://host/path?query`, `/https/host`, and the
    /// spellings of AMP, `/amp/s/host/path` and `/c/s/host/path` of the host's own cache.
    private static func inPath(of address: WebAddress) -> [EmbeddedAddress] {
        // Without encoding, whatever follows is the address's own.
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

    /// An address whose scheme or host is a segment of its own.
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

    /// How caches of AMP write a host as one label: `www-shop--one-com` of `www.shop-one.com`.
    private static func mirrorLabel(of host: String) -> String {
        host.lowercased().replacing("-", with: "--").replacing(".", with: "-")
    }

    // MARK: Values

    /// The most layers of percent encoding that are taken off a value, beyond that of its own link: 3.
    static let maximumDecodings = 3

    /// The address that a decoded value is, or ends with behind a mark: `https://…`, `//host`, `www.host`,
    /// `key=https://…`, `url(https://…)`, `$$https://…$$`, or any of these in base64.
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

    /// An address of protected mail, `https-3A__host_path`: hyphens for percent signs, underscores for slashes.
    private static func unmangled(_ text: String) -> String {
        let encoded = text.replacing("_", with: "/").replacingOccurrences(
            of: "-([0-9A-Fa-f]{2})", with: "%$1", options: .regularExpression)
        return encoded.removingPercentEncoding ?? encoded
    }

    /// Punctuation that ties an address to what stands before it, and the beginning of the address.
    private static let joint = "(?:[=:(*$!|,>~\"]|__)https?:[/\\\\]"

    /// Whether a text begins as an address does.
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

    /// The word before an address: `destination` of `camref:1a2b/destination:`.
    private static func trimmedName(_ text: some StringProtocol) -> String {
        String(
            text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" && text.last != "_") }.last
                ?? ""
        )
        .lowercased().split(separator: "__").last.map(String.init) ?? ""
    }

    /// The address without what closes the bracket that was opened before it.
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

    /// Whether a value has what no address lacks: a colon, a percent sign, two slashes or dots, or the beginning of one in base64.
    private static func mayHold(_ value: String.UTF8View) -> Bool {
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

    /// What a value in base64 says, where that is an address: `aHR0c` begins `http`, `d3d3L` begins `www.`. A few letters
    /// before it tell of the encoding.
    private static func decodedBase64(_ value: String) -> String? {
        guard value.utf8.count >= 12,
            let start = value.range(of: "aHR0c") ?? value.range(of: "d3d3L"),
            value.utf8.distance(from: value.startIndex, to: start.lowerBound) <= 2
        else { return nil }
        // A query has a space for the plus sign.
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
