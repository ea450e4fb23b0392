internal import CreativeIntelligence
internal import Foundation

/// Formats times in a time zone, to the second, with the offset from UTC.
enum LocalTime {
    /// Returns a time such as `2026-03-29T03:30:00+02:00`, or `2026-03-29T01:30:00Z` in UTC. The offset
    /// distinguishes the two occurrences of an hour when clocks are set back.
    ///
    /// - Parameters:
    ///   - date: The time, clamped to the years 1 to 9999.
    ///   - zone: The time zone.
    static func text(_ date: Date, in zone: TimeZone = .gmt) -> String {
        let offset = zone.secondsFromGMT(for: date)
        let local = (date.timeIntervalSince1970 + Double(offset)).rounded(.down)
        let day = Day(date, in: zone)
        // Outside those years, the day is clamped to their limits.
        let second = min(max(Int(local - Double(day.number) * 86_400), 0), 86_399)
        return "\(day)T\(clock(second, withSeconds: true))\(self.offset(offset, zone))"
    }

    private static func offset(_ seconds: Int, _ zone: TimeZone) -> String {
        if seconds == 0, ["GMT", "UTC"].contains(zone.identifier) { return "Z" }
        // Local mean times before standardized zones have offsets with seconds.
        return (seconds < 0 ? "-" : "+") + clock(abs(seconds), withSeconds: seconds % 60 != 0)
    }

    private static func clock(_ seconds: Int, withSeconds: Bool) -> String {
        let parts = [seconds / 3600, seconds / 60 % 60] + (withSeconds ? [seconds % 60] : [])
        return parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }
}

extension Job {
    /// The time zone of its times: that of its schedule, or UTC if it has none.
    var clock: TimeZone {
        if case .recurring(_, let zone) = schedule { zone } else { .gmt }
    }
}
