internal import CreativeModel
internal import Foundation

/// Reads the days that a row covers.
struct PeriodReader {
    private let dates: DateReader
    /// The last period, as rows of one day are often adjacent.
    private var last: (text: [UInt8], period: ReportingPeriod)?

    init(_ dates: DateReader) { self.dates = dates }

    /// Returns the days of a row.
    ///
    /// - Parameter creative: The description of the row's creative, for lifetime totals.
    mutating func period(_ cells: Cells, _ creative: Creative?) throws -> ReportingPeriod {
        switch cells.layout.period {
        case .day: return try cached(.day, cells)
        case .week: return try cached(.week, cells)
        case .month: return try cached(.month, cells)
        case .range: return try range(cells)
        case .fixed(let period): return period
        case .lifetime:
            return .lifetime(
                first: creative?.startsAt.map { Day($0, in: dates.timeZone) },
                last: creative?.endsAt.map { Day($0, in: dates.timeZone) })
        }
    }

    private mutating func cached(_ field: ImportField, _ cells: Cells) throws -> ReportingPeriod {
        let bytes = cells.bytes(field)
        if let last, bytes.elementsEqual(last.text) { return last.period }
        let period =
            switch field {
            case .week: try span(.week, bytes, cells) { $0.advanced(by: 6) }
            case .month: try span(.month, bytes, cells, Self.lastOfMonth)
            default: try day(bytes, cells)
            }
        last = (Array(bytes), period)
        return period
    }

    private func day(_ bytes: FieldBytes, _ cells: Cells) throws -> ReportingPeriod {
        if let span = writtenSpan(bytes) { return span }
        guard let day = try dates.day(.day, cells) else {
            throw RowProblem(.malformedValue, field: cells.layout.index(.day), "the day is empty")
        }
        return .day(day)
    }

    private func span(
        _ field: ImportField, _ bytes: FieldBytes, _ cells: Cells, _ end: (Day) -> Day
    ) throws -> ReportingPeriod {
        if let span = writtenSpan(bytes) { return span }
        let first = try Self.month(bytes) ?? dates.day(field, cells)
        guard let first else {
            throw RowProblem(.malformedValue, field: cells.layout.index(field), "the \(field.name) is empty")
        }
        return .range(first: first, last: end(first))
    }

    private func range(_ cells: Cells) throws -> ReportingPeriod {
        let first = try dates.day(.rangeStart, cells)
        let last = cells.has(.rangeEnd) ? try dates.day(.rangeEnd, cells) : first
        guard let first, let last else {
            let field: ImportField = first == nil ? .rangeStart : .rangeEnd
            throw RowProblem(.malformedValue, field: cells.layout.index(field), "the day is empty")
        }
        guard first <= last else {
            throw cells.problem(.rangeEnd, "expected a day that is not before \(first)")
        }
        return first == last ? .day(first) : .range(first: first, last: last)
    }

    /// Returns the period of a cell such as `2026-08-01 - 2026-08-31`.
    private func writtenSpan(_ bytes: FieldBytes) -> ReportingPeriod? {
        guard bytes.count > 14 else { return nil }
        let days = LocalDay.days(in: String(decoding: bytes, as: UTF8.self), order: dates.order)
        guard days.count == 2, days[0] <= days[1] else { return nil }
        return days[0] == days[1] ? .day(days[0]) : .range(first: days[0], last: days[1])
    }

    /// Returns the first day of `2026-08`, `2026/08` or `August 2026`.
    private static func month(_ bytes: FieldBytes) -> Day? {
        let text = String(decoding: bytes, as: UTF8.self)
        if let match = text.wholeMatch(of: /(\d{4})[-\/](\d{1,2})/), let year = Int(match.1),
            let month = Int(match.2)
        {
            return Day(year: year, month: month, day: 1)
        }
        let words = text.split { !$0.isLetter && !$0.isNumber }.filter { $0 != "de" && $0 != "del" }
        guard words.count == 2, let month = MonthNames.month(of: String(words[0])), words[1].count == 4,
            let year = Int(words[1])
        else { return nil }
        return Day(year: year, month: month, day: 1)
    }

    private static func lastOfMonth(_ first: Day) -> Day {
        let (year, month, _) = first.components
        return (Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1) ?? first).advanced(
            by: -1)
    }
}
