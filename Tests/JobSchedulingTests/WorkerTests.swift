import Foundation
import JobScheduling
import StageCore
import Synchronization
import Testing

struct WorkerTests {
    @Test
    func `failed runs are retried after 5, 10 and 20 minutes, including one-time jobs`() async throws {
        let handler = ScriptedHandler { _, context in
            guard context.attempt == 4 else { throw ScriptedFailure() }
            return JobOutcome("at last", figures: ["attempt": .integer(context.attempt)])
        }
        let fixture = JobFixture([handler])
        let job = try await fixture.scheduler.runNow("work")
        try await fixture.pass(until: time("2026-01-02T00:00:00Z"))
        let overview = try #require(await fixture.store.jobs([job.id]).first)
        #expect(overview.job.status == .completed && overview.live == nil)
        let run = try #require(overview.last)
        #expect(run.state == .completed && run.attempts == 4 && run.failures == 3 && run.error == nil)
        #expect(run.outcome?.figures["attempt"] == 4)
        #expect(run.startedAt == time("2026-01-01T00:35:00Z"))
        let kinds = await fixture.store.log(of: run.id).map(\.kind)
        #expect(
            kinds == [.started, .retried, .started, .retried, .started, .retried, .started, .completed])
    }

    @Test func `running a job now copies type, parameters and steps`() async throws {
        let handler = ScriptedHandler("work", parameters: [JobParameter("n", .integer(1...9), "a number")])
        let fixture = JobFixture([handler, ScriptedHandler("after")])
        let daily = try await fixture.scheduler.add(
            JobDraft(
                "work", ["n": 7], schedule: try JobSchedule(cron: "@daily", timeZone: "UTC"), name: "daily",
                steps: [JobStep("after")]))
        let now = try await fixture.scheduler.runNow(daily.id)
        #expect(now.type == "work" && now.parameters == ["n": 7] && now.name == "daily")
        #expect(now.steps == daily.steps && now.origin == .runNow(daily.id))
        try await fixture.worker().runDue()
        #expect(handler.calls == 1)
        #expect(await fixture.runs(of: daily).map(\.state) == [.pending], "the schedule stays")
        #expect(await fixture.store.jobs(nil).count == 3, "the step became a job")
    }

    @Test
    func `a failing step is retried and visible; its parent stays completed, and the chain continues`()
        async throws
    {
        let last = ScriptedHandler("last")
        let fixture = JobFixture([
            ScriptedHandler("first") { _, _ in JobOutcome("done", steps: [JobStep("bad")]) },
            ScriptedHandler("bad") { _, _ in throw ScriptedFailure() }, last,
        ])
        let parent = try await fixture.scheduler.runNow("first", steps: [JobStep("last")])
        try await fixture.pass(until: time("2026-01-02T00:00:00Z"))
        let run = try #require(await fixture.runs(of: parent).first)
        #expect(run.state == .completed && run.failures == 0)
        let bad = try #require(await fixture.store.steps(after: run.id).first)
        let badRun = try #require(await fixture.store.runs(of: bad, limit: 1).first)
        #expect(badRun.state == .failed && badRun.attempts == 4 && badRun.error == "the script says so")
        #expect(await fixture.store.steps(after: badRun.id).count == 1)
        #expect(last.calls == 1)
    }

    @Test
    func `invalid jobs are rejected when they are added`() async throws {
        let fixture = JobFixture([
            ScriptedHandler(
                "work",
                parameters: [
                    JobParameter("n", .integer(1...500), "a number", default: 200),
                    JobParameter("files", .paths, isRequired: true, "files"),
                    JobParameter("kind", .choice(["a", "b"]), "a kind"), JobParameter("on", .flag, "a flag"),
                    JobParameter("word", .text, "a word"),
                ])
        ])
        let good: JobParameters = ["files": .texts(["/a"])]
        func refusal(_ draft: JobDraft) async -> String {
            do {
                _ = try await fixture.scheduler.add(draft)
                return "none"
            } catch let error as JobError {
                #expect(!error.message.contains("\n") && error.message.contains("expected"))
                return error.code.rawValue
            } catch { return "another" }
        }
        func draft(_ change: (inout JobDraft) -> Void) -> JobDraft {
            var draft = JobDraft("work", good, schedule: .once(fixture.clock.now))
            change(&draft)
            return draft
        }
        let bad: [(String, (inout JobDraft) -> Void)] = [
            ("unknownType", { $0.type = "wrok" }), ("unknownType", { $0.steps = [JobStep("x")] }),
            ("invalidParameter", { $0.parameters = [:] }),
            ("invalidParameter", { $0.steps = [JobStep("work")] }),
            ("invalidParameter", { $0.parameters.values["n"] = 0 }),
            ("invalidParameter", { $0.parameters.values["n"] = 501 }),
            ("invalidParameter", { $0.parameters.values["n"] = "7" }),
            ("invalidParameter", { $0.parameters.values["nn"] = 7 }),
            ("invalidParameter", { $0.parameters.values["files"] = .texts([]) }),
            ("invalidParameter", { $0.parameters.values["files"] = .texts(["relative.csv"]) }),
            ("invalidParameter", { $0.parameters.values["kind"] = "c" }),
            ("invalidParameter", { $0.parameters.values["on"] = "yes" }),
            ("invalidParameter", { $0.parameters.values["word"] = " \n" }),
            ("invalidJob", { $0.name = "" }),
            ("invalidJob", { $0.name = String(repeating: "x", count: 201) }),
            ("invalidJob", { $0.maxRuns = 0 }),
            ("invalidJob", { $0.steps = Array(repeating: JobStep("work", good), count: 21) }),
        ]
        for (code, change) in bad { #expect(await refusal(draft(change)) == code) }
        #expect(await fixture.store.jobs(nil).isEmpty, "nothing of a refused job stays")
        #expect(await refusal(draft { _ in }) == "none")
        #expect(throws: JobError.self) { try JobSchedule(cron: "61 * * * *", timeZone: "UTC") }
        #expect(throws: JobError.self) { try JobSchedule(cron: "@daily", timeZone: "Europe/Atlantis") }
    }

    @Test
    func `a handler that exceeds its time limit is cancelled, and its run fails`() async throws {
        let handler = ScriptedHandler(timeLimit: .seconds(0.2)) { _, _ in
            try await Task.sleep(for: .seconds(60))
            return JobOutcome("late")
        }
        let fixture = JobFixture([handler])
        let job = try await fixture.scheduler.runNow("work")
        try await fixture.worker().runDue()
        let run = try #require(await fixture.runs(of: job).first)
        #expect(run.state == .pending && run.failures == 1)
        #expect(run.error?.contains("exceeded the time limit") == true)
    }

    @Test(.timeLimit(.minutes(1)))
    func `work that ignores cancellation does not block its worker`() async throws {
        let isOver = Mutex(false)
        let handler = ScriptedHandler(timeLimit: .seconds(0.2)) { _, _ in
            while !isOver.withLock(\.self) { await Task.yield() }
            return JobOutcome("late")
        }
        let fixture = JobFixture([handler])
        let job = try await fixture.scheduler.runNow("work")
        try await fixture.worker().runDue()
        isOver.withLock { $0 = true }
        #expect(await fixture.runs(of: job).first?.failures == 1)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a stopping worker finishes its run and starts no other`() async throws {
        let (begun, stopped) = (Counter(), Counter())
        let fixture = JobFixture([
            ScriptedHandler { _, _ in
                begun.increase()
                while stopped.value == 0 { try await Task.sleep(for: .milliseconds(1)) }
                return JobOutcome("done")
            }
        ])
        let current = try await fixture.scheduler.runNow("work")
        let next = try await fixture.scheduler.runNow("work")
        // The grace period exceeds the time limit of this test, so only the end of the run ends the wait.
        let worker = fixture.worker { $0.grace = .seconds(3_600) }
        let work = Task { try await worker.run() }
        while begun.value == 0 { try await Task.sleep(for: .milliseconds(1)) }
        worker.stop()
        stopped.increase()
        try await work.value
        #expect(await fixture.runs(of: current).first?.state == .completed)
        #expect(await fixture.runs(of: next).first?.attempts == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a run that exceeds the grace period of its worker is released, not failed`() async throws {
        let begun = Counter()
        let fixture = JobFixture([
            ScriptedHandler { _, _ in
                begun.increase()
                try await Task.sleep(for: .seconds(3_600))
                return JobOutcome("done")
            }
        ])
        let job = try await fixture.scheduler.runNow("work")
        let worker = fixture.worker { $0.grace = .seconds(0.1) }
        let work = Task { try await worker.run() }
        while begun.value == 0 { try await Task.sleep(for: .milliseconds(1)) }
        worker.stop()
        try await work.value
        let run = try #require(await fixture.runs(of: job).first)
        #expect(run.state == .pending && run.failures == 0 && run.dueAt == fixture.clock.now)
    }

    @Test
    func `a run with an expired lease is claimed by another worker, and the first can no longer write`()
        async throws
    {
        let fixture = JobFixture([ScriptedHandler()])
        let job = try await fixture.scheduler.runNow("work")
        let first = try #require(
            try await fixture.store.claimRun(
                for: "dead", of: ["work"], lease: .seconds(60), at: fixture.clock.now))
        try await fixture.worker().runDue()
        #expect(await fixture.runs(of: job).first?.worker == "dead", "not before the lease ends")
        fixture.clock.now += 61
        try await fixture.worker().runDue()
        let run = try #require(await fixture.runs(of: job).first)
        #expect(run.state == .completed && run.worker == "one" && run.interruptions == 1 && run.failures == 0)
        #expect(try await !fixture.store.renew(first.claim, until: .distantFuture, progress: nil))
        #expect(try await !fixture.store.end(first.claim, .failed("late"), at: fixture.clock.now))
        #expect(await fixture.runs(of: job) == [run])
    }

    @Test
    func `more non-suspending work than processors does not prevent lease renewal`() async throws {
        let count = ProcessInfo.processInfo.activeProcessorCount + 1
        let (begun, looks) = (Counter(), Counter())
        let handler = ScriptedHandler { _, _ in
            // Once all work is running, only lease renewals read the clock.
            begun.increase()
            let end = ContinuousClock.now + .seconds(20)
            func wait(for condition: () -> Bool) {
                while !condition(), ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.01) }
            }
            wait { begun.value == count }
            let before = looks.value
            wait { looks.value > before }
            return JobOutcome(looks.value > before ? "heard of" : "silent")
        }
        let fixture = JobFixture([handler])
        for _ in 0..<count { _ = try await fixture.scheduler.runNow("work") }
        var options = WorkerOptions()
        options.parallelRuns = count
        options.lease = .seconds(0.3)
        let clock = fixture.clock
        let worker = JobWorker(store: fixture.store, types: fixture.types, options: options) {
            looks.increase()
            return clock.now
        }
        try await worker.runDue()
        let outcomes = await fixture.store.runs(of: nil, limit: .max).map(\.outcome?.summary)
        #expect(outcomes == Array(repeating: "heard of", count: count))
    }

    @Test(.timeLimit(.minutes(5)))
    func `a running job reports its progress`() async throws {
        let store = Mutex<InMemoryJobStore?>(nil)
        let fixture = JobFixture([
            ScriptedHandler { _, context in
                try await context.log("Processing 652 creatives")
                try context.stages.checkpoint(ProgressEvent(stage: "Reading", completed: 3, total: 9))
                // The work ends only after its progress is stored.
                let jobs = store.withLock(\.self)
                while await jobs?.runs(of: nil, limit: 1).first?.progress?.completed != 3 {
                    try await Task.sleep(for: .milliseconds(1))
                }
                return JobOutcome("done")
            }
        ])
        store.withLock { $0 = fixture.store }
        let job = try await fixture.scheduler.runNow("work")
        try await fixture.worker { $0.lease = .seconds(0.3) }.runDue()
        let run = try #require(await fixture.runs(of: job).first)
        #expect(run.progress?.stage == "Reading" && run.progress?.completed == 3 && run.progress?.total == 9)
        let messages = await fixture.store.log(of: run.id).map(\.message)
        #expect(messages == ["started by one", "Processing 652 creatives", "done"])
    }

    @Test(arguments: 0..<3)
    func `several workers on one store execute each run once`(seed: Int) async throws {
        let handler = ScriptedHandler { _, _ in
            await Task.yield()
            return JobOutcome("done")
        }
        let fixture = JobFixture([handler])
        for _ in 0..<200 { _ = try await fixture.scheduler.runNow("work") }
        try await withThrowingTaskGroup { group in
            for number in 0..<4 {
                let worker = fixture.worker {
                    $0.name = "w\(number)"
                    $0.parallelRuns = 2
                }
                group.addTask { try await worker.runDue() }
            }
            try await group.waitForAll()
        }
        #expect(handler.calls == 200)
        #expect(
            await fixture.store.runs(of: nil, limit: .max).allSatisfy {
                $0.state == .completed && $0.attempts == 1
            })
    }

    @Test func `runs of types that a worker lacks are not claimed`() async throws {
        let fixture = JobFixture([ScriptedHandler()])
        let job = try await fixture.store.add(
            JobDraft("unknown", schedule: .once(fixture.clock.now)), at: fixture.clock.now)
        try await fixture.worker().runDue()
        #expect(await fixture.runs(of: job).map(\.state) == [.pending])
    }

    @Test
    func `parameters that a newer release rejects fail without a retry`() async throws {
        let fixture = JobFixture([ScriptedHandler()])
        let job = try await fixture.store.add(
            JobDraft("work", ["gone": 1], schedule: .once(fixture.clock.now)), at: fixture.clock.now)
        try await fixture.worker().runDue()
        let run = try #require(await fixture.runs(of: job).first)
        #expect(run.state == .failed && run.failures == 1 && run.error?.contains("gone") == true)
    }
}

private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock(\.self) }

    func increase() { count.withLock { $0 += 1 } }
}
