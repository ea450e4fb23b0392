extension CronFields {
    /// The first scheduled time that clocks show after another; `nil` where there is none until the end of 9999.
    ///
    /// - Parameter time: Seconds since 1970 as the clocks count them.
    func first(after time: Int) -> Int? {
        let minute = CronCalendar.floor(time, 60) + 1
        let day = CronCalendar.floor(minute, 1_440)
        let (hour, rest) = (minute - day * 1_440).quotientAndRemainder(dividingBy: 60)
        guard let found = firstDay(from: day) else { return nil }
        if found == day, let later = firstMinute(from: hour, rest) { return (day * 1_440 + later) * 60 }
        guard let other = found == day ? firstDay(from: day + 1) : found else { return nil }
        return (other * 1_440 + hours.trailingZeroBitCount * 60 + minutes.trailingZeroBitCount) * 60
    }

    /// The first scheduled day that is not before another.
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

    /// The first scheduled minute of a day that is not before another; `nil` where the day has none left.
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
