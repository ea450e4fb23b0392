/// A count with its noun: `1 creative`, `2 creatives`, `1,234 queries`.
///
/// - Parameters:
///   - count: How many.
///   - noun: The noun for one, with whatever stands before it: `new campaign`. Its last word takes the plural, by the rules of
///     regular English nouns.
///   - plural: The noun for several, where it is not regular.
/// - Complexity: O(length of the noun).
package func counted(_ count: some BinaryInteger, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural ?? pluralized(noun))"
}

/// The noun that agrees with a count which stands elsewhere, or without commas: `creative`, `creatives`.
package func inflected(_ noun: String, for count: some BinaryInteger) -> String {
    count == 1 ? noun : pluralized(noun)
}

/// A count with its noun and a verb that agrees: `1 creative is`, `2 creatives are`.
///
/// - Parameters:
///   - count: How many.
///   - noun: The noun for one, as in ``counted(_:_:plural:)``.
///   - singular: The verb for one.
///   - plural: The verb for none or several.
package func counted(
    _ count: some BinaryInteger, _ noun: String, _ singular: String, _ plural: String
) -> String {
    "\(counted(count, noun)) \(count == 1 ? singular : plural)"
}

/// A number with a comma between thousands: `1,234,567`, the same in every locale.
package func grouped(_ number: some BinaryInteger) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return text
}

/// The plural of a regular English noun.
private func pluralized(_ noun: String) -> String {
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !vowels.contains(before) {
        return noun.dropLast() + "ies"
    }
    return noun + (["s", "x", "z", "ch", "sh"].contains { noun.hasSuffix($0) } ? "es" : "s")
}

/// How much room text takes where every character is as wide as another, or twice as wide.
package enum TextWidth {
    /// The columns of a terminal that text takes: 2 for the wide characters of East Asia and for emoji, 0 for marks on another one, else
    /// 1. An approximation of Unicode Standard Annex 11, by the first scalar of each character and by blocks.
    package static func of(_ text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

    private static func width(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.isASCII { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        let isEmoji =
            scalar.properties.isEmojiPresentation
            || character.unicodeScalars.contains { $0.value == 0xFE0F }
        return isEmoji || wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]
}

/// Text from outside for a message: in quotation marks, no more than its beginning, control characters escaped.
///
/// - Parameter limit: The most characters that are shown.
/// - Complexity: O(`limit`), as no more than the beginning is read.
package func quoted(_ text: some CustomStringConvertible, limit: Int = 60) -> String {
    let whole = text.description
    let head = whole.prefix(limit)
    // A character may be made of any number of scalars.
    let shown = head.unicodeScalars.prefix(4 * limit).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
        default: String(scalar)
        }
    }
    return "“\(shown.joined())\(head.endIndex == whole.endIndex ? "" : "…")”"
}
