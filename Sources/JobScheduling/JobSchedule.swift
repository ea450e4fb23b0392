public import Foundation
internal import StageCore

/// The times at which a job runs.
public enum JobSchedule: Hashable, Sendable {
    /// Once, at a time or as soon as possible afterwards.
    case once(Date)
    /// Repeatedly, at the times of a cron expression in a time zone.
    case recurring(CronExpression, TimeZone)
    /// A stored schedule that this machine cannot read, because its time zone is missing here or another
    /// release wrote it. The job does not run. The schedule is checked again every day, so that the job is
    /// not forgotten.
    case unreadable(cron: String, timeZone: String)

    /// Creates a recurring schedule from texts.
    ///
    /// - Parameters:
    ///   - cron: The expression; see ``CronExpression``.
    ///   - timeZone: A name of the IANA time zone database with area and location, such as `Europe/Berlin` or
    ///     `Etc/GMT-3`, or `UTC`, or `GMT`, as Foundation calls it. Abbreviations such as `EST` are rejected:
    ///     they do not have daylight saving time, or are ambiguous.
    /// - Throws: ``JobError`` with code `invalidCron` or `unknownTimeZone`.
    public init(cron: String, timeZone: String) throws(JobError) {
        self = .recurring(try CronExpression(cron), try CronZone.named(timeZone))
    }

    /// Returns the first time after a moment, or `nil` if there is none.
    ///
    /// - Parameter moment: The moment.
    /// - Complexity: That of ``CronExpression/next(after:in:)``.
    public func next(after moment: Date) -> Date? {
        switch self {
        case .once(let time): time > moment ? time : nil
        case .recurring(let expression, let zone): expression.next(after: moment, in: zone)
        case .unreadable: moment.addingTimeInterval(86_400)
        }
    }

    /// Returns the first times after a moment, earliest first. The array is shorter if the schedule has fewer
    /// times left.
    ///
    /// - Parameters:
    ///   - moment: The moment.
    ///   - count: The number of times. If it is not positive, the array is empty.
    /// - Complexity: `count` times that of ``next(after:)``.
    package func upcoming(after moment: Date, count: Int) -> [Date] {
        var times: [Date] = []
        var latest = moment
        while times.count < count, let time = next(after: latest) {
            times.append(time)
            latest = time
        }
        return times
    }
}

extension JobSchedule {
    /// Returns the time zone with a name, by the rules of ``init(cron:timeZone:)``.
    ///
    /// - Parameter name: An IANA name such as `Europe/Berlin`, or `UTC`.
    /// - Throws: ``JobError`` with code `unknownTimeZone`.
    package static func timeZone(named name: String) throws(JobError) -> TimeZone { try CronZone.named(name) }

    /// Returns the common name of a time zone: `UTC`, which Foundation calls GMT, or the identifier.
    ///
    /// - Parameter zone: The zone.
    package static func name(of zone: TimeZone) -> String { CronZone.name(of: zone) }
}

extension JobSchedule: CustomStringConvertible {
    /// A readable description, such as `once at 2026-03-29T01:00:00Z` or `“0 9 * * MON” in Europe/Berlin`.
    public var description: String {
        switch self {
        case .once(let time): "once at \(time.ISO8601Format())"
        case .recurring(let expression, let zone): "“\(expression)” in \(CronZone.name(of: zone))"
        case .unreadable(let cron, let zone):
            "unreadable: \(quoted(cron, limit: 60)) in \(quoted(zone, limit: 60))"
        }
    }
}
