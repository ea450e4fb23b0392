internal import Foundation
internal import RuleClustering

/// A name proposed by a model that is valid for a campaign without any change to its content.
struct ProposedName {
    let text: String

    /// The reason why a name is rejected. It contains no part of the name.
    struct Fault: Error {
        var reason: String
    }

    /// Validates a name. Spaces and punctuation at its ends are removed.
    init(_ proposed: String) throws(Fault) {
        let scalars = proposed.unicodeScalars.count
        guard scalars <= 8 * NameText.longest else {
            throw Fault(reason: "it has over \(NameText.longest) characters")
        }
        let line = NameText.onOneLine(proposed)
        guard !line.isEmpty else { throw Fault(reason: "it is empty") }
        // A character may consist of any number of scalars.
        guard line.count <= NameText.longest, scalars <= 4 * NameText.longest else {
            throw Fault(reason: "it has over \(NameText.longest) characters")
        }
        guard line.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw Fault(reason: "it has neither letters nor numbers")
        }
        guard line.range(of: #"\p{Nd}{6,}"#, options: .regularExpression) == nil else {
            throw Fault(reason: "it has a number of 6 or more digits")
        }
        guard line.range(of: "%[0-9A-Fa-f]{2}", options: .regularExpression) == nil else {
            throw Fault(reason: "it has a percent escape")
        }
        guard MacroCleaner.clean(line) == line else { throw Fault(reason: "it has a macro") }
        guard line.range(of: Self.address, options: .regularExpression) == nil else {
            throw Fault(reason: "it has a URL")
        }
        // Anything else that is removed from names given by people must not occur in a model's name.
        guard let cleaned = NameText.cleaned(line),
            NameText.letters(of: cleaned) == NameText.letters(of: line)
        else { throw Fault(reason: "it has a URL, a macro or a percent escape") }
        text = cleaned
    }

    /// The pattern of a scheme, `www.`, or a domain with a path.
    private static let address = #"(?i)[a-z][a-z0-9+.-]*://|\bwww\.|[a-z0-9-]\.[a-z]{2,}/\S"#
}

extension NameText {
    /// Returns the text on one line, without characters that control a terminal or the text direction.
    static func onOneLine(_ text: String) -> String {
        let drawable = String.UnicodeScalarView(text.unicodeScalars.map { isDrawable($0) ? $0 : " " })
        return String(drawable).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
