import Foundation
import Testing

@testable import JobScheduling

/// Returns a moment from its UTC text, such as `2026-03-29T01:00:00Z`.
func moment(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
}

func zone(_ name: String) throws -> TimeZone {
    try #require(TimeZone(identifier: name))
}

/// Returns the next times as texts.
func upcoming(_ cron: String, _ location: String, after start: String, count: Int) throws -> [String] {
    try JobSchedule(cron: cron, timeZone: location).upcoming(after: moment(start), count: count)
        .map { $0.ISO8601Format() }
}

/// Returns the message that rejects an expression, or `nil` if it is valid.
func refusal(_ cron: String) -> JobError? {
    do throws(JobError) {
        _ = try CronExpression(cron)
        return nil
    } catch {
        return error
    }
}
