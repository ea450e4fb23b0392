internal import Foundation
internal import RuleClustering

/// A name that a model proposes, fit to be a campaign's: nothing in it was taken out or cut.
struct ProposedName {
    let text: String

    /// Why a name is not taken, in words that hold nothing of it.
    struct Fault: Error {
        var reason: String
    }

    /// Checks a name. Spaces and marks at its ends do not count.
    init(_ proposed: String) throws(Fault) {
        let scalars = proposed.unicodeScalars.count
        guard scalars <= 8 * NameText.longest else {
            throw Fault(reason: "it has over \(NameText.longest) characters")
        }
        let line = NameText.onOneLine(proposed)
        guard !line.isEmpty else { throw Fault(reason: "it is empty") }
        // A character may be made of any number of scalars.
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
        // What else is taken out of people's names must not stand in a model's.
        guard let cleaned = NameText.cleaned(line),
            NameText.letters(of: cleaned) == NameText.letters(of: line)
        else { throw Fault(reason: "it has a URL, a macro or a percent escape") }
        text = cleaned
    }

    /// A scheme, `www.`, or a domain with a path.
    private static let address = #"(?i)[a-z][a-z0-9+.-]*://|\bwww\.|[a-z0-9-]\.[a-z]{2,}/\S"#
}

extension NameText {
    /// The text on one line, without what steers a terminal or turns its direction.
    static func onOneLine(_ text: String) -> String {
        let drawable = String.UnicodeScalarView(text.unicodeScalars.map { isDrawable($0) ? $0 : " " })
        return String(drawable).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
