internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// Checks that old ended runs are removed, oldest first and up to the limit, and that required runs are kept.
    package func checkRemoval() async throws {
        let store = try await store()
        let hourly = try await store.add(JobSample.hourly(), at: store.minute(0)).id
        let once = try await store.add(JobSample.once(90), at: store.minute(1)).id
        let unused = try await store.add(JobSample.once(9_999), at: store.minute(2)).id
        _ = try await store.setStatus(of: unused, to: .archived, at: store.minute(3))
        // The runs 1, 2, 4, 5 and 6 end in minutes 60, 90, 120, 180 and 240.
        for minute in [60, 90, 120, 180, 240] as [Double] {
            try await work(store, at: minute, .completed(JobOutcome("done")), "a run")
        }
        let all = try await store.runs(of: nil, limit: .max)
        check.same(all.map(\.id.rawValue), [7, 6, 5, 4, 2, 1], "runs before any is removed")
        for limit in [0, -1, .min] {
            try await removes(0, 0, store, before: 9_999, limit: limit)
        }
        try await removes(0, 0, store, before: -1, limit: .max)
        check.same(try await store.runs(of: nil, limit: .max), all, "runs after nothing was removed")
        try await removes(1, 0, store, before: 180, limit: 1)
        check.same(try await store.runs(of: nil, limit: .max), all.dropLast(1), "runs without the first")
        try await removes(2, 0, store, before: 180, limit: 2)
        check.same(try await store.runs(of: nil, limit: .max), Array(all.prefix(3)), "runs without three")
        // A job created exactly at the given time was not created before it.
        try await removes(0, 0, store, before: 1, limit: 9)
        try await removes(0, 1, store, before: 180, limit: 1)
        check.same(try await store.jobs(nil).map(\.job.id), [hourly, unused], "jobs without the first ended")
        try await removes(0, 0, store, before: 2, limit: 9)
        try await removes(0, 1, store, before: 2.001, limit: 9)
        try await removes(0, 0, store, before: 180, limit: 9)
        check.same(
            try await store.run(RunID(rawValue: 5)), all[2], "a run that ended exactly at the given time")
        await checkInvariants(of: store, "after a removal", isWhole: false)
        try await checkRemoved(store, once)
        try await checkLastRun(store, hourly)
        try await checkRemovalOrder()
    }

    /// Checks that what ended or was created first is removed first, regardless of its ID.
    private func checkRemovalOrder() async throws {
        let store = try await store()
        for minute in [10, 9] as [Double] {
            _ = try await store.add(JobSample.once(0), at: store.minute(minute))
        }
        let claims = [try await store.claim(at: 11), try await store.claim(at: 11)].compactMap { $0?.claim }
        for (minute, claim) in zip([13, 12] as [Double], claims) {
            _ = try await store.end(claim, .refused("no"), at: store.minute(minute))
        }
        try await removes(1, 0, store, before: 99, limit: 1)
        check.same(try await store.runs(of: nil, limit: 9).map(\.id.rawValue), [1], "the run that ended last")
        try await removes(1, 0, store, before: 99, limit: 1)
        try await removes(0, 1, store, before: 99, limit: 1)
        check.same(try await store.jobs(nil).map(\.job.id.rawValue), [1], "the job that was created last")
    }

    /// Checks that nothing of a removed run or job remains.
    private func checkRemoved(_ store: any JobStore, _ job: JobID) async throws {
        let run = RunID(rawValue: 2)
        check.same(try await store.log(of: run), [], "the log of a removed run")
        check.same(try await store.runs(of: job, limit: 9), [], "the runs of a removed job")
        check.same(try await store.jobs([job]), [], "a removed job")
        let claim = RunClaim(run: run, attempt: 1)
        check.same(
            try await store.end(claim, .released, at: store.minute(1)), false, "a claim of a removed run")
        try await store.log("late", by: claim, at: store.minute(1))
        check.same(try await store.log(of: run), [], "the log of a removed run after a late line")
        await refuses(.unknownJob, "changing the status of a removed job") {
            _ = try await store.setStatus(of: job, to: .archived, at: JobSample.start)
        }
    }

    /// Checks that the last ended run is kept while its job is active or paused, and that IDs are not reused.
    private func checkLastRun(_ store: any JobStore, _ hourly: JobID) async throws {
        try await removes(1, 0, store, before: 9_999, limit: 9)
        let last = try await store.run(RunID(rawValue: 6))
        for status in [Job.Status.paused, .active] {
            _ = try await store.setStatus(of: hourly, to: status, at: store.minute(241))
            try await removes(0, 0, store, before: 9_999, limit: 9)
            check.same(
                try await store.overview(hourly)?.last, last, "the last run of a job that is \(status)")
        }
        check.same(try await store.overview(hourly)?.job.endedRuns, 4, "ended runs, including removed ones")
        // A running run is kept, even if its job is archived.
        let claimed = try await store.claim(at: 300)
        _ = try await store.setStatus(of: hourly, to: .archived, at: store.minute(301))
        try await removes(1, 0, store, before: 9_999, limit: 9)
        check.same(try await store.overview(hourly)?.live, claimed?.run, "a running run")
        if let claim = claimed?.claim {
            _ = try await store.end(claim, .completed(JobOutcome("")), at: store.minute(300))
        }
        try await removes(1, 1, store, before: 9_999, limit: 9)
        check.same(try await store.jobs(nil), [], "jobs after everything is removed")
        check.same(try await store.runs(of: nil, limit: .max), [], "runs after everything is removed")
        let next = try await store.add(JobSample.once(0), at: store.minute(0)).id
        check.same(next.rawValue, 4, "the ID of a job after everything is removed")
        check.same(
            try await store.overview(next)?.live?.id.rawValue, 8,
            "the ID of a run after everything is removed")
    }

    /// Checks that a run with steps is kept until its last step has ended.
    func checkRemovalOfSteps() async throws {
        let store = try await store()
        let steps = [JobStep("b"), JobStep("b")]
        _ = try await store.add(JobSample.once(0, steps: steps), at: store.minute(0))
        _ = try await store.add(JobSample.once(1), at: store.minute(0))
        for minute in 0...2 {
            try await work(store, at: Double(minute), .completed(JobOutcome("")), "a run with steps")
        }
        let runs = try await store.runs(of: nil, limit: .max)
        check.same(runs.filter { !$0.isLive }.count, 3, "ended runs before the last step")
        try await removes(1, 1, store, before: 99, limit: 9)
        check.same(
            try await store.runs(of: nil, limit: .max), runs.filter { $0.id.rawValue != 2 },
            "runs while a step is pending")
        check.same(try await store.claim(at: 3)?.run.isLive, true, "the last step")
        try await removes(0, 0, store, before: 99, limit: 9)
        let claim = RunClaim(run: runs[0].id, attempt: 1)
        _ = try await store.end(claim, .refused("no"), at: store.minute(3))
        try await removes(2, 0, store, before: 99, limit: 2)
        check.same(try await store.runs(of: nil, limit: 9).map(\.id), [claim.run], "the last step's run")
        try await removes(1, 3, store, before: 99, limit: 9)
        check.same(try await store.jobs(nil), [], "jobs after all steps")
    }

    private func removes(
        _ runs: Int, _ jobs: Int, _ store: any JobStore, before minute: Double, limit: Int
    ) async throws {
        check.same(
            try await store.removeEnded(before: store.minute(minute), limit: limit),
            RemovedRuns(runs: runs, jobs: jobs), "a removal before minute \(minute), at most \(limit)")
    }
}

/// The expected result of a removal, computed differently from the stores: for each run, recursively from its steps.
struct JobRemoval {
    /// The numbers of removed runs and jobs.
    private(set) var answer = RemovedRuns(runs: 0, jobs: 0)
    /// The remaining runs, latest first.
    private(set) var runs: [JobRun]
    /// The remaining jobs, ordered by ID.
    private(set) var jobs: [Job]

    /// - Parameters:
    ///   - jobs: The jobs before the removal, ordered by ID.
    ///   - runs: The runs before the removal, latest first.
    init(jobs: [Job], runs: [JobRun], before moment: Date, limit: Int) {
        (self.jobs, self.runs) = (jobs, runs)
        let moment = Date(milliseconds: moment.milliseconds)
        let removed = runs.filter { isRemovable($0, before: moment) }
            .sorted { ($0.endedAt ?? moment, $0.id) < ($1.endedAt ?? moment, $1.id) }
            .prefix(max(0, limit))
        self.runs.removeAll { removed.contains($0) }
        let empty = jobs.filter { job in
            !goesOn(job) && job.createdAt < moment && !self.runs.contains { $0.job == job.id }
        }
        let gone = empty.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
            .prefix(max(0, limit) - removed.count)
        self.jobs.removeAll { gone.contains($0) }
        answer = RemovedRuns(runs: removed.count, jobs: gone.count)
    }

    private func goesOn(_ job: Job) -> Bool { job.status == .active || job.status == .paused }

    private func isRemovable(_ run: JobRun, before moment: Date) -> Bool {
        guard let end = run.endedAt, end < moment, !isFollowed(run) else { return false }
        let isOfLiveJob = jobs.contains { $0.id == run.job && goesOn($0) }
        let isLast = runs.first { $0.job == run.job && !$0.isLive } == run
        return !isOfLiveJob || !isLast
    }

    private func isFollowed(_ run: JobRun) -> Bool {
        jobs.filter { $0.origin == .step(run.id) }.contains { step in
            goesOn(step) || runs.contains { $0.job == step.id && ($0.isLive || isFollowed($0)) }
        }
    }
}
