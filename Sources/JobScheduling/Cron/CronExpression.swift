public import Foundation
internal import StageCore

/// A cron expression, such as `30 9 * * MON-FRI`.
///
/// ```swift
/// let workdays = try CronExpression("30 9 * * MON-FRI")
/// let next = workdays.next(after: .now, in: TimeZone(identifier: "Europe/Berlin")!)
/// ```
///
/// The expression has five fields, separated by blanks (POSIX.1-2024, crontab):
///
/// | Field | Values |
/// | --- | --- |
/// | minute | 0–59 |
/// | hour | 0–23 |
/// | day of month | 1–31, `L` = the last day of the month |
/// | month | 1–12 or `JAN`–`DEC` |
/// | day of week | 0–7 or `SUN`–`SAT`; 0 and 7 = Sunday, 1 = Monday |
///
/// - `*` matches every value, `a-b` a range, and `a,b` a list of such parts. Names are case-insensitive.
/// - `*/n` matches every n-th value from the lowest, `a-b/n` every n-th value of a range, and `a/n` every
///   n-th value from `a` to the highest, as in the descendants of Vixie's cron. The highest day of the week
///   is 7, so that `1/2` includes Sunday. A step restarts in each hour, day or month, and is at most the
///   number of values of the field: `*/90` does not mean 90 minutes, and is rejected.
/// - A range runs from the lower value to the higher. Only Sunday can also end a range as 0: `SAT-SUN` and
///   `6-0` are equal to `6-7`.
/// - If neither day of month nor day of week begins with `*`, a day matches if **either** field matches;
///   otherwise both must match. So `0 0 1 * MON` matches the first of each month and each Monday, and
///   `0 0 */2 * MON` matches each Monday with an odd date.
/// - `@hourly`, `@daily`, `@midnight`, `@weekly`, `@monthly`, `@yearly` and `@annually` replace all five
///   fields.
///
/// Two expressions are equal if they match the same minutes, hours, months and days: `0 9 * * 1` and
/// `00 9 * * mon` are equal.
public struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    /// The text of the expression, without surrounding blanks.
    public let description: String
    let fields: CronFields

    /// Creates an expression from text.
    ///
    /// - Parameter text: The five fields or a macro, at most 200 characters.
    /// - Throws: ``JobError`` with code `invalidCron`, with the field, the text found and the expected
    ///   values. Also for an expression that never matches, such as `0 0 31 2 *`.
    public init(_ text: String) throws(JobError) {
        let trimmed = try CronText.trimmed(text)
        fields = try CronFields(trimmed)
        description = trimmed
    }

    /// Returns whether two expressions match the same times, regardless of their text.
    public static func == (one: Self, other: Self) -> Bool { one.fields == other.fields }

    /// Hashes the times that the expression matches, regardless of its text.
    ///
    /// - Parameter hasher: The hasher to use.
    public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

extension CronExpression {
    /// Returns the first time after a moment, or `nil` if there is none before the end of the year 9999.
    ///
    /// A scheduled time occurs at the **first moment at which the local time has reached it**:
    ///
    /// - A time that is skipped by a forward clock change occurs at the moment of the change: `30 2 * * *` in
    ///   Berlin occurs on 2026-03-29 at 03:00 summer time. All skipped times occur together, once, along with
    ///   any time scheduled for the moment after the change.
    /// - A time that is repeated by a backward clock change occurs only the first time: when Berlin goes back
    ///   from 03:00 to 02:00, `*/30 * * * *` occurs at 02:30 summer time and then at 03:00, an hour and a
    ///   half later.
    ///
    /// Each day of the calendar is thus matched once, even a day that a zone skipped, such as 2011-12-30 in
    /// Samoa. Dates are in the proleptic Gregorian calendar.
    ///
    /// - Parameters:
    ///   - moment: The moment. A moment before the year 1 is treated as the start of that year.
    ///   - zone: The time zone, with all its known offset changes.
    /// - Returns: A time later than the moment. Its local time is a full minute, unless the clocks have just
    ///   changed.
    /// - Complexity: O(months between the two), at most 40 years, for 29 February on one day of the week.
    public func next(after moment: Date, in zone: TimeZone) -> Date? {
        // Whole seconds are split off before the change of epoch, which would round the fraction.
        let seconds = moment.timeIntervalSinceReferenceDate.rounded(.down)
        let epoch = Int(Date.timeIntervalBetween1970AndReferenceDate)
        // This comparison is false for NaN.
        guard seconds < Double(CronCalendar.end - epoch) else { return nil }
        let start = Int(max(seconds, Double(CronCalendar.start - epoch))) + epoch

        let clock = CronClock(zone: zone)
        guard let time = fields.first(after: clock.latest(until: start)) else { return nil }
        return Date(timeIntervalSinceReferenceDate: Double(clock.arrival(of: time, after: start) - epoch))
    }
}

extension CronExpression: Codable {
    /// Decodes an expression from its text.
    ///
    /// - Parameter decoder: The decoder to read from.
    /// - Throws: `DecodingError.dataCorrupted` with the message of ``init(_:)`` if the text is not a valid
    ///   expression.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.message)
        }
    }

    /// Encodes the text of the expression.
    ///
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: Any error that the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Splits the text of an expression into fields.
enum CronText {
    /// Returns the text without surrounding blanks.
    static func trimmed(_ text: String) throws(JobError) -> String {
        // Checks the length first, so that a long text is not scanned.
        guard text.unicodeScalars.prefix(201).count <= 200 else {
            throw JobError(.invalidCron, "cron \(quoted(text, limit: 40)): expected at most 200 characters")
        }
        let head = text.drop(while: isBlank)
        guard let last = head.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(head[...last])
    }

    /// Returns the five fields of a text, after expanding a macro.
    static func fields(of text: String) throws(JobError) -> [Substring] {
        let fields = (text.hasPrefix("@") ? try expanded(text) : text).split(whereSeparator: isBlank)
        guard fields.count == 5 else {
            throw JobError(
                .invalidCron,
                "cron \(quoted(text, limit: 80)): found \(counted(fields.count, "field")), "
                    + "expected 5: minute, hour, day of month, month, day of week")
        }
        return fields
    }

    private static func expanded(_ macro: String) throws(JobError) -> String {
        // ASCII only, because the lower case of other letters can be an ASCII letter.
        switch macro.utf8.allSatisfy({ $0 < 0x80 }) ? macro.lowercased() : "" {
        case "@hourly": return "0 * * * *"
        case "@daily", "@midnight": return "0 0 * * *"
        case "@weekly": return "0 0 * * 0"
        case "@monthly": return "0 0 1 * *"
        case "@yearly", "@annually": return "0 0 1 1 *"
        default:
            throw JobError(
                .invalidCron,
                "cron \(quoted(macro, limit: 40)): expected @hourly, @daily, @midnight, @weekly, @monthly, @yearly "
                    + "or @annually, or five fields")
        }
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}
