import Foundation

@testable import JobScheduling

/// The definition, evaluated minute by minute: slow, and independent of the module except for the texts.
struct CronOracle {
    /// A period in a time zone: each minute in UTC with its local time.
    struct Stretch {
        let start: Int
        let end: Int
        private var shown: [(moment: Int, time: Int)] = []
        private var firsts: [Int: Int] = [:]

        /// Seven days, of which the middle five are tested.
        init(around change: Int, in zone: TimeZone) {
            start = change / 60 * 60 - 60 * 60 * 24 * 5 / 2
            end = start + 60 * 60 * 24 * 5
            for moment in stride(from: start - 86_400, to: end + 86_400, by: 60) {
                let time = moment + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
                shown.append((moment, time))
                if firsts[time] == nil { firsts[time] = moment }
            }
        }

        /// The occurrence of a time: when it is first shown, or else the next existing moment.
        func arrival(of time: Int) -> Int? {
            firsts[time] ?? shown.first { $0.time > time }?.moment
        }

        /// The times that can occur within the period.
        var times: StrideTo<Int> { stride(from: (start - 86_400) / 60 * 60, to: end + 86_400, by: 60) }
    }

    private let minutes, hours, days, months, weekdays: Set<Int>
    private let last, either: Bool
    private let calendar: Calendar

    /// Parses an expression without names.
    init(_ text: String) {
        let fields = text.split(separator: " ").map(String.init)
        minutes = Self.values(fields[0], 0, 59)
        hours = Self.values(fields[1], 0, 23)
        days = Self.values(fields[2], 1, 31)
        months = Self.values(fields[3], 1, 12)
        weekdays = Set(Self.values(fields[4], 0, 7).map { $0 % 7 })
        last = fields[2].contains("L")
        either = !fields[2].hasPrefix("*") && !fields[4].hasPrefix("*")
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        self.calendar = calendar
    }

    /// The moments within a period, in order.
    func moments(in stretch: Stretch) -> [Int] {
        var found: Set<Int> = []
        var known: (day: Int, counts: Bool) = (.min, false)
        for time in stretch.times {
            let day = time / 86_400
            if day != known.day { known = (day, counts(day)) }
            guard known.counts, hours.contains(time / 3_600 % 24), minutes.contains(time / 60 % 60),
                let moment = stretch.arrival(of: time), moment > stretch.start, moment <= stretch.end
            else { continue }
            found.insert(moment)
        }
        return found.sorted()
    }

    private func counts(_ day: Int) -> Bool {
        let date = Date(timeIntervalSince1970: Double(day) * 86_400)
        let parts = calendar.dateComponents([.month, .day, .weekday], from: date)
        let isLast = calendar.component(.day, from: date + 86_400) == 1
        let dated = days.contains(parts.day!) || last && isLast
        let named = weekdays.contains(parts.weekday! - 1)
        return months.contains(parts.month!) && (either ? dated || named : dated && named)
    }

    private static func values(_ field: String, _ low: Int, _ high: Int) -> Set<Int> {
        var result: Set<Int> = []
        for part in field.split(separator: ",") where part != "L" {
            let pieces = part.split(separator: "/")
            let step = pieces.count == 2 ? Int(pieces[1])! : 1
            let ends = pieces[0] == "*" ? [low, high] : pieces[0].split(separator: "-").map { Int($0)! }
            let end = ends.count == 2 ? ends[1] : pieces.count == 2 ? high : ends[0]
            for value in low...high where value >= ends[0] && value <= end && (value - ends[0]) % step == 0 {
                result.insert(value)
            }
        }
        return result
    }
}
