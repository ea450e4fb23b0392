/// What may stand in one of the five fields.
struct CronField: Sendable {
    /// As messages call it.
    let name: String
    /// The values that are taken.
    let values: ClosedRange<Int>
    /// The names of values, from the lowest on, in capitals.
    var names: [String] = []
    /// Whether `L` stands for the last day.
    var allowsLast = false
    /// Whether the lowest value may end a range as if it were the highest: Sunday.
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

    /// How many different values there are: the highest step.
    var count: Int { wraps ? values.count - 1 : values.count }

    /// What is expected, for a message.
    var expectation: String {
        let range = "\(values.lowerBound)...\(values.upperBound)"
        guard let first = names.first, let last = names.last else { return range }
        return "\(range) or \(first)–\(last)"
    }

    /// The value that a number or a name stands for; `nil` for anything else.
    func value(of text: Substring) -> Int? {
        if let number = Self.number(text) { return values.contains(number) ? number : nil }
        // Only ASCII, as other letters may become those of a name.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return names.firstIndex(of: text.uppercased()).map { $0 + values.lowerBound }
    }

    /// A number of one or two digits, without a sign.
    static func number(_ text: Substring) -> Int? {
        let digits = text.utf8
        guard (1...2).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
}
