import Foundation
import JobScheduling
import Testing

@testable import SQLStores
@testable import SQLiteStore

/// Jobs with unreadable schedules: other machines may have other zones, and other releases other expressions.
@Suite struct UnreadableJobTests {
    private let folder = TemporaryFolder()
    private let now = Date(timeIntervalSince1970: 1_767_603_600)

    private static let cases: [(change: String, schedule: JobSchedule)] = [
        ("time_zone = 'Nowhere/Else'", .unreadable(cron: "0 * * * *", timeZone: "Nowhere/Else")),
        ("cron = '0 * * * 8#9'", .unreadable(cron: "0 * * * 8#9", timeZone: "Europe/Berlin")),
        ("cron = ''", .unreadable(cron: "", timeZone: "Europe/Berlin")),
        ("cron = NULL", .unreadable(cron: "", timeZone: "Europe/Berlin")),
        ("cron = NULL, time_zone = NULL", .unreadable(cron: "", timeZone: "")),
        ("cron = x'ff00'", .unreadable(cron: "\u{FFFD}\0", timeZone: "Europe/Berlin")),
    ]

    /// The stored schedule of a job, byte by byte.
    private func stored(_ path: String) throws -> String {
        let rows = try SQLiteConnection.openForWriting(path, busyTimeout: 0).prepare(
            "SELECT quote(cron) || quote(time_zone) || quote(once_at) FROM background_jobs WHERE id = 1")
        return try rows.step() ? rows.text(0) : ""
    }

    /// A file with an unreadable first job and three others.
    private func file(_ change: String) async throws -> (store: CreativeDatabase, path: String) {
        let path = folder.url.appendingPathComponent("\(UUID().uuidString).db").path
        let store = try CreativeDatabase(path: path)
        let hourly = try JobSchedule(cron: "0 * * * *", timeZone: "Europe/Berlin")
        _ = try await store.add(JobDraft("a", schedule: hourly), at: now)
        for _ in 0..<3 { _ = try await store.add(JobDraft("a", schedule: .once(now)), at: now) }
        let connection = try SQLiteConnection.openForWriting(path, busyTimeout: 0)
        try connection.run("UPDATE background_jobs SET \(change) WHERE id = 1")
        return (store, path)
    }

    @Test(arguments: cases)
    func `an unreadable schedule affects only its job`(
        change: String, schedule: JobSchedule
    ) async throws {
        let (store, path) = try await file(change)
        let before = try stored(path)
        #expect(try await store.jobs(nil).map(\.job.id.rawValue) == [1, 2, 3, 4])
        // Its bytes may not be text; their display is unspecified.
        if change != "cron = x'ff00'" {
            #expect(try await store.jobs([JobID(rawValue: 1)]).first?.job.schedule == schedule)
        }
        var claimed: [Int] = []
        while let next = try await store.claimRun(for: "w", of: ["a"], lease: .seconds(9e9), at: now + 3_600)
        {
            claimed.append(next.job.id.rawValue)
            let isEnd = try await store.end(next.claim, .completed(JobOutcome("")), at: now + 3_600)
            #expect(isEnd)
        }
        #expect(claimed == [2, 3, 4, 1])
        let job = try #require(try await store.jobs([JobID(rawValue: 1)]).first)
        #expect(job.job.status == .active)
        #expect(job.live?.dueAt == now + 3_600 + 86_400)
        #expect(try stored(path) == before)
    }

    @Test(arguments: cases)
    func `a job with an unreadable schedule can be paused, resumed, archived and removed`(
        change: String, schedule: JobSchedule
    ) async throws {
        let (store, path) = try await file(change)
        let (before, id) = (try stored(path), JobID(rawValue: 1))
        let statuses: [Job.Status] = [.paused, .active, .archived]
        for (day, status) in statuses.enumerated() {
            let time = now + 86_400 * Double(day)
            #expect(try await store.setStatus(of: id, to: status, at: time).status == status)
            #expect(try stored(path) == before)
            // Times missed during the pause are skipped: the job is checked again a day later.
            let due = try await store.jobs([id]).first?.live?.dueAt
            #expect(due == [now + 3_600, time + 86_400, nil][day])
        }
        let removed = try await store.removeEnded(before: now + 1, limit: 9)
        #expect(removed == RemovedRuns(runs: 0, jobs: 1))
        #expect(try await store.jobs(nil).map(\.job.id.rawValue) == [2, 3, 4])
    }
}
