import CreativeIntelligence
import Foundation
import Testing

/// Properties of every job type of the product, over every store.
@Suite struct EveryTypeTests {
    /// The content of a store after an undisturbed job.
    private func undisturbed(_ type: TypeCase, _ backing: Backing) async throws -> StoreContents {
        let fixture = try JobsFixture(backing)
        let run = try await fixture.run(type.rawValue, try await type.prepare(fixture))
        #expect(run.state == .completed && run.attempts == 1, "\(run.error ?? "")")
        return try await StoreContents(of: fixture.product)
    }

    @Test(arguments: TypeCase.allCases, Backing.allCases)
    func `each type runs once immediately and reports its outcome`(type: TypeCase, backing: Backing)
        async throws
    {
        let fixture = try JobsFixture(backing)
        let recorder = Recorder()
        let parameters = try await type.prepare(fixture)
        let run = try await fixture.run(
            type.rawValue, parameters, with: fixture.types { recorder.recording($0) })
        #expect(run.state == .completed && run.attempts == 1 && run.failures == 0, "\(run.error ?? "")")
        #expect(run.outcome?.summary.isEmpty == false && run.outcome?.figures.isEmpty == false)
        let job = try #require(try await fixture.jobs.jobs([run.job]).first)
        #expect(job.job.status == .completed && job.live == nil && job.job.parameters == parameters)
        let handed = try #require(recorder.parameters(of: type.rawValue).first)
        #expect(recorder.parameters(of: type.rawValue).count == 1)
        for (name, value) in parameters.values { #expect(handed.values[name] == value) }
        let kinds = try await fixture.jobs.log(of: run.id).map(\.kind)
        #expect(kinds.first == .started && kinds.last == .completed)
        type.expectWork(in: try await StoreContents(of: fixture.product))
    }

    @Test(arguments: TypeCase.allCases, Backing.allCases)
    func `a failure before or after the work does not change the final content of the store`(
        type: TypeCase, backing: Backing
    ) async throws {
        let expected = try await undisturbed(type, backing)
        for fault in Fault.allCases {
            let fixture = try JobsFixture(backing)
            let start = fixture.clock.now
            let run = try await fixture.run(
                type.rawValue, try await type.prepare(fixture),
                with: fixture.types { faulty($0, fault) })
            #expect(run.state == .completed && run.attempts == 2 && run.failures == 1 && run.error == nil)
            let wait = try #require(run.startedAt).timeIntervalSince(start)
            #expect((300..<301).contains(wait), "after five minutes")
            let contents = try await StoreContents(of: fixture.product)
            #expect(contents.differences(from: expected) == [], "\(fault)")
        }
    }

    @Test(arguments: TypeCase.allCases, Backing.allCases)
    func `a worker killed after the work but before recording it leaves the same content`(
        type: TypeCase, backing: Backing
    ) async throws {
        let fixture = try JobsFixture(backing)
        let recorder = Recorder()
        let types = fixture.types { recorder.recording($0) }
        let job = try await fixture.scheduler(types).runNow(
            type.rawValue, try await type.prepare(fixture))
        let claimed = try #require(
            try await fixture.jobs.claimRun(
                for: "killed", of: types.names, lease: .seconds(60), at: fixture.clock.now))
        #expect(claimed.job.id == job.id)
        try await run(
            fixture.handler(of: type), claimed.job.parameters, JobContext(claimed, now: { fixture.clock.now })
        )
        try await fixture.pass(types)
        let run = try #require(try await fixture.jobs.runs(of: job.id, limit: 1).first)
        #expect(run.state == .completed && run.attempts == 2 && run.interruptions == 1 && run.failures == 0)
        #expect(recorder.parameters(of: type.rawValue).count == 1)
        let expected = try await undisturbed(type, backing)
        let contents = try await StoreContents(of: fixture.product)
        #expect(contents.differences(from: expected) == [])
    }

    @Test(arguments: TypeCase.allCases, Backing.allCases)
    func `a schedule repeats a job with the same parameters`(
        type: TypeCase, backing: Backing
    ) async throws {
        let fixture = try JobsFixture(backing)
        let recorder = Recorder()
        let types = fixture.types { recorder.recording($0) }
        let parameters = try await type.prepare(fixture)
        let scheduler = fixture.scheduler(types)
        let daily = try await scheduler.add(
            JobDraft(
                type.rawValue, parameters, schedule: try JobSchedule(cron: "0 6 * * *", timeZone: "UTC"),
                maxRuns: 3))
        let once = try await scheduler.runNow(daily.id)
        #expect(once.parameters == parameters && once.type == type.rawValue)
        try await fixture.pass(hours: 24 * 5, types)
        let runs = try await fixture.jobs.runs(of: daily.id, limit: 10)
        #expect(runs.map(\.state) == [.completed, .completed, .completed])
        #expect(
            runs.map { ($0.startedAt ?? .distantPast).formatted(.iso8601) } == [
                "2026-01-03T06:00:00Z", "2026-01-02T06:00:00Z", "2026-01-01T06:00:00Z",
            ])
        #expect(try await fixture.jobs.jobs([daily.id]).first?.job.status == .completed)
        let handed = recorder.parameters(of: type.rawValue)
        #expect(handed.count == 4 && Set(handed).count == 1)
        var contents = try await StoreContents(of: fixture.product)
        var expected = try await undisturbed(type, backing)
        // Each run has a record.
        if type == .classification { #expect(contents.classificationRuns.count == 4) }
        contents.classificationRuns = []
        expected.classificationRuns = []
        #expect(contents.differences(from: expected) == [])
    }

    @Test func `both stores have the same content after all jobs`() async throws {
        var all: [StoreContents] = []
        for backing in Backing.allCases {
            let fixture = try JobsFixture(backing)
            for type in TypeCase.allCases {
                let parameters = try await type.prepare(fixture)
                let run = try await fixture.run(type.rawValue, parameters)
                #expect(run.state == .completed, "\(run.error ?? "")")
            }
            all.append(try await StoreContents(of: fixture.product))
        }
        #expect(all[0].differences(from: all[1]) == [])
    }
}
