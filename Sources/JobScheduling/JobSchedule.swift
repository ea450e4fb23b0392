public import Foundation

/// When a job runs.
public enum JobSchedule: Hashable, Sendable {
    /// Once, at a time or as soon as possible after it.
    case once(Date)
    /// Again and again, at the times of a cron expression on the clocks of a place.
    case recurring(CronExpression, TimeZone)

    /// The first time after a moment; `nil` where there is none any more.
    public func next(after moment: Date) -> Date? {
        switch self {
        case .once(let time): time > moment ? time : nil
        case .recurring(let expression, let zone): expression.next(after: moment, in: zone)
        }
    }
}
