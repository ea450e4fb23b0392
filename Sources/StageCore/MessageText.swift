/// Returns a count with its noun: `1 creative`, `2 creatives`, `1,234 queries`.
///
/// - Parameters:
///   - count: The count.
///   - noun: The noun in the singular, with any preceding words: `new campaign`. Its last word is inflected by the
///     rules of regular English nouns.
///   - plural: The plural of an irregular noun.
/// - Complexity: O(length of the noun).
package func counted(_ count: some BinaryInteger, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural ?? pluralized(noun))"
}

/// Returns the noun in agreement with a count, without the count: `creative`, `creatives`.
package func inflected(_ noun: String, for count: some BinaryInteger) -> String {
    count == 1 ? noun : pluralized(noun)
}

/// Returns a count with its noun and a verb that agrees: `1 creative is`, `2 creatives are`.
///
/// - Parameters:
///   - count: The count.
///   - noun: The noun in the singular, as in ``counted(_:_:plural:)``.
///   - singular: The verb for one.
///   - plural: The verb for none or several.
package func counted(
    _ count: some BinaryInteger, _ noun: String, _ singular: String, _ plural: String
) -> String {
    "\(counted(count, noun)) \(count == 1 ? singular : plural)"
}

/// Returns a number with thousands separated by commas, such as `1,234,567`, in every locale.
package func grouped(_ number: some BinaryInteger) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return text
}

/// Returns the plural of a regular English noun.
private func pluralized(_ noun: String) -> String {
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !vowels.contains(before) {
        return noun.dropLast() + "ies"
    }
    return noun + (["s", "x", "z", "ch", "sh"].contains { noun.hasSuffix($0) } ? "es" : "s")
}

/// The display width of text in fixed-width columns.
package enum TextWidth {
    /// Returns the number of terminal columns of a text: 2 for East Asian wide characters and emoji, 0 for combining
    /// marks, else 1. This approximates Unicode Standard Annex 11 by the first scalar of each character and by blocks.
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

/// Returns the beginning of untrusted text for a message, with control and format characters escaped.
///
/// - Parameters:
///   - text: Text from a file, a network or a model.
///   - limit: The maximum number of characters.
/// - Complexity: O(`limit`): the rest is not read.
package func escaped(_ text: some StringProtocol, limit: Int = 60) -> String {
    let head = text.prefix(limit)
    // A character can consist of any number of scalars.
    let shown = head.unicodeScalars.prefix(4 * limit).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
        default: String(scalar)
        }
    }
    return shown.joined() + (head.endIndex == text.endIndex ? "" : "…")
}

/// Returns the beginning of untrusted text in quotation marks, with control and format characters escaped.
package func quoted(_ text: some CustomStringConvertible, limit: Int = 60) -> String {
    "“\(escaped(text.description, limit: limit))”"
}

/// Returns the beginning of untrusted bytes as text in quotation marks.
package func quoted(utf8 bytes: some Sequence<UInt8>) -> String {
    // A character of the first 60 that begins after byte 1,000 is hostile.
    quoted(String(decoding: Array(bytes.prefix(1_000)), as: UTF8.self))
}
