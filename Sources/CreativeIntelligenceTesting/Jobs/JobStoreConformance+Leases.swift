internal import Foundation
internal import JobScheduling
internal import StageCore

extension JobStoreConformance {
    /// Checks that a run whose lease expires is claimed by another worker, and a run whose lease is renewed is not.
    package func checkLeases() async throws {
        let store = try await store()
        let job = try await store.add(JobSample.once(0), at: store.minute(0))
        guard let first = try await store.claim(at: 0) else {
            return check.holds(false, "nothing is due")
        }
        try await rests(store, at: 1, "at the end of a lease")
        var progress = RunProgress(ProgressEvent(stage: "half", completed: 1, total: 2))
        check.holds(
            try await store.renew(first.claim, until: store.minute(5), progress: progress),
            "renewing a lease in time")
        check.same(try await store.overview(job.id)?.live?.progress, progress, "the progress of a run")
        check.same(
            try await store.nextDueTime(of: ["a"]), store.minute(5),
            "the next due time, which is the lease expiry")
        progress.total = nil
        check.holds(
            try await store.renew(first.claim, until: store.minute(6), progress: progress),
            "renewing a lease with progress without a total")
        check.holds(
            try await store.renew(first.claim, until: store.minute(7), progress: nil),
            "renewing a lease without progress")
        check.same(
            try await store.overview(job.id)?.live?.progress, progress,
            "a renewal without progress keeps the previous progress")
        try await rests(store, at: 7, "after renewals")
        // By a worker that also takes other types.
        try await checkTakeover(of: first, in: store)
    }

    private func checkTakeover(of first: ClaimedRun, in store: any JobStore) async throws {
        check.same(try await store.claim(at: 7.1, of: ["x"])?.run.id, nil, "a claim of another type")
        let silent = try await store.run(first.run.id)
        check.same(silent?.state, .pending, "the state of a run with an expired lease")
        check.same(silent?.dueAt, store.minute(7.1), "the due time of a run with an expired lease")
        check.same(silent?.interruptions, 1, "interruptions of a run with an expired lease")
        check.same(silent?.failures, 0, "failures of a run with an expired lease")
        check.same(silent?.leaseEnds, nil, "the lease of a run with an expired lease")
        let second = try await store.claim(at: 7.2)
        check.same(second?.run.id, first.run.id, "the reclaimed run")
        check.same(second?.run.attempts, 2, "attempts of a reclaimed run")
        check.same(second?.run.progress, nil, "progress of a new attempt")
        check.same(
            try await store.log(of: first.run.id).map(\.kind), [.started, .interrupted, .started],
            "the log of a reclaimed run")
        await checkInvariants(of: store, "after a run was reclaimed")
    }

    /// Checks that an attempt that no longer holds the lease can change nothing.
    package func checkFencing() async throws {
        let store = try await store()
        let job = try await store.add(JobSample.hourly(), at: store.minute(0))
        guard let old = try await store.claim(at: 60), let new = try await store.claim(at: 62) else {
            return check.holds(false, "a run with an expired lease is not claimed again")
        }
        let endings: [RunEnding] = [
            .completed(JobOutcome("late")), .failed("late"), .refused("late"), .interrupted, .released,
        ]
        func expectNoChange(by claim: RunClaim, _ what: String) async throws {
            let before = try await (store.jobs(nil), store.runs(of: nil, limit: .max))
            let log = try await store.log(of: claim.run)
            for ending in endings {
                check.same(
                    try await store.end(claim, ending, at: store.minute(62.1)), false, "ending by \(what)")
            }
            let progress = RunProgress(ProgressEvent(stage: "late", completed: 1, total: 1))
            check.same(
                try await store.renew(claim, until: store.minute(99), progress: progress), false,
                "renewing by \(what)")
            try await store.log("late", by: claim, at: store.minute(62.1))
            check.same(try await store.jobs(nil), before.0, "jobs after calls by \(what)")
            check.same(try await store.runs(of: nil, limit: .max), before.1, "runs after calls by \(what)")
            check.same(try await store.log(of: claim.run), log, "the log after calls by \(what)")
        }
        try await expectNoChange(by: old.claim, "an earlier attempt")
        try await expectNoChange(by: RunClaim(run: new.run.id, attempt: 3), "a later attempt")
        try await store.log("line", by: new.claim, at: store.minute(62.2))
        check.same(
            try await store.log(of: new.run.id).last?.message, "line", "a line of the current attempt")
        check.holds(
            try await store.end(new.claim, .failed("no"), at: store.minute(62.3)),
            "ending the current attempt")
        try await expectNoChange(by: new.claim, "an attempt of a run that is pending again")
        guard let last = try await store.claim(at: 90) else { return check.holds(false, "nothing is due") }
        _ = try await store.end(last.claim, .completed(JobOutcome("done")), at: store.minute(90))
        try await expectNoChange(by: last.claim, "an attempt of a run that has ended")
        check.same(try await store.overview(job.id)?.job.endedRuns, 1, "ended runs")
    }

    /// Checks that times are stored and compared in milliseconds.
    package func checkTimes() async throws {
        let store = try await store()
        let time = Date(timeIntervalSince1970: 1_767_603_600.1234)
        let kept = Date(timeIntervalSince1970: 1_767_603_600.123)
        let draft = JobDraft("a", schedule: .once(time.addingTimeInterval(0.0003)))
        let job = try await store.add(draft, at: time)
        check.same(job.createdAt, kept, "the creation time of a job")
        check.same(
            job.schedule, .once(Date(timeIntervalSince1970: 1_767_603_600.124)),
            "the time of a one-time schedule")
        check.same(try await store.overview(job.id)?.job, job, "a job with such times")
        check.same(
            try await store.claimRun(for: "w", of: ["a"], lease: .seconds(1), at: time)?.run.id, nil,
            "a claim one millisecond too early")
        let claimed = try await store.claimRun(
            for: "w", of: ["a"], lease: .seconds(0.00051), at: time.addingTimeInterval(0.0003))
        check.same(
            claimed?.run.leaseEnds, Date(timeIntervalSince1970: 1_767_603_600.125), "the end of a lease")
        check.same(try await store.overview(job.id)?.live, claimed?.run, "a run with such times")
        for time in [Date.distantPast, .distantFuture] {
            let far = try await store.add(JobDraft("far", schedule: .once(time)), at: time)
            check.same(far.createdAt, time, "a distant creation time")
            check.same(try await store.overview(far.id)?.job, far, "a job with a distant time")
            check.same(try await store.overview(far.id)?.live?.dueAt, time, "a run with a distant time")
        }
    }
}

extension JobStoreConformance {
    /// Checks that the run due for the longest time is claimed first, then the lowest ID, and that no run is claimed early.
    package func checkClaimOrder() async throws {
        let store = try await store()
        let minutes: [Double] = [30, 10, 20, 10, 40, 10]
        for minute in minutes { _ = try await store.add(JobSample.once(minute), at: store.minute(0)) }
        try await rests(store, at: 9.99, "before the first time")
        var order: [Int] = []
        while let claimed = try await store.claim(at: 30) { order.append(claimed.job.id.rawValue) }
        check.same(order, [2, 4, 6, 3, 1], "the order of due runs")
        let claimed = try await store.claimRun(
            for: "me", of: ["a"], lease: .seconds(90), at: store.minute(41))
        check.same(
            claimed?.job.id.rawValue, 5,
            "runs with expired leases are due when the expiry is detected, after other runs")
        check.same(
            try await store.claim(at: 41)?.job.id.rawValue, 1, "the first of the runs with expired leases")
        try await checkClaimedRun()
    }

    private func checkClaimedRun() async throws {
        let store = try await store()
        let job = try await store.add(JobSample.once(1), at: store.minute(0))
        let claimed = try await store.claimRun(for: "me", of: ["a"], lease: .seconds(90), at: store.minute(2))
        var run = JobRun(id: RunID(rawValue: 1), job: job.id, at: store.minute(1))
        run.state = .running
        run.attempts = 1
        run.worker = "me"
        run.startedAt = store.minute(2)
        run.leaseEnds = store.minute(3.5)
        run.lease = .seconds(90)
        check.same(claimed, ClaimedRun(job: job, run: run), "a claimed run")
        check.same(try await store.overview(job.id)?.live, run, "a claimed run after reading")
        check.same(
            try await store.log(of: run.id),
            [RunLogEntry(at: store.minute(2), attempt: 1, kind: .started, message: "started by me")],
            "the log of a claimed run")
        check.same(
            try await store.nextDueTime(of: []), store.minute(3.5),
            "the next due time, which is the lease expiry")
    }

    /// Checks that a worker claims only runs of the requested types.
    package func checkTypes() async throws {
        let store = try await store()
        for type in ["a", "b", "c", "d"] {
            for minute in 0..<3 {
                _ = try await store.add(JobSample.once(Double(minute), type: type), at: store.minute(0))
            }
        }
        check.same(try await store.claim(at: 9, of: [])?.job.type, nil, "a claim of no types")
        check.same(try await store.claim(at: 9, of: ["x", ""])?.job.type, nil, "a claim of other types")
        var found: [String] = []
        while let claimed = try await store.claim(at: 2, of: ["x", "d", "b"]) {
            found.append(claimed.job.type)
        }
        check.same(found, ["b", "d", "b", "d", "b", "d"], "claims of two types, ordered by time")
        check.same(try await store.claim(at: 2, of: ["c"])?.job.id.rawValue, 7, "a claim of one type")
        await checkInvariants(of: store, "after claims by type")
    }

    /// Checks that each run is claimed once by many concurrent workers.
    func checkConcurrentClaims() async throws {
        let store = try await store()
        let count = max(1, options.manyCount / 10)
        for number in 0..<count {
            let type = number.isMultiple(of: 2) ? "a" : "b"
            _ = try await store.add(JobSample.once(0, type: type), at: store.minute(0))
        }
        let claimed = try await withThrowingTaskGroup(of: [RunID].self) { group in
            for task in 0..<options.taskCount {
                group.addTask {
                    var own: [RunID] = []
                    let types: Set = task.isMultiple(of: 3) ? ["a"] : ["a", "b"]
                    while let claimed = try await store.claim(at: 0.5, of: types) {
                        own.append(claimed.run.id)
                        // Some runs end at once, some later, some never.
                        if claimed.run.id.rawValue.isMultiple(of: 3) {
                            _ = try await store.end(
                                claimed.claim, .completed(JobOutcome("")), at: JobSample.minute(0.5))
                        }
                    }
                    return own
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        check.same(
            claimed.map(\.rawValue).sorted(), Array(1...count), "each run is claimed once by many tasks")
        await checkInvariants(of: store, "after claims of many tasks")
    }
}
