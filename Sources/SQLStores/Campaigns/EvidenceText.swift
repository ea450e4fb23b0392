internal import CreativeModel
internal import Foundation

/// Evidence as JSON text: `[{"kind":"domain","detail":"example.com"}]`.
///
/// A store has as many of these as creatives, and many are equal: what was written is read without a general parser, and
/// what was read is remembered.
struct EvidenceText {
    private var known: [String: [Evidence]] = ["[]": []]

    static func text(_ evidence: [Evidence]) -> String {
        var text = "["
        for (index, reason) in evidence.enumerated() {
            text += index == 0 ? "{\"kind\":" : ",{\"kind\":"
            append(reason.kind, to: &text)
            text += ",\"detail\":"
            append(reason.detail, to: &text)
            text += "}"
        }
        return text + "]"
    }

    private static func append(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    /// The evidence of a text; `nil` where it says none.
    mutating func evidence(_ text: String) -> [Evidence]? {
        if let evidence = known[text] { return evidence }
        guard let evidence = try? JSONDecoder().decode([Evidence].self, from: Data(text.utf8)) else {
            return nil
        }
        if known.count > 20_000 { known.removeAll() }
        known[text] = evidence
        return evidence
    }
}
