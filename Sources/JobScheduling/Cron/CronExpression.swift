public import Foundation
internal import StageCore

/// Times of a calendar as cron writes them, such as `30 9 * * MON-FRI`.
///
/// ```swift
/// let workdays = try CronExpression("30 9 * * MON-FRI")
/// let next = workdays.next(after: .now, in: TimeZone(identifier: "Europe/Berlin")!)
/// ```
///
/// Five fields, with blanks between them (POSIX.1-2024, crontab):
///
/// | Field | Values |
/// | --- | --- |
/// | minute | 0–59 |
/// | hour | 0–23 |
/// | day of month | 1–31, `L` = the last day of the month |
/// | month | 1–12 or `JAN`–`DEC` |
/// | day of week | 0–7 or `SUN`–`SAT`; 0 and 7 = Sunday, 1 = Monday |
///
/// - `*` is every value, `a-b` a range, `a,b` a list of such parts. Names are read in any case.
/// - `*/n` is every n-th value from the lowest, `a-b/n` every n-th of a range, `a/n` every n-th from `a` to the
///   highest value, as the descendants of Vixie's cron read it; that of the day of week is 7, so that `1/2` has
///   Sunday. A step begins anew in each hour, day or month, and is at most the number of values of the field:
///   `*/90` does not mean 90 minutes, and is refused.
/// - A range runs from the lower value to the higher; only Sunday may end a range as 0 too: `SAT-SUN` and `6-0`
///   are `6-7`.
/// - Where neither day of month nor day of week begins with `*`, a day counts if **either** names it; else it
///   has to be in both. So `0 0 1 * MON` is each first of a month and each Monday, and `0 0 */2 * MON` each
///   Monday of an odd date.
/// - `@hourly`, `@daily`, `@midnight`, `@weekly`, `@monthly`, `@yearly` and `@annually` stand for all five.
///
/// Two expressions are equal if they name the same minutes, hours, months and days: `0 9 * * 1` and
/// `00 9 * * mon` are.
public struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    /// The text as it was given, without the blanks around it.
    public let description: String
    let fields: CronFields

    /// Reads an expression.
    ///
    /// - Parameter text: The five fields, or a macro; at most 200 characters.
    /// - Throws: ``JobError`` with code `invalidCron`: which field, what was found and what was expected. Also
    ///   for an expression that never comes, such as `0 0 31 2 *`.
    public init(_ text: String) throws(JobError) {
        let trimmed = try CronText.trimmed(text)
        fields = try CronFields(trimmed)
        description = trimmed
    }

    /// Whether both name the same times, however they are written.
    public static func == (one: Self, other: Self) -> Bool { one.fields == other.fields }

    /// Adds the times that it names, not how they are written.
    ///
    /// - Parameter hasher: What takes them.
    public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

extension CronExpression {
    /// The first time after a moment; `nil` where there is none until the end of the year 9999.
    ///
    /// A scheduled time comes at the **first moment at which the clocks show it or have passed it**. So
    /// - a time that the clocks skip comes at the moment at which they jump: `30 2 * * *` in Berlin comes on
    ///   2026-03-29 at 03:00 summer time. All that a jump skips comes together, and once, also with what is
    ///   scheduled for the time after the jump;
    /// - a time that the clocks show twice comes the first time only: when Berlin goes back from 03:00 to 02:00,
    ///   `*/30 * * * *` comes at 02:30 summer time and then at 03:00, an hour and a half later.
    ///
    /// Each day of the calendar is thus served once, even one that a place leaves out as Samoa did with
    /// 2011-12-30. Dates are of the Gregorian calendar, also those before it.
    ///
    /// - Parameters:
    ///   - moment: The moment. One before the year 1 counts as its beginning.
    ///   - zone: The place whose clocks count, with all that is known of their changes.
    /// - Returns: A time later than the moment. Its clocks show a full minute, unless they had just jumped.
    /// - Complexity: O(months between the two), which are at most 40 years: 29 February on one day of the week.
    public func next(after moment: Date, in zone: TimeZone) -> Date? {
        // Whole seconds are split off before the epoch is changed, which would round the fraction.
        let seconds = moment.timeIntervalSinceReferenceDate.rounded(.down)
        let epoch = Int(Date.timeIntervalBetween1970AndReferenceDate)
        // A comparison that is false for what is no number.
        guard seconds < Double(CronCalendar.end - epoch) else { return nil }
        let start = Int(max(seconds, Double(CronCalendar.start - epoch))) + epoch

        let clock = CronClock(zone: zone)
        guard let time = fields.first(after: clock.latest(until: start)) else { return nil }
        return Date(timeIntervalSinceReferenceDate: Double(clock.arrival(of: time, after: start) - epoch))
    }
}

extension CronExpression: Codable {
    /// Reads an expression from its text.
    ///
    /// - Parameter decoder: Where the text is.
    /// - Throws: `DecodingError.dataCorrupted` with the message of ``init(_:)`` where the text is no expression.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.message)
        }
    }

    /// Writes the text as it was given.
    ///
    /// - Parameter encoder: What takes the text.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The text of an expression, before its fields mean anything.
enum CronText {
    /// Without the blanks around it.
    static func trimmed(_ text: String) throws(JobError) -> String {
        // No more is looked at, however long the text is.
        guard text.unicodeScalars.prefix(201).count <= 200 else {
            throw JobError(.invalidCron, "cron \(quoted(text, limit: 40)): expected at most 200 characters")
        }
        let head = text.drop(while: isBlank)
        guard let last = head.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(head[...last])
    }

    /// The five fields of a text, those of a macro written out.
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
        // Only ASCII, as other letters may become those of a name.
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
