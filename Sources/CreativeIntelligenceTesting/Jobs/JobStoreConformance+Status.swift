internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// Checks that a paused job waits. After resuming, a recurring job continues at its next time, and a pending retry is made.
    package func checkPauses() async throws {
        let store = try await store()
        let hourly = try await store.add(JobSample.hourly(), at: store.minute(0)).id
        let once = try await store.add(JobSample.once(70), at: store.minute(0)).id
        for id in [hourly, once] {
            check.same(
                try await store.setStatus(of: id, to: .paused, at: store.minute(1)).status, .paused,
                "pausing a job"
            )
            check.same(
                try await store.setStatus(of: id, to: .paused, at: store.minute(1)).status, .paused,
                "pausing a job again")
        }
        await checkInvariants(of: store, "while paused")
        try await rests(store, at: 200, "while paused")
        check.same(try await store.nextDueTime(of: ["a"]), nil, "the next due time while paused")
        for id in [hourly, once] { _ = try await store.setStatus(of: id, to: .active, at: store.minute(200)) }
        check.same(
            try await store.overview(hourly)?.live?.dueAt, store.minute(240),
            "the next due time after a pause")
        check.same(
            try await store.overview(hourly)?.live?.scheduledFor, store.minute(240),
            "the scheduled time after a pause")
        check.same(try await store.claim(at: 200)?.job.id, once, "a missed one-time job runs after a pause")
        // A pause that ends before the due time has no effect.
        _ = try await store.setStatus(of: hourly, to: .paused, at: store.minute(210))
        _ = try await store.setStatus(of: hourly, to: .active, at: store.minute(220))
        check.same(try await store.overview(hourly)?.live?.dueAt, store.minute(240), "a short pause")
        try await checkPauseUnderWay()
    }

    private func checkPauseUnderWay() async throws {
        let store = try await store()
        let id = try await store.add(JobSample.hourly(), at: store.minute(0)).id
        guard let claimed = try await store.claim(at: 60) else { return check.holds(false, "nothing is due") }
        _ = try await store.setStatus(of: id, to: .paused, at: store.minute(60))
        check.holds(
            try await store.renew(claimed.claim, until: store.minute(62), progress: nil),
            "a running run continues while paused")
        _ = try await store.end(claimed.claim, .failed("no"), at: store.minute(61))
        await checkInvariants(of: store, "after a failure while paused")
        try await rests(store, at: 70, "a retry while paused")
        _ = try await store.setStatus(of: id, to: .active, at: store.minute(71))
        let again = try await store.claim(at: 71)
        check.same(again?.run.attempts, 2, "attempts of a retry after a pause")
        _ = try await store.setStatus(of: id, to: .paused, at: store.minute(71))
        if let again {
            _ = try await store.end(again.claim, .completed(JobOutcome("")), at: store.minute(72))
        }
        let overview = try await store.overview(id)
        check.same(overview?.job.status, .paused, "a job whose run ended while paused")
        check.same(overview?.live?.dueAt, store.minute(120), "its next run")
        try await rests(store, at: 130, "the next run while paused")
        // Leases also expire while paused.
        _ = try await store.setStatus(of: id, to: .active, at: store.minute(110))
        _ = try await store.claim(at: 120)
        _ = try await store.setStatus(of: id, to: .paused, at: store.minute(120))
        try await rests(store, at: 130, "a run with an expired lease while paused")
        check.same(
            try await store.overview(id)?.live?.state, .pending, "a run with an expired lease of a paused job"
        )
        await checkInvariants(of: store, "after a lease expired while paused")
    }

    /// Checks that an archived job has no next run, regardless of the state of its last run.
    package func checkArchiving() async throws {
        for isPaused in [false, true] {
            let store = try await store()
            func add() async throws -> JobID {
                try await store.add(JobSample.hourly(steps: [JobStep("b")]), at: store.minute(0)).id
            }
            func archive(_ id: JobID) async throws {
                if isPaused { _ = try await store.setStatus(of: id, to: .paused, at: store.minute(60)) }
                let job = try await store.setStatus(of: id, to: .archived, at: store.minute(60))
                check.same(job.status, .archived, "an archived job")
                check.same(try await store.overview(id)?.job, job, "an archived job after reading")
                await checkInvariants(of: store, "after archiving")
            }
            let waiting = try await add()
            try await archive(waiting)
            check.same(
                try await store.runs(of: waiting, limit: 9), [], "a run that was never started is removed")
            // A run that waits for a retry.
            let failed = try await add()
            try await work(store, at: 60, .failed("no"), "a run that fails")
            try await archive(failed)
            let last = try await store.overview(failed)?.last
            check.same(last?.state, .failed, "a run that was waiting for a retry")
            check.same(last?.failures, 1, "its failures")
            check.same(last?.endedAt, store.minute(60), "its end")
            check.same(try await store.overview(failed)?.job.endedRuns, 1, "its job's ended runs")
            check.same(last?.id.rawValue, 2, "the ID of a removed run is not reused")
            // A running run.
            let endings: [RunEnding] = [.completed(JobOutcome("")), .failed("no"), .interrupted, .released]
            for ending in endings {
                let id = try await add()
                guard let claimed = try await store.claim(at: 60) else {
                    return check.holds(false, "nothing is due")
                }
                try await archive(id)
                check.same(try await store.overview(id)?.live?.state, .running, "a running run continues")
                check.holds(
                    try await store.end(claimed.claim, ending, at: store.minute(61)), "ending its claim")
                let overview = try await store.overview(id)
                check.same(overview?.live, nil, "a run of an archived job after \(ending)")
                check.same(overview?.last?.isLive, false, "its last run after \(ending)")
                check.same(overview?.job.endedRuns, 1, "its ended runs after \(ending)")
                check.same(try await store.steps(after: claimed.run.id), [], "no step follows \(ending)")
                await checkInvariants(of: store, "after \(ending) of an archived job")
            }
            try await rests(store, at: 1_000, "archived jobs")
        }
    }

    /// Checks that ended jobs stay ended.
    func checkEndedJobs() async throws {
        let store = try await store()
        let id = try await store.add(JobSample.once(0), at: store.minute(0)).id
        await refuses(.invalidChange, "setting the status of a job to completed") {
            _ = try await store.setStatus(of: id, to: .completed, at: JobSample.start)
        }
        try await work(store, at: 0, .completed(JobOutcome("")), "a one-time job")
        for status in [Job.Status.active, .paused] {
            await refuses(.invalidChange, "changing a completed job to \(status)") {
                _ = try await store.setStatus(of: id, to: status, at: JobSample.start)
            }
        }
        check.same(try await store.overview(id)?.job.status, .completed, "a completed job")
        let archived = try await store.setStatus(of: id, to: .archived, at: store.minute(1))
        check.same(archived.status, .archived, "a completed job after archiving")
        for status in [Job.Status.active, .paused, .completed] {
            await refuses(.invalidChange, "changing an archived job to \(status)") {
                _ = try await store.setStatus(of: id, to: status, at: JobSample.start)
            }
        }
        check.same(try await store.overview(id)?.job, archived, "an archived job")
        check.same(try await store.overview(id)?.last?.state, .completed, "its last run")
    }
}
