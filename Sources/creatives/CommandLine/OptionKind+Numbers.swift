internal import Foundation
internal import StageCore

extension OptionKind where Value == Int {
    /// A whole number in a range.
    static func integer(_ range: ClosedRange<Int>, _ placeholder: String = "N") -> OptionKind {
        OptionKind(placeholder, values: RangeText.help(range)) { try integer($0, of: range) }
    }

    /// A whole number in a range that depends on options declared earlier.
    ///
    /// - Parameter text: The range in words.
    static func integer(
        _ text: String, _ placeholder: String = "N",
        of range: @escaping @Sendable (Arguments) -> ClosedRange<Int>
    ) -> OptionKind {
        OptionKind(placeholder, values: ", \(text)") { try integer($0, of: range($0.arguments)) }
    }

    private static func integer(_ given: GivenText, of range: ClosedRange<Int>) throws -> Int {
        guard let value = Int(given.text), range.contains(value) else {
            let expected =
                range.upperBound == .max
                ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
            throw given.expected("a whole number \(expected)")
        }
        return value
    }
}

extension OptionKind where Value == Double {
    /// A finite number of at least 0.
    static func number(
        upTo greatest: Double = .greatestFiniteMagnitude, _ placeholder: String
    ) -> OptionKind {
        var kind = OptionKind(placeholder, values: RangeText.help(0...greatest)) {
            try number($0, upTo: greatest)
        }
        kind.text = RangeText.number
        return kind
    }

    /// A number of seconds.
    static func seconds(_ range: ClosedRange<Double>) -> OptionKind {
        var kind = OptionKind("S", values: RangeText.help(range)) { given in
            let value = try number(given, upTo: range.upperBound)
            guard range.contains(value) else {
                throw CommandError(
                    .usage,
                    "\(given.option) is \(value), expected \(range.lowerBound) to \(range.upperBound) seconds"
                )
            }
            return value
        }
        kind.text = RangeText.number
        return kind
    }

    private static func number(_ given: GivenText, upTo greatest: Double) throws -> Double {
        guard let value = Double(given.text), value.isFinite, value >= 0, value <= greatest else {
            let range =
                greatest == .greatestFiniteMagnitude ? "of at least 0" : "from 0 to \(greatest.formatted())"
            throw given.expected("a number \(range)")
        }
        return value
    }
}

extension OptionKind where Value == ClosedRange<Int> {
    /// A count, or a range of counts such as `1...9`.
    static func counts(_ placeholder: String) -> OptionKind {
        OptionKind(placeholder) { given in
            let ends = given.text.split(separator: "...", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
                first >= 1, last >= first
            else { throw given.expected("a count such as 8 or a range such as 1...9") }
            return first...last
        }
    }
}

/// Formats ranges of numbers for the help.
enum RangeText {
    /// Returns a range such as `, 1 to 500`, or an empty string if the upper bound is only that of the number
    /// type.
    static func help(_ range: ClosedRange<Int>) -> String {
        guard range.upperBound < Int(Int32.max) else { return "" }
        return ", \(number(Double(range.lowerBound))) to \(number(Double(range.upperBound)))"
    }

    /// Returns a range of floating-point numbers in the same form.
    static func help(_ range: ClosedRange<Double>) -> String {
        guard range.upperBound < .greatestFiniteMagnitude else { return "" }
        return ", \(number(range.lowerBound)) to \(number(range.upperBound))"
    }

    /// Returns a number for the help: whole numbers without a fraction, with thousands separators from five
    /// digits on; others such as `0.05` or `1e-8`.
    @Sendable static func number(_ value: Double) -> String {
        guard let whole = Int64(exactly: value) else {
            return "\(value)".replacingOccurrences(of: "e-0", with: "e-")
        }
        return whole < 10_000 ? "\(whole)" : Display.grouped(whole)
    }
}
