public import Foundation
internal import StageCore

/// When a job runs.
public enum JobSchedule: Hashable, Sendable {
    /// Once, at a time or as soon as possible after it.
    case once(Date)
    /// Again and again, at the times of a cron expression on the clocks of a place.
    case recurring(CronExpression, TimeZone)
    /// What a store holds and this machine cannot read: its zone may be missing here, or another release wrote it. Nothing is done; it is looked at
    /// again every day, so that the job is not forgotten.
    case unreadable(cron: String, timeZone: String)

    /// A schedule that recurs, from texts.
    ///
    /// - Parameters:
    ///   - cron: The expression; see ``CronExpression``.
    ///   - timeZone: A name of the IANA time zone database with area and place, such as `Europe/Berlin` or
    ///     `Etc/GMT-3`, or `UTC`, or `GMT`, as Foundation calls that. Abbreviations such as `EST` are refused:
    ///     they have no summer time, or stand for several places.
    /// - Throws: ``JobError`` with code `invalidCron` or `unknownTimeZone`.
    public init(cron: String, timeZone: String) throws(JobError) {
        self = .recurring(try CronExpression(cron), try CronZone.named(timeZone))
    }

    /// The first time after a moment; `nil` where there is none any more.
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

    /// The first times after a moment, earliest first; fewer where there are no more.
    ///
    /// - Parameters:
    ///   - moment: The moment.
    ///   - count: How many; none if it is not positive.
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
    /// The time zone of a name, as ``init(cron:timeZone:)`` takes it.
    ///
    /// - Parameter name: An IANA name such as `Europe/Berlin`, or `UTC`.
    /// - Throws: ``JobError`` with code `unknownTimeZone`.
    package static func timeZone(named name: String) throws(JobError) -> TimeZone { try CronZone.named(name) }

    /// The name of a time zone as people know it: Foundation calls UTC GMT.
    ///
    /// - Parameter zone: The zone.
    package static func name(of zone: TimeZone) -> String { CronZone.name(of: zone) }
}

extension JobSchedule: CustomStringConvertible {
    /// The schedule for people: `once at 2026-03-29T01:00:00Z`, `“0 9 * * MON” in Europe/Berlin`.
    public var description: String {
        switch self {
        case .once(let time): "once at \(time.ISO8601Format())"
        case .recurring(let expression, let zone): "“\(expression)” in \(CronZone.name(of: zone))"
        case .unreadable(let cron, let zone):
            "unreadable: \(quoted(cron, limit: 60)) in \(quoted(zone, limit: 60))"
        }
    }
}
