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
