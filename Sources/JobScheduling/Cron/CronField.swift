internal import StageCore

/// The allowed values of one of the five fields.
struct CronField: Sendable {
    /// The name used in messages.
    let name: String
    /// The allowed values.
    let values: ClosedRange<Int>
    /// The names of the values, from the lowest, in capitals.
    var names: [String] = []
    /// Whether `L` is allowed, for the last day of the month.
    var allowsLast = false
    /// Whether the lowest value can end a range as the highest: Sunday.
    var wraps = false

    static let minute = CronField(name: "minute", values: 0...59)
    static let hour = CronField(name: "hour", values: 0...23)
    static let day = CronField(name: "day of month", values: 1...31, allowsLast: true)
    static let month = CronField(
        name: "month", values: 1...12,
        names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
    static let weekday = CronField(
        name: "day of week", values: 0...7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
        wraps: true)

    /// The number of distinct values, which is the largest step.
    var count: Int { wraps ? values.count - 1 : values.count }

    /// The expected values, for messages.
    var expectation: String {
        let range = "\(values.lowerBound)...\(values.upperBound)"
        guard let first = names.first, let last = names.last else { return range }
        return "\(range) or \(first)–\(last)"
    }

    /// Returns the value of a number or a name, or `nil` for any other text.
    func value(of text: Substring) -> Int? {
        if let number = Self.number(text) { return values.contains(number) ? number : nil }
        // ASCII only, because the upper case of other letters can be an ASCII letter.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return names.firstIndex(of: text.uppercased()).map { $0 + values.lowerBound }
    }

    /// Returns the value of one or two digits without a sign.
    static func number(_ text: Substring) -> Int? {
        let digits = text.utf8
        guard (1...2).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
}

/// The values of a field.
struct CronValues {
    /// Bit v for value v.
    var bits: UInt64 = 0
    /// Whether the last day of the month is included.
    var last = false
    /// Whether the text begins with `*`.
    var isStar = false
}

extension CronField {
    /// Parses a list of parts.
    func read(_ text: Substring) throws(JobError) -> CronValues {
        var result = CronValues()
        result.isStar = text.hasPrefix("*")
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard !part.isEmpty else {
                throw refusal(of: text, "found an empty part, expected a value on each side of a comma")
            }
            if allowsLast, part == "L" || part == "l" {
                result.last = true
            } else {
                result.bits |= try bits(of: part)
            }
        }
        return result
    }

    /// Parses one part: a value or a range, with an optional step.
    private func bits(of part: Substring) throws(JobError) -> UInt64 {
        let pieces = part.split(separator: "/", omittingEmptySubsequences: false)
        guard pieces.count <= 2 else { throw refusal(of: part, "found two steps, expected one") }
        guard !pieces[0].isEmpty else { throw refusal(of: part, "expected \(expectation) before the step") }
        var step = 1
        if pieces.count == 2 {
            guard let number = Self.number(pieces[1]), (1...count).contains(number) else {
                throw refusal(of: part, "expected a step of 1...\(count)")
            }
            step = number
        }
        let range = try range(of: pieces[0], hasStep: pieces.count == 2)
        return stride(from: range.lowerBound, through: range.upperBound, by: step).reduce(0) { bits, value in
            // Sunday is both 0 and 7.
            bits | 1 << UInt64(wraps && value == values.upperBound ? values.lowerBound : value)
        }
    }

    private func range(of text: Substring, hasStep: Bool) throws(JobError) -> ClosedRange<Int> {
        if text == "*" { return values }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2 else {
            throw refusal(of: text, "found \(ends.count - 1) dashes, expected a range such as 1-5")
        }
        let lower = try known(ends[0], in: text)
        guard ends.count == 2 else { return lower...(hasStep ? values.upperBound : lower) }
        var upper = try known(ends[1], in: text)
        if wraps, upper == values.lowerBound, lower > upper { upper = values.upperBound }
        guard lower <= upper else {
            throw refusal(of: text, "the range is reversed, expected the lower value first")
        }
        return lower...upper
    }

    private func known(_ text: Substring, in part: Substring) throws(JobError) -> Int {
        guard let value = value(of: text) else {
            // If an end of a range is missing, the message shows the range.
            throw refusal(of: text.isEmpty ? part : text, "expected \(expectation)")
        }
        return value
    }

    private func refusal(of text: Substring, _ why: String) -> JobError {
        JobError(.invalidCron, "\(name) \(quoted(text, limit: 40)): \(why)")
    }
}
