import Foundation
import JobScheduling
import Testing

/// The effects of a wrong clock, and their correction by a correct one.
@Suite struct WrongClockTests {
    private static let now = time("2026-01-01T00:00:30Z")

    @Test(arguments: [3_600, 86_400, 315_532_800] as [Double])
    func `a retry postponed by a fast clock waits for its delay by the correct clock`(error: Double)
        async throws
    {
        let store = InMemoryJobStore()
        let job = try await store.add(JobDraft("work", schedule: .once(Self.now)), at: Self.now)
        let fast = Self.now.addingTimeInterval(error)
        let claimed = try #require(
            try await store.claimRun(for: "w", of: ["work"], lease: .seconds(60), at: fast))
        _ = try await store.end(claimed.claim, .failed("no"), at: fast)
        let none = try await store.claimRun(for: "w", of: ["work"], lease: .seconds(60), at: Self.now)
        #expect(none == nil)
        let live = try #require(await store.jobs([job.id]).first?.live)
        #expect(live.dueAt == Self.now.addingTimeInterval(300))
    }

    @Test(arguments: [3_600, 315_532_800] as [Double])
    func `readers see the corrected time of the next run`(error: Double) async throws {
        let store = InMemoryJobStore()
        let schedule = try JobSchedule(cron: "* * * * *", timeZone: "UTC")
        let job = try await store.add(
            JobDraft("work", schedule: schedule), at: Self.now.addingTimeInterval(error))
        let read = try #require(await store.jobs([job.id]).first).corrected(at: Self.now)
        #expect(read.live?.dueAt == time("2026-01-01T00:01:00Z"))
        _ = try await store.claimRun(for: "w", of: ["work"], lease: .seconds(60), at: Self.now)
        #expect(await store.jobs([job.id]).first?.live == read.live)
    }

    @Test func `times from a correct clock do not change`() async throws {
        let store = InMemoryJobStore()
        let daily = try JobSchedule(cron: "@daily", timeZone: "UTC")
        for schedule in [daily, .once(Self.now.addingTimeInterval(864_000))] {
            let job = try await store.add(JobDraft("work", schedule: schedule), at: Self.now)
            let overview = try #require(await store.jobs([job.id]).first)
            #expect(overview.corrected(at: Self.now) == overview)
        }
    }
}
