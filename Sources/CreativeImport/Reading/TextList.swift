internal import Foundation

/// Parses lists of texts in one cell, in Python (`['a', "b's"]`) or JSON (`["a"]`) syntax.
enum TextList {
    /// Returns the distinct texts, one per line. Text that is not a list is returned unchanged.
    static func joined(_ cell: String) -> String? {
        guard let texts = texts(cell) else { return cell }
        var kept: [String] = []
        for text in texts.map({ $0.trimmingCharacters(in: .whitespacesAndNewlines) })
        where !text.isEmpty && !kept.contains(text) {
            kept.append(text)
        }
        return kept.isEmpty ? nil : kept.joined(separator: "\n")
    }

    /// Returns the texts of a list, or `nil` if the cell is not a list.
    static func texts(_ cell: String) -> [String]? {
        var rest = cell.unicodeScalars[...]
        func skipSpace() { rest = rest.drop { $0.properties.isWhitespace } }
        skipSpace()
        guard rest.popFirst() == "[" else { return nil }
        var texts: [String] = []
        while true {
            skipSpace()
            guard let quote = rest.first else { return nil }
            if quote == "]", texts.isEmpty || cell.utf8.count > 2 {
                rest.removeFirst()
                skipSpace()
                return rest.isEmpty ? texts : nil
            }
            guard quote == "'" || quote == "\"" else { return nil }
            rest.removeFirst()
            guard let text = text(&rest, quote: quote) else { return nil }
            texts.append(text)
            skipSpace()
            if rest.first == "," { rest.removeFirst() } else if rest.first != "]" { return nil }
        }
    }

    /// Reads up to the closing quote.
    private static func text(_ rest: inout Substring.UnicodeScalarView, quote: Unicode.Scalar) -> String? {
        var units: [UInt16] = []
        while let scalar = rest.popFirst() {
            if scalar == quote { return String(decoding: units, as: UTF16.self) }
            guard scalar == "\\" else {
                units += String(scalar).utf16
                continue
            }
            guard let escaped = rest.popFirst() else { return nil }
            switch escaped {
            case "n": units.append(0x0A)
            case "r": units.append(0x0D)
            case "t": units.append(0x09)
            case "b", "f": continue
            case "x", "u", "U":
                let count = escaped == "x" ? 2 : escaped == "u" ? 4 : 8
                guard rest.count >= count, let value = UInt32(String(rest.prefix(count)), radix: 16) else {
                    return nil
                }
                rest.removeFirst(count)
                // JSON escapes each surrogate of a pair separately.
                if value <= 0xFFFF {
                    units.append(UInt16(value))
                } else if let scalar = Unicode.Scalar(value) {
                    units += String(scalar).utf16
                }
            default: units += String(escaped).utf16
            }
        }
        return nil
    }
}

/// Captions below the links of an ad, many of which are the domain of the landing page.
enum LinkCaption {
    /// Returns the first caption that is a domain.
    static func domain(_ cell: String) -> String? {
        let captions = TextList.texts(cell) ?? cell.split { $0 == "," || $0 == "\n" }.map(String.init)
        return captions.lazy.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }.first(
            where: isDomain)
    }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, text.utf8.count <= 253, let last = labels.last, last.count >= 2,
            last.allSatisfy(\.isLetter)
        else { return false }
        return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
    }
}
