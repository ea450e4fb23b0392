internal import CreativeModel

/// Writes instants in the shapes in which exports hold them.
enum Timestamp {
    /// An instant in seconds since 1970 as text: `2025-11-03 14:22:31` (shape 0, meaning UTC),
    /// `2025-11-03T14:22:31Z` (1), `2025-11-03` (2) or `2025-11-03T15:22:31+01:00` (3).
    static func text(_ second: Int, shape: Int) -> String {
        switch shape {
        case 0: "\(day(second)) \(time(second))"
        case 1: "\(day(second))T\(time(second))Z"
        case 2: day(second)
        default: "\(day(second + 3600))T\(time(second + 3600))+01:00"
        }
    }

    private static func day(_ second: Int) -> String {
        Day(number: Int32((second - second.remainder(86_400)) / 86_400)).description
    }

    private static func time(_ second: Int) -> String {
        let ofDay = second.remainder(86_400)
        return [ofDay / 3600, ofDay / 60 % 60, ofDay % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

extension Int {
    /// What is left over a multiple, in 0 ..< `divisor` for negative numbers as well.
    func remainder(_ divisor: Int) -> Int {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
