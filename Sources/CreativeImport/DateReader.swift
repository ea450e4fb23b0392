internal import CreativeModel
internal import Foundation

/// Reads days and instants in the import's zone.
struct DateReader {
    let timeZone: TimeZone
    /// The order of day and month in days that are not ISO 8601.
    let order: DateOrder?
    private let formatter: DateFormatter?
    /// Whether the form holds a zone; else what is read are times on the clocks of ``timeZone``.
    private let readsZone: Bool

    /// Makes a reader of a given form; unless given, of ISO 8601 and of what people write.
    init(timeZone: TimeZone, format: String?, order: DateOrder? = nil) {
        self.timeZone = timeZone
        self.order = order
        readsZone = format.map { !DayForm.letters(of: $0).isDisjoint(with: "zZOvVXx") } ?? false
        formatter = format.map { [readsZone] format in
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            // Without a zone in the form, the formatter only reads what clocks show: what it makes of times that they
            // skip or repeat is not what other forms mean, and it refuses a day without a midnight.
            formatter.timeZone = readsZone ? timeZone : .gmt
            // One calendar for all years, as `Day` has it.
            formatter.gregorianStartDate = .distantPast
            formatter.isLenient = false
            // Two digits are a year of this century.
            formatter.twoDigitStartDate = Date(timeIntervalSince1970: 946_684_800)
            formatter.dateFormat = format
            return formatter
        }
    }

    func instant(_ field: ImportField, _ cells: Cells) throws -> Date? {
        let bytes = cells.bytes(field)
        if bytes.isEmpty { return nil }
        if let formatter {
            // A year of two digits behind `yyyy` is one of the first century, and never meant.
            guard let date = formatter.date(from: String(decoding: bytes, as: UTF8.self)),
                (1000...9999).contains(Day(date, in: .gmt).components.year)
            else {
                throw cells.problem(field, "expected a date of the form \(formatter.dateFormat ?? "")")
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

    /// Why a day that looks well is none.
    private func orderHint(_ bytes: FieldBytes) -> String {
        guard let local = LocalDay(bytes), case .numeric = local.form, let order else { return "" }
        return order == .dayFirst
            ? ", or with the day first as in the rest of the file"
            : ", or with the month first as in the rest of the file"
    }
}
