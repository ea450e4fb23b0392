internal import CreativeModel
internal import Foundation

/// A day or instant in the formats of reports.
struct DateText {
    /// The day.
    let day: Day
    /// Seconds since midnight; 0 without a time.
    let seconds: Double
    /// Seconds east of UTC, if the text contains an offset.
    let offset: Double?

    /// Parses `2025-11-03`, `2025/11/03` or `20251103`, optionally followed by a time `12:33`, `12:33:11` or `12:33:11.5` and a
    /// zone `Z`, `UTC`, `+01:00`, `+0100` or `+01`.
    init?(_ cell: ArraySlice<UInt8>) {
        var scanner = Scanner(bytes: cell)
        guard let year = scanner.digits(exactly: 4) else { return nil }
        let separator = scanner.take(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") })
        guard let month = scanner.digits(exactly: 2) else { return nil }
        if let separator, scanner.take(where: { $0 == separator }) == nil { return nil }
        guard let dayOfMonth = scanner.digits(exactly: 2),
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        self.day = day
        if scanner.isAtEnd {
            (seconds, offset) = (0, nil)
            return
        }
        guard scanner.take(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }) != nil,
            let seconds = scanner.time()
        else { return nil }
        self.seconds = seconds
        guard let offset = scanner.zone(), scanner.isAtEnd else { return nil }
        self.offset = offset.isNaN ? nil : offset
    }

    /// Returns the instant. A text without an offset is local time in `timeZone`.
    func instant(in timeZone: TimeZone) -> Date {
        let local = Double(day.number) * 86_400 + seconds
        if let offset { return Date(timeIntervalSince1970: local - offset) }
        return Self.instant(atLocal: local, in: timeZone)
    }

    /// Returns the start of a day in a time zone.
    static func start(of day: Day, in timeZone: TimeZone) -> Date {
        instant(atLocal: Double(day.number) * 86_400, in: timeZone)
    }

    /// Returns the instant at which local time in a zone is `local` seconds after 1970-01-01.
    static func instant(atLocal local: Double, in timeZone: TimeZone) -> Date {
        // At a clock change, a repeated time is the first of the two, and a skipped time is moved forward by the skipped hour,
        // so that no midnight falls on the previous day.
        func zoneOffset(at seconds: Double) -> Double {
            Double(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
        }
        let before = zoneOffset(at: local - 86_400)
        let after = zoneOffset(at: local + 86_400)
        let isChanged = zoneOffset(at: local - before) != before && zoneOffset(at: local - after) == after
        return Date(timeIntervalSince1970: local - (isChanged ? after : before))
    }

    /// Returns the day in a time zone if the text contains an offset, otherwise the day as written.
    func day(in timeZone: TimeZone) -> Day {
        offset == nil ? day : Day(instant(in: timeZone), in: timeZone)
    }
}

/// Scans digits from bytes.
private struct Scanner {
    var bytes: ArraySlice<UInt8>

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func take(where matches: (UInt8) -> Bool) -> UInt8? {
        guard let first = bytes.first, matches(first) else { return nil }
        bytes = bytes.dropFirst()
        return first
    }

    mutating func digits(exactly count: Int) -> Int? {
        guard bytes.count >= count else { return nil }
        var value = 0
        for byte in bytes.prefix(count) {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        bytes = bytes.dropFirst(count)
        return value
    }

    mutating func time() -> Double? {
        guard let hour = digits(exactly: 2), hour < 24, take(where: { $0 == UInt8(ascii: ":") }) != nil,
            let minute = digits(exactly: 2), minute < 60
        else { return nil }
        var seconds = Double(hour * 3600 + minute * 60)
        guard take(where: { $0 == UInt8(ascii: ":") }) != nil else { return seconds }
        guard let second = digits(exactly: 2), second < 60 else { return nil }
        seconds += Double(second)
        guard take(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) != nil else {
            return seconds
        }
        var unit = 0.1
        var hasFraction = false
        while let digit = digits(exactly: 1) {
            seconds += Double(digit) * unit
            unit /= 10
            hasFraction = true
        }
        return hasFraction ? seconds : nil
    }

    /// Returns seconds east of UTC; NaN if nothing follows, `nil` if something else follows.
    mutating func zone() -> Double? {
        while take(where: { $0 == UInt8(ascii: " ") }) != nil {}
        if isAtEnd { return .nan }
        if bytes.elementsEqual("Z".utf8) || bytes.elementsEqual("UTC".utf8) || bytes.elementsEqual("GMT".utf8)
        {
            bytes = []
            return 0
        }
        guard let sign = take(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
            let hours = digits(exactly: 2), hours <= 14
        else { return nil }
        _ = take { $0 == UInt8(ascii: ":") }
        let minutes = isAtEnd ? 0 : digits(exactly: 2)
        guard let minutes, minutes < 60, hours * 60 + minutes <= 14 * 60 else { return nil }
        return Double(hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
}
