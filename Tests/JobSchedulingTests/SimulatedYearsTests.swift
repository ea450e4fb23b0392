import Foundation
import JobScheduling
import Testing

/// Jobs over years of a simulated clock, without sleeping.
struct SimulatedYearsTests {
    private func recurring(_ cron: String, _ zone: String) throws -> JobSchedule {
        try JobSchedule(cron: cron, timeZone: zone)
    }

    private func hours(of runs: [JobRun], in zone: String) throws -> [String] {
        var format = Date.VerbatimFormatStyle(
            format:
                "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
            timeZone: try #require(TimeZone(identifier: zone)), calendar: Calendar(identifier: .gregorian))
        format.locale = Locale(identifier: "en_US_POSIX")
        return runs.compactMap { $0.startedAt.map(format.format) }
    }

    @Test(arguments: [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC",
    ])
    func `every day of four years, through eight changes of the clocks`(zone: String) async throws {
        let fixture = JobFixture([ScriptedHandler()])
        let job = try await fixture.scheduler.add(JobDraft("work", schedule: recurring("30 2 * * *", zone)))
        try await fixture.pass(until: time("2030-01-01T00:00:00Z"))
        let runs = await fixture.runs(of: job).filter { $0.state == .completed }
        #expect((1460...1462).contains(runs.count))
        let days = try hours(of: runs, in: zone).map { $0.prefix(10) }
        #expect(Set(days).count == days.count, "each local day once")
        #expect(await fixture.runs(of: job).filter(\.isLive).count == 1)
    }

    @Test func `days 31 and L, and leap days, occur as in the calendar`() async throws {
        let fixture = JobFixture([ScriptedHandler()])
        let day31 = try await fixture.scheduler.add(
            JobDraft("work", schedule: recurring("0 9 31 * *", "UTC")))
        let last = try await fixture.scheduler.add(JobDraft("work", schedule: recurring("0 9 L * *", "UTC")))
        let leap = try await fixture.scheduler.add(JobDraft("work", schedule: recurring("0 9 29 2 *", "UTC")))
        try await fixture.pass(until: time("2034-01-01T00:00:00Z"))
        func ended(_ job: Job) async -> Int { await fixture.runs(of: job).filter { !$0.isLive }.count }
        #expect(await ended(day31) == 8 * 7)
        #expect(await ended(last) == 8 * 12)
        #expect(await ended(leap) == 2, "2028 and 2032")
    }

    @Test
    func `a daily job that always fails is tried four times a day, indefinitely`() async throws {
        let fixture = JobFixture([ScriptedHandler { _, _ in throw ScriptedFailure() }])
        let job = try await fixture.scheduler.add(
            JobDraft("work", schedule: recurring("0 6 * * *", "Europe/Berlin")))
        try await fixture.pass(until: time("2027-01-01T00:00:00Z"))
        let runs = await fixture.runs(of: job)
        let ended = runs.filter { !$0.isLive }
        #expect(ended.count == 365)
        #expect(ended.allSatisfy { $0.state == .failed && $0.attempts == 4 && $0.failures == 4 })
        #expect(runs.filter(\.isLive).count == 1)
        let log = await fixture.store.log(of: try #require(ended.first).id)
        let starts = log.filter { $0.kind == .started }.map(\.at)
        #expect(zip(starts, starts.dropFirst()).map { $1.timeIntervalSince($0) / 60 } == [5, 10, 20])
    }

    @Test
    func `times missed without a worker are replaced by one run`() async throws {
        let fixture = JobFixture([ScriptedHandler()])
        let job = try await fixture.scheduler.add(JobDraft("work", schedule: recurring("0 * * * *", "UTC")))
        fixture.clock.now = time("2026-03-01T12:30:00Z")
        try await fixture.worker().runDue()
        let runs = await fixture.runs(of: job)
        #expect(runs.map(\.state) == [.completed, .pending])
        #expect(runs.last?.dueAt == time("2026-03-01T13:00:00Z"))
    }

    @Test func `a job ends after its maximum number of runs`() async throws {
        let fixture = JobFixture([ScriptedHandler()])
        let job = try await fixture.scheduler.add(
            JobDraft("work", schedule: recurring("@daily", "UTC"), maxRuns: 3))
        try await fixture.pass(until: time("2026-02-01T00:00:00Z"))
        let overview = try #require(await fixture.store.jobs([job.id]).first)
        #expect(overview.job.status == .completed && overview.job.endedRuns == 3 && overview.live == nil)
    }

    @Test
    func `times missed during a pause are skipped`() async throws {
        let fixture = JobFixture([ScriptedHandler()])
        let job = try await fixture.scheduler.add(JobDraft("work", schedule: recurring("@weekly", "UTC")))
        _ = try await fixture.store.setStatus(of: job.id, to: .paused, at: fixture.clock.now)
        try await fixture.pass(until: time("2028-01-01T00:00:00Z"))
        #expect(await fixture.runs(of: job).map(\.state) == [.pending])
        _ = try await fixture.store.setStatus(of: job.id, to: .active, at: fixture.clock.now)
        try await fixture.worker().runDue()
        let runs = await fixture.runs(of: job)
        #expect(runs.map(\.state) == [.pending])
        #expect(runs.first?.dueAt == time("2028-01-02T00:00:00Z"))
    }
}
