internal import CreativeIntelligence
internal import Foundation

/// Times as people read them: on the clocks of a zone, to the second, with what those are ahead of UTC.
enum LocalTime {
    /// As `2026-03-29T03:30:00+02:00`, in UTC as `2026-03-29T01:30:00Z`: the offset tells apart the two hours of one
    /// name when clocks go back.
    ///
    /// - Parameters:
    ///   - date: The time; the nearest of the years 1 to 9999.
    ///   - zone: On whose clocks.
    static func text(_ date: Date, in zone: TimeZone = .gmt) -> String {
        let offset = zone.secondsFromGMT(for: date)
        let local = (date.timeIntervalSince1970 + Double(offset)).rounded(.down)
        let day = Day(date, in: zone)
        // Outside those years the day stays at the end of them.
        let second = min(max(Int(local - Double(day.number) * 86_400), 0), 86_399)
        return "\(day)T\(clock(second, withSeconds: true))\(self.offset(offset, zone))"
    }

    private static func offset(_ seconds: Int, _ zone: TimeZone) -> String {
        if seconds == 0, ["GMT", "UTC"].contains(zone.identifier) { return "Z" }
        // Before zones were agreed on, clocks differed by seconds.
        return (seconds < 0 ? "-" : "+") + clock(abs(seconds), withSeconds: seconds % 60 != 0)
    }

    private static func clock(_ seconds: Int, withSeconds: Bool) -> String {
        let parts = [seconds / 3600, seconds / 60 % 60] + (withSeconds ? [seconds % 60] : [])
        return parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }
}

extension Job {
    /// On whose clocks people read its times: those of its schedule, UTC where it has none of its own.
    var clock: TimeZone {
        if case .recurring(_, let zone) = schedule { zone } else { .gmt }
    }
}
