internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// Checks that a failed run is retried after 5, 10 and 20 minutes, and with more attempts after at most an hour.
    package func checkRetries() async throws {
        let store = try await store()
        let job = try await store.add(JobSample.once(0), at: store.minute(0))
        var time = 0.0
        for (failures, delay) in [5.0, 10, 20].enumerated() {
            let run = try await work(store, at: time, .failed("no \(failures)"), "a run that fails")
            check.same(run?.state, .pending, "a run that is retried")
            check.same(run?.failures, failures + 1, "its failures")
            check.same(run?.error, "no \(failures)", "its error")
            check.same(run?.dueAt, store.minute(time + delay), "its retry time")
            check.same(run?.scheduledFor, store.minute(0), "its scheduled time")
            check.same(run?.endedAt, nil, "its end")
            await checkInvariants(of: store, "after \(failures + 1) failures")
            try await rests(store, at: time + delay - 0.001, "before the retry")
            time += delay
        }
        let run = try await work(store, at: time, .failed("at last"), "a run that fails for the last time")
        check.same(run?.state, .failed, "a run that failed for the fourth time")
        check.same(run?.endedAt, store.minute(time), "its end")
        check.same(run?.error, "at last", "its error")
        check.same(run?.attempts, 4, "its attempts")
        let log = try await store.log(of: RunID(rawValue: 1))
        check.same(
            log.map(\.kind),
            [.started, .retried, .started, .retried, .started, .retried, .started, .failed],
            "the log of a failed run")
        check.same(log.map(\.attempt), [1, 1, 2, 2, 3, 3, 4, 4], "the attempts in its log")
        check.same(try await store.overview(job.id)?.job.status, .completed, "a one-time job")
        check.same(try await store.nextDueTime(of: ["a"]), nil, "the next due time after the last failure")
        await checkInvariants(of: store, "after the last failure")
        try await checkLongestDelay()
    }

    private func checkLongestDelay() async throws {
        let store = try await makeStore(JobRetryPolicy(retries: 7))
        _ = try await store.add(JobSample.once(0), at: store.minute(0))
        var (delays, time) = ([Double](), 0.0)
        while let run = try await work(store, at: time, .failed("no"), "a run that fails"), run.isLive {
            delays.append(run.dueAt.timeIntervalSince(store.minute(time)) / 60)
            time += delays.last ?? 0
            guard delays.count < 20 else { break }
        }
        check.same(delays, [5, 10, 20, 40, 60, 60, 60], "minutes between failures")
    }

    /// Checks that a recurring job continues after a run that failed permanently, and after a refused run without delay.
    func checkFinalFailures() async throws {
        let store = try await makeStore(JobRetryPolicy(retries: 0))
        let id = try await store.add(JobSample.hourly(), at: store.minute(0)).id
        for (hour, ending) in [RunEnding.failed("no"), .refused("never"), .completed(JobOutcome("yes"))]
            .enumerated()
        {
            let time = Double(hour + 1) * 60 + 1
            let run = try await work(store, at: time, ending, "an hourly run")
            check.same(run?.state, hour == 2 ? .completed : .failed, "an ended run")
            let overview = try await store.overview(id)
            check.same(overview?.job.status, .active, "the status of a recurring job")
            check.same(overview?.job.endedRuns, hour + 1, "its ended runs")
            check.same(overview?.last, run, "its last run")
            check.same(overview?.live?.dueAt, store.minute(Double(hour + 2) * 60), "its next run")
            await checkInvariants(of: store, "after an hourly run")
        }
        // Missed hours are skipped.
        try await work(store, at: 60 * 4, .completed(JobOutcome("")), "a run on time")
        try await work(store, at: 60 * 9 + 30, .completed(JobOutcome("")), "a late run")
        check.same(try await store.overview(id)?.live?.dueAt, store.minute(600), "the run after a late one")
        let again = try await makeStore(JobRetryPolicy())
        _ = try await again.add(JobSample.once(0), at: again.minute(0))
        let refused = try await work(again, at: 0, .refused("never"), "a refused run")
        check.same(refused?.state, .failed, "the state of a refused run")
    }

    /// Checks that interrupted and released attempts do not count as failures, and that interruptions are limited.
    package func checkInterruptions() async throws {
        let store = try await makeStore(JobRetryPolicy(retries: 0, interruptions: 2))
        _ = try await store.add(JobSample.once(0), at: store.minute(0))
        for attempt in 1...3 {
            let claimed = try await store.claim(at: Double(attempt * 2))
            check.same(claimed?.run.attempts, attempt, "attempts of an interrupted run")
        }
        try await rests(store, at: 8, "after the last interruption")
        let run = try await store.run(RunID(rawValue: 1))
        check.same(run?.state, .failed, "a run with too many interruptions")
        check.same(run?.interruptions, 3, "its interruptions")
        check.same(run?.failures, 0, "its failures")
        check.holds(run?.error != nil, "expected an error in a failed run")
        await checkInvariants(of: store, "after interruptions")
        _ = try await store.add(JobSample.once(10), at: store.minute(10))
        for attempt in 1...5 {
            let run = try await work(store, at: 10, .released, "a run to release")
            check.same(run?.state, .pending, "the state of a released run")
            check.same(run?.attempts, attempt, "its attempts")
            check.same(run?.interruptions, 0, "its interruptions")
            check.same(run?.failures, 0, "its failures")
        }
        try await work(store, at: 10, .completed(JobOutcome("")), "a released run")
        await checkInvariants(of: store, "after a run was released")
    }

    /// Checks that a job ends after its maximum number of runs, regardless of their results.
    func checkNumberOfRuns() async throws {
        let store = try await makeStore(JobRetryPolicy(retries: 0))
        let id = try await store.add(JobSample.hourly(maxRuns: 2), at: store.minute(0)).id
        let once = try await store.add(JobSample.once(500), at: store.minute(0)).id
        try await work(store, at: 60, .failed("no"), "the first of two runs")
        check.same(try await store.overview(id)?.job.status, .active, "a job after one of two runs")
        try await work(store, at: 120, .completed(JobOutcome("")), "the second of two runs")
        let overview = try await store.overview(id)
        check.same(overview?.job.status, .completed, "a job after two of two runs")
        check.same(overview?.job.endedRuns, 2, "its ended runs")
        check.same(overview?.live, nil, "its next run")
        try await rests(store, at: 499, "after all runs")
        try await work(store, at: 500, .completed(JobOutcome("once")), "a one-time job")
        check.same(try await store.overview(once)?.job.status, .completed, "a completed one-time job")
        check.same(try await store.overview(once)?.last?.outcome?.summary, "once", "its outcome")
        await checkInvariants(of: store, "after all runs")
    }
}
