internal import CreativeIntelligence
internal import Foundation

extension OptionKind where Value == Date {
    /// An instant.
    static var instant: OptionKind {
        OptionKind("TIME") { given in
            guard let time = InstantText.instant(given.text) else {
                throw given.expected(
                    "a time from 1970 on with its offset, such as 2026-01-31T06:00:00Z or 2026-01-31T07:00:00+01:00"
                )
            }
            return time
        }
    }
}

/// Parses instants.
private enum InstantText {
    /// Returns the instant of a text such as `2026-01-31T06:00:00Z`, or `nil` if the form or the date is
    /// invalid.
    ///
    /// The offset is required, because some local times occur twice or never when the clocks change.
    static func instant(_ text: String) -> Date? {
        // Foundation would accept February 30 as March 2, and 25:00 as 1:00 of the next day.
        let form = /(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:Z|([+-])(\d\d):([0-5]\d))/
        guard let match = text.wholeMatch(of: form), let day = Day(String(match.1)) else { return nil }
        func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
        let offset = (number(match.6) * 60 + number(match.7)) * (match.5 == "-" ? -60 : 60)
        guard abs(offset) <= 14 * 3600 else { return nil }
        let local = (number(match.2) * 60 + number(match.3)) * 60 + number(match.4)
        let seconds = Int(day.number) * 86_400 + local - offset
        return seconds >= 0 ? Date(timeIntervalSince1970: Double(seconds)) : nil
    }
}
