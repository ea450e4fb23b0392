internal import CreativeModel
internal import Foundation

/// Reads days and instants in the time zone of the import.
struct DateReader {
    let timeZone: TimeZone
    /// The order of day and month in days that are not in ISO 8601.
    let order: DateOrder?
    private let formatter: DateFormatter?
    /// Whether the format contains a zone. Otherwise, times are local times in ``timeZone``.
    private let readsZone: Bool

    /// Creates a reader for a given format, or for ISO 8601 and common local formats if it is `nil`.
    init(timeZone: TimeZone, format: String?, order: DateOrder? = nil) {
        self.timeZone = timeZone
        self.order = order
        readsZone = format.map { !DayForm.letters(of: $0).isDisjoint(with: "zZOvVXx") } ?? false
        formatter = format.map { [readsZone] format in
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            // Without a zone in the format, the formatter reads only local clock time in UTC: its results for times that a zone
            // skips or repeats differ from those of the other formats, and it rejects a day without a midnight.
            formatter.timeZone = readsZone ? timeZone : .gmt
            // One calendar for all years, as in `Day`.
            formatter.gregorianStartDate = .distantPast
            formatter.isLenient = false
            // Two digits are a year of this century.
            formatter.twoDigitStartDate = Date(timeIntervalSince1970: 946_684_800)
            formatter.dateFormat = format
            return formatter
        }
    }

    /// Whether days are read in ISO 8601 and common local formats, rather than in a given format.
    var readsCommonFormats: Bool { formatter == nil }

    func instant(_ field: ImportField, _ cells: Cells) throws -> Date? {
        let bytes = cells.bytes(field)
        if bytes.isEmpty { return nil }
        if let formatter {
            // A two-digit year for `yyyy` would be in the first century, which is never intended.
            guard let date = formatter.date(from: String(decoding: bytes, as: UTF8.self)),
                (1000...9999).contains(Day(date, in: .gmt).components.year)
            else {
                throw cells.problem(field, "expected a date in the format \(formatter.dateFormat ?? "")")
            }
            return readsZone ? date : DateText.instant(atLocal: date.timeIntervalSince1970, in: timeZone)
        }
        if let text = DateText(Array(bytes)[...]) { return text.instant(in: timeZone) }
        guard let local = LocalDay(bytes), let day = local.day(order) else {
            throw cells.problem(
                field, "expected a date such as 2025-01-31 or 2025-01-31 12:00:00\(orderHint(bytes))")
        }
        return DateText.instant(atLocal: Double(day.number) * 86_400 + local.seconds, in: timeZone)
    }

    func day(_ field: ImportField, _ cells: Cells) throws -> Day? {
        guard formatter == nil else { return try instant(field, cells).map { Day($0, in: timeZone) } }
        let bytes = cells.bytes(field)
        if bytes.isEmpty { return nil }
        if let text = DateText(Array(bytes)[...]) { return text.day(in: timeZone) }
        guard let day = LocalDay(bytes)?.day(order) else {
            throw cells.problem(field, "expected a day such as 2025-01-31\(orderHint(bytes))")
        }
        return day
    }

    /// Returns a hint for a day that looks valid but does not match the file's order.
    private func orderHint(_ bytes: FieldBytes) -> String {
        guard let local = LocalDay(bytes), case .numeric = local.form, let order else { return "" }
        return order == .dayFirst
            ? ", or with the day first as in the rest of the file"
            : ", or with the month first as in the rest of the file"
    }
}
