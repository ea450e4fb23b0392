internal import CreativeModel
internal import Foundation

/// The order of day and month in days such as `01/08/2026`.
public enum DateOrder: String, Codable, Sendable, Hashable, CaseIterable {
    /// The day comes first.
    case dayFirst = "dmy"
    /// The month comes first.
    case monthFirst = "mdy"
}

/// A day in a format other than ISO 8601: `31/01/2026`, `Sep 01, 2026`, `11 de ago. de 2026`, optionally followed by a time.
struct LocalDay {
    /// The contents of the cell.
    enum Form {
        /// A day with only one reading.
        case day(Day)
        /// Two numbers and a year, whose order is not known yet.
        case numeric(first: Int, second: Int, year: Int)
    }

    let form: Form
    /// Seconds since midnight; 0 without a time.
    let seconds: Double

    /// Parses a cell. Returns `nil` if it is not such a day.
    init?(_ cell: some Collection<UInt8>) {
        guard cell.count <= 64, let text = String(validating: Array(cell), as: UTF8.self) else { return nil }
        var tokens = Tokens(text)
        guard let form = tokens.takeDay(), let seconds = tokens.takeTime() else { return nil }
        self.form = form
        self.seconds = seconds
    }

    /// Returns the day for an order of day and month, or `nil` if it is not in the calendar.
    func day(_ order: DateOrder?) -> Day? {
        switch form {
        case .day(let day): return day
        case .numeric(let first, let second, let year):
            switch order {
            case .dayFirst: return Day(year: year, month: second, day: first)
            case .monthFirst: return Day(year: year, month: first, day: second)
            case nil: return first == second ? Day(year: year, month: first, day: second) : nil
            }
        }
    }

    /// The order that the numbers allow; `nil` if they allow both, or the order does not matter.
    var order: DateOrder? {
        guard case .numeric(let first, let second, _) = form else { return nil }
        if first > 12, second <= 12 { return .dayFirst }
        if second > 12, first <= 12 { return .monthFirst }
        return nil
    }

    /// Whether both orders yield a valid day, and the days differ.
    var isAmbiguous: Bool {
        guard case .numeric(let first, let second, _) = form else { return false }
        return first <= 12 && second <= 12 && first != second
    }

    /// Returns whether a cell is a day in any format.
    static func isDay(_ cell: FieldBytes) -> Bool {
        DateText(Array(cell)[...]) != nil || LocalDay(cell) != nil
    }

    /// Returns all days with four-digit years in a text, such as the two ends of a period.
    static func days(in text: String, order: DateOrder?) -> [Day] {
        var tokens = Tokens(String(text.prefix(400)))
        var days: [Day] = []
        while !tokens.isAtEnd {
            var attempt = tokens
            if let form = attempt.takeDay(needsLongYear: true) {
                if let day = LocalDay(form).day(order) { days.append(day) }
                tokens = attempt
            } else {
                tokens.drop()
            }
        }
        return days
    }

    /// Returns the orders of day and month shown by the numeric days in a text.
    static func orders(in text: String) -> [DateOrder] {
        var tokens = Tokens(String(text.prefix(400)))
        var orders: [DateOrder] = []
        while !tokens.isAtEnd {
            var attempt = tokens
            if let form = attempt.takeDay(needsLongYear: true) {
                if let order = LocalDay(form).order { orders.append(order) }
                tokens = attempt
            } else {
                tokens.drop()
            }
        }
        return orders
    }

    private init(_ form: Form) {
        self.form = form
        seconds = 0
    }
}

/// The numbers and words of a text, and the marks between them.
private struct Tokens {
    private enum Token {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
        case space
    }

    private var tokens: ArraySlice<Token> = []

    var isAtEnd: Bool { tokens.isEmpty }

    init(_ text: String) {
        var all: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                all.append(.number(Int(digits) ?? .max, digits: digits.count))
                rest = rest.dropFirst(digits.count)
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter }
                all.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            } else {
                all.append(first.isWhitespace ? .space : .mark(first))
                rest.removeFirst()
            }
        }
        while case .space = all.last { all.removeLast() }
        tokens = all[...]
        skipSpace()
    }

    mutating func drop() { tokens = tokens.dropFirst() }

    private mutating func skipSpace() {
        while case .space = tokens.first { drop() }
    }

    /// Skips spaces, points, commas, hyphens and filler words between the parts of a day.
    private mutating func skipFiller() {
        while true {
            switch tokens.first {
            case .space: drop()
            case .mark(let mark) where ".,-º".contains(mark): drop()
            case .word(let word)
            where ["de", "of", "del", "st", "nd", "rd", "th"].contains(word.lowercased()): drop()
            default: return
            }
        }
    }

    private mutating func takeNumber(_ digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
        guard case .number(let value, let count) = tokens.first, digits.contains(count) else { return nil }
        drop()
        return (value, count)
    }

    private mutating func takeMonth() -> Int? {
        guard case .word(let word) = tokens.first, let month = MonthNames.month(of: word) else { return nil }
        drop()
        return month
    }

    /// Takes a day in any format.
    mutating func takeDay(needsLongYear: Bool = false) -> LocalDay.Form? {
        var attempt = self
        if let form = attempt.takeNumeric(needsLongYear: needsLongYear) {
            self = attempt
            return form
        }
        attempt = self
        if let form = attempt.takeNamed(needsLongYear: needsLongYear) {
            self = attempt
            return form
        }
        return nil
    }

    /// Takes a numeric day: `31/01/2026`, `31.1.26`, `2026-01-31`, `2026年1月31日`.
    private mutating func takeNumeric(needsLongYear: Bool) -> LocalDay.Form? {
        guard let first = takeNumber(1...4), first.digits != 3, let mark = takeMark(),
            let second = takeNumber(1...2), let again = takeMark(),
            mark == again || mark == "年" && again == "月",
            let third = takeNumber(1...4), third.digits != 3
        else { return nil }
        if mark == "年" { _ = takeMark() }
        if case .number = tokens.first { return nil }
        if first.digits == 4 {
            guard third.digits <= 2, let day = Day(year: first.value, month: second.value, day: third.value)
            else {
                return nil
            }
            return .day(day)
        }
        guard mark != "年", let year = Self.year(third, needsLong: needsLongYear) else { return nil }
        guard mark == "." else {
            return first.value > 31 || second.value > 31
                ? nil
                : .numeric(first: first.value, second: second.value, year: year)
        }
        // The month never comes first before a point.
        return Day(year: year, month: second.value, day: first.value).map { .day($0) }
    }

    private mutating func takeMark() -> Character? {
        switch tokens.first {
        case .mark(let mark) where "/.-".contains(mark):
            drop()
            // `31. 1. 2026`
            if mark == "." { skipSpace() }
            return mark
        case .word("年"), .word("月"), .word("日"):
            guard case .word(let word) = tokens.first else { return nil }
            drop()
            return word.first
        default: return nil
        }
    }

    /// Takes a day with a month name: `Sep 01, 2026`, `Tue, 1 September 2026`, `11 de ago. de 2026`, `3-Sep-26`.
    private mutating func takeNamed(needsLongYear: Bool) -> LocalDay.Form? {
        var month = takeMonth()
        if month == nil, case .word = tokens.first {
            // A weekday.
            drop()
            skipFiller()
            month = takeMonth()
        }
        skipFiller()
        guard let first = takeNumber(1...4) else { return nil }
        skipFiller()
        if month == nil {
            month = takeMonth()
            skipFiller()
        }
        guard let month, let second = takeNumber(1...4) else { return nil }
        let (day, written) = first.digits == 4 ? (second, first) : (first, second)
        guard day.digits <= 2, let year = Self.year(written, needsLong: needsLongYear) else { return nil }
        return Day(year: year, month: month, day: day.value).map { .day($0) }
    }

    /// Returns a four-digit year, or a two-digit year of this century.
    private static func year(_ number: (value: Int, digits: Int), needsLong: Bool) -> Int? {
        switch number.digits {
        case 4 where number.value >= 1000: number.value
        case 2 where !needsLong: 2000 + number.value
        default: nil
        }
    }

    /// Takes a time up to the end, such as `12:30:00 PM`. Returns `nil` if something else follows.
    mutating func takeTime() -> Double? {
        skipFiller()
        if isAtEnd { return 0 }
        if case .word("T") = tokens.first { drop() }
        guard let hour = takeNumber(1...2), takeColon(), let minute = takeNumber(2...2), minute.value < 60
        else {
            return nil
        }
        var second = 0
        if takeColon() {
            guard let seconds = takeNumber(2...2), seconds.value < 60 else { return nil }
            second = seconds.value
        }
        skipSpace()
        var hours = hour.value
        if case .word(let word) = tokens.first, ["am", "pm"].contains(word.lowercased()) {
            guard (1...12).contains(hours) else { return nil }
            hours = hours % 12 + (word.lowercased() == "pm" ? 12 : 0)
            drop()
        }
        guard isAtEnd, hours < 24 else { return nil }
        return Double(hours * 3600 + minute.value * 60 + second)
    }

    private mutating func takeColon() -> Bool {
        guard case .mark(":") = tokens.first else { return false }
        drop()
        return true
    }
}
