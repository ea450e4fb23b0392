internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// Checks that a job is returned as requested, with its first run.
    package func checkAdding() async throws {
        let store = try await store()
        let now = store.minute(10)
        var full = try JobSample.hourly(type: "b", steps: [JobStep("a", ["n": 1]), JobStep("b")], maxRuns: 3)
        full.name = "every hour"
        full.parameters = ["flag": true, "count": -5, "word": "x"]
        full.origin = .runNow(JobID(rawValue: 1))
        let zoned = JobDraft(
            "a", schedule: try JobSchedule(cron: "30 6 * * MON-FRI", timeZone: "Europe/Berlin"))
        let drafts = [JobSample.once(20), full, JobSample.once(-30), zoned]
        // In an hour, half an hour ago, and tomorrow at half past six, in winter time in Berlin.
        let times = [20, 60, -30, 60 * 20.5].map(store.minute)
        for (index, draft) in drafts.enumerated() {
            let id = JobID(rawValue: index + 1)
            let job = try await store.add(draft, at: now)
            check.same(job, Job(draft, id: id, createdAt: now), "an added job")
            let overview = try await store.overview(id)
            check.same(overview?.job, job, "an added job after reading")
            check.same(
                overview?.live, JobRun(id: RunID(rawValue: index + 1), job: id, at: times[index]),
                "the first run of a job")
            check.same(overview?.last, nil, "the last run of a new job")
        }
        await checkInvariants(of: store, "after adding")
        check.same(
            try await store.nextDueTime(of: ["a"]), store.minute(-30), "the next due time of one type")
        check.same(
            try await store.nextDueTime(of: ["b"]), store.minute(60), "the next due time of another type")
        check.same(try await store.nextDueTime(of: ["c"]), nil, "the next due time of a type without jobs")
        check.same(try await store.nextDueTime(of: []), nil, "the next due time of no types")
        let late = try JobSample.hourly()
        await refuses(.invalidJob, "a schedule without a future time") {
            _ = try await store.add(late, at: Date(timeIntervalSince1970: 300_000_000_000))
        }
        check.same(try await store.jobs(nil).count, drafts.count, "jobs after a refused job")
    }

    /// Checks that lists are ordered and not longer than requested.
    package func checkLists() async throws {
        let store = try await store()
        let first = try await store.add(JobSample.hourly(), at: store.minute(0)).id
        for _ in 0..<3 { _ = try await store.add(JobSample.once(500), at: store.minute(0)) }
        for hour in 1...6 {
            try await work(store, at: Double(hour * 60), .completed(JobOutcome("done")), "an hourly job")
        }
        let all = try await store.runs(of: nil, limit: .max)
        check.same(all.map(\.id.rawValue), (1...10).reversed(), "all runs, latest first")
        let own = try await store.runs(of: first, limit: .max)
        check.same(own, all.filter { $0.job == first }, "the runs of a job")
        check.same(own.count, 7, "the runs of a job after 6 hours")
        for limit in [0, -1, .min] {
            check.same(try await store.runs(of: nil, limit: limit), [], "a list of \(limit) runs")
            check.same(try await store.runs(of: first, limit: limit), [], "a list of \(limit) runs of a job")
        }
        check.same(try await store.runs(of: nil, limit: 3), Array(all.prefix(3)), "a list of 3 runs")
        check.same(
            try await store.runs(of: first, limit: 3), Array(own.prefix(3)), "a list of 3 runs of a job")
        let ids = [3, 1, 9, 3, 2, 0, -1].map(JobID.init)
        check.same(try await store.jobs(ids).map(\.job.id.rawValue), [1, 2, 3], "some jobs, ordered by ID")
        check.same(try await store.jobs([]), [], "no jobs")
        check.same(try await store.jobs(nil).map(\.job.id.rawValue), [1, 2, 3, 4], "all jobs")
        check.same(try await store.overview(first)?.last, own[1], "the run that ended last")
        check.same(try await store.overview(first)?.live, own[0], "the run that has not ended")
    }

    /// Checks that unknown IDs are not found and change nothing.
    func checkUnknownIDs() async throws {
        let store = try await store()
        _ = try await store.add(JobSample.once(0), at: store.minute(0))
        for number in [0, -1, 2, .max, .min] {
            let (job, run) = (JobID(rawValue: number), RunID(rawValue: number))
            for status in Job.Status.allCases {
                await refuses(.unknownJob, "changing the status of job \(number)") {
                    _ = try await store.setStatus(of: job, to: status, at: JobSample.start)
                }
            }
            check.same(try await store.jobs([job]), [], "job \(number)")
            check.same(try await store.runs(of: job, limit: 5), [], "runs of job \(number)")
            check.same(try await store.log(of: run), [], "the log of run \(number)")
            check.same(try await store.steps(after: run), [], "steps after run \(number)")
            let claim = RunClaim(run: run, attempt: 1)
            check.same(
                try await store.renew(claim, until: store.minute(9), progress: nil), false,
                "renewing an unknown run")
            check.same(
                try await store.end(claim, .interrupted, at: store.minute(1)), false, "ending an unknown run")
            try await store.log("line", by: claim, at: store.minute(1))
            check.same(try await store.log(of: run), [], "the log of unclaimed run \(number)")
        }
        for attempt in [0, 1] {
            let claim = RunClaim(run: RunID(rawValue: 1), attempt: attempt)
            check.same(
                try await store.end(claim, .interrupted, at: store.minute(1)), false, "ending a pending run")
        }
        check.same(try await store.run(RunID(rawValue: 1))?.state, .pending, "the existing run")
        await checkInvariants(of: store, "after calls with unknown IDs")
    }
}
