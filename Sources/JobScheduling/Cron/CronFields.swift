internal import StageCore

/// The values of the five fields as bit sets.
struct CronFields: Hashable, Sendable {
    /// Bit m for minute m.
    let minutes: UInt64
    /// Bit h for hour h.
    let hours: UInt64
    /// Bit d for day d, from 1.
    let days: UInt64
    /// Whether the last day of each month is included.
    let last: Bool
    /// Bit m for month m, from 1.
    let months: UInt64
    /// Bit w for day w of the week, Sunday 0.
    let weekdays: UInt64
    /// Whether a match of either the day of month or the day of week is sufficient.
    let either: Bool

    private static let everyDay: UInt64 = 0xFFFF_FFFE
    private static let everyWeekday: UInt64 = 0x7F

    init(_ text: String) throws(JobError) {
        let texts = try CronText.fields(of: text)
        minutes = try CronField.minute.read(texts[0]).bits
        hours = try CronField.hour.read(texts[1]).bits
        let days = try CronField.day.read(texts[2])
        months = try CronField.month.read(texts[3]).bits
        let weekdays = try CronField.weekday.read(texts[4])

        // Sets with every day are normalized, so that equal schedules compare equal.
        let all = days.bits == Self.everyDay || weekdays.bits == Self.everyWeekday
        let either = !days.isStar && !weekdays.isStar
        self.days = either && all ? Self.everyDay : days.bits
        last = days.last && self.days != Self.everyDay
        self.weekdays = either && all ? Self.everyWeekday : weekdays.bits
        self.either = either && !all

        guard comes else {
            throw JobError(
                .invalidCron,
                "cron \(quoted(text, limit: 80)): never matches, expected a day of month that one of its months has"
            )
        }
    }

    /// Returns whether any year has a matching day. In 400 years each date, including 29 February, falls on
    /// each day of the week.
    private var comes: Bool {
        either || last
            || (1...12).contains { month in
                months & 1 << UInt64(month) != 0
                    && days & CronCalendar.days(to: CronCalendar.length(of: month, in: 2000)) != 0
            }
    }

    /// Returns the matching days of a month, with bit d for day d.
    func days(of month: Int, in year: Int) -> UInt64 {
        let length = CronCalendar.length(of: month, in: year)
        let existing = CronCalendar.days(to: length)
        let dated = (days | (last ? 1 << UInt64(length) : 0)) & existing
        let first = CronCalendar.weekday(of: CronCalendar.day(year, month, 1))
        // The weekday bits, rotated so that the lowest is the first day of the month, repeated five times
        // from bit 1.
        let turned = (weekdays >> UInt64(first) | weekdays << UInt64(7 - first)) & Self.everyWeekday
        let named = (turned << 1 | turned << 8 | turned << 15 | turned << 22 | turned << 29) & existing
        return either ? dated | named : dated & named
    }
}

extension CronFields {
    /// Returns the first scheduled local time after another, or `nil` if there is none before the end of
    /// 9999.
    ///
    /// - Parameter time: The local time, in seconds since 1970.
    func first(after time: Int) -> Int? {
        let minute = CronCalendar.floor(time, 60) + 1
        let day = CronCalendar.floor(minute, 1_440)
        let (hour, rest) = (minute - day * 1_440).quotientAndRemainder(dividingBy: 60)
        guard let found = firstDay(from: day) else { return nil }
        if found == day, let later = firstMinute(from: hour, rest) { return (day * 1_440 + later) * 60 }
        guard let other = found == day ? firstDay(from: day + 1) : found else { return nil }
        return (other * 1_440 + hours.trailingZeroBitCount * 60 + minutes.trailingZeroBitCount) * 60
    }

    /// Returns the first scheduled day at or after a day.
    private func firstDay(from day: Int) -> Int? {
        var (year, month, dayOfMonth) = CronCalendar.date(of: day)
        while year <= CronCalendar.lastYear {
            if months & 1 << UInt64(month) != 0 {
                let left = days(of: month, in: year) & ~CronCalendar.days(to: dayOfMonth - 1)
                if left != 0 { return CronCalendar.day(year, month, left.trailingZeroBitCount) }
            }
            dayOfMonth = 1
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return nil
    }

    /// Returns the first scheduled minute of the day at or after a time, or `nil` if there is none.
    private func firstMinute(from hour: Int, _ minute: Int) -> Int? {
        if hours & 1 << UInt64(hour) != 0 {
            let left = minutes >> UInt64(minute)
            if left != 0 { return hour * 60 + minute + left.trailingZeroBitCount }
        }
        let left = hours >> UInt64(hour + 1)
        guard left != 0 else { return nil }
        return (hour + 1 + left.trailingZeroBitCount) * 60 + minutes.trailingZeroBitCount
    }
}
