import Foundation
import Testing

@testable import JobScheduling

/// A moment from its text in Greenwich, such as `2026-03-29T01:00:00Z`.
func moment(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
}

func zone(_ name: String) throws -> TimeZone {
    try #require(TimeZone(identifier: name))
}

/// The next times as texts.
func upcoming(_ cron: String, _ place: String, after start: String, count: Int) throws -> [String] {
    try JobSchedule(cron: cron, timeZone: place).upcoming(after: moment(start), count: count)
        .map { $0.ISO8601Format() }
}

/// The message that refuses an expression; `nil` where it is taken.
func refusal(_ cron: String) -> JobError? {
    do throws(JobError) {
        _ = try CronExpression(cron)
        return nil
    } catch {
        return error
    }
}
