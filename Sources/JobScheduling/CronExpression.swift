public import Foundation

/// Times of a calendar as cron writes them.
public struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public let description: String

    /// Reads an expression.
    ///
    /// - Throws: ``JobError`` with code `invalidCron`.
    public init(_ text: String) throws(JobError) {
        description = text
    }

    /// The first time after a moment; `nil` where there is none.
    ///
    /// - Parameters:
    ///   - moment: The moment.
    ///   - zone: The place whose clocks count.
    public func next(after moment: Date, in zone: TimeZone) -> Date? { nil }
}
