internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// A paused job waits; resumed, one that recurs goes on at its next time, and what was to be tried again is tried.
    package func checkPauses() async throws {
        let store = try await store()
        let hourly = try await store.add(JobSample.hourly(), at: store.minute(0)).id
        let once = try await store.add(JobSample.once(70), at: store.minute(0)).id
        for id in [hourly, once] {
            check.same(
                try await store.setStatus(of: id, to: .paused, at: store.minute(1)).status, .paused, "a pause"
            )
            check.same(
                try await store.setStatus(of: id, to: .paused, at: store.minute(1)).status, .paused, "again")
        }
        await checkInvariants(of: store, "in a pause")
        try await rests(store, at: 200, "in a pause")
        check.same(try await store.nextDueTime(of: ["a"]), nil, "the next time in a pause")
        for id in [hourly, once] { _ = try await store.setStatus(of: id, to: .active, at: store.minute(200)) }
        check.same(
            try await store.overview(hourly)?.live?.dueAt, store.minute(240), "the next time after a pause")
        check.same(
            try await store.overview(hourly)?.live?.scheduledFor, store.minute(240), "when it is wanted")
        check.same(try await store.claim(at: 200)?.job.id, once, "what was to run once is made up for")
        // Before its time comes, nothing is lost.
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
            "a run under way goes on in a pause")
        _ = try await store.end(claimed.claim, .failed("no"), at: store.minute(61))
        await checkInvariants(of: store, "after a failure in a pause")
        try await rests(store, at: 70, "a run to be tried again, in a pause")
        _ = try await store.setStatus(of: id, to: .active, at: store.minute(71))
        let again = try await store.claim(at: 71)
        check.same(again?.run.attempts, 2, "a run that is tried again after a pause")
        _ = try await store.setStatus(of: id, to: .paused, at: store.minute(71))
        if let again {
            _ = try await store.end(again.claim, .completed(JobOutcome("")), at: store.minute(72))
        }
        let overview = try await store.overview(id)
        check.same(overview?.job.status, .paused, "a job whose run ended in a pause")
        check.same(overview?.live?.dueAt, store.minute(120), "its next run")
        try await rests(store, at: 130, "the next run, in a pause")
        // Silence in a pause counts, too.
        _ = try await store.setStatus(of: id, to: .active, at: store.minute(110))
        _ = try await store.claim(at: 120)
        _ = try await store.setStatus(of: id, to: .paused, at: store.minute(120))
        try await rests(store, at: 130, "a silent run, in a pause")
        check.same(try await store.overview(id)?.live?.state, .pending, "a silent run of a paused job")
        await checkInvariants(of: store, "after a silent run in a pause")
    }

    /// An archived job has no next run, whatever state its last one was in.
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
                check.same(try await store.overview(id)?.job, job, "an archived job that is read")
                await checkInvariants(of: store, "after archiving")
            }
            let waiting = try await add()
            try await archive(waiting)
            check.same(
                try await store.runs(of: waiting, limit: 9), [], "a run that was never started is forgotten")
            // To be tried again.
            let failed = try await add()
            try await work(store, at: 60, .failed("no"), "a run that fails")
            try await archive(failed)
            let last = try await store.overview(failed)?.last
            check.same(last?.state, .failed, "a run that was to be tried again")
            check.same(last?.failures, 1, "its failures")
            check.same(last?.endedAt, store.minute(60), "its end")
            check.same(try await store.overview(failed)?.job.endedRuns, 1, "its job's ended runs")
            check.same(last?.id.rawValue, 2, "the number of a forgotten run is not given again")
            // Under way.
            let endings: [RunEnding] = [.completed(JobOutcome("")), .failed("no"), .interrupted, .released]
            for ending in endings {
                let id = try await add()
                guard let claimed = try await store.claim(at: 60) else {
                    return check.holds(false, "not due")
                }
                try await archive(id)
                check.same(try await store.overview(id)?.live?.state, .running, "a run under way goes on")
                check.holds(try await store.end(claimed.claim, ending, at: store.minute(61)), "its claim")
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

    /// What has ended stays ended.
    func checkEndedJobs() async throws {
        let store = try await store()
        let id = try await store.add(JobSample.once(0), at: store.minute(0)).id
        await refuses(.invalidChange, "completing a job by hand") {
            _ = try await store.setStatus(of: id, to: .completed, at: JobSample.start)
        }
        try await work(store, at: 0, .completed(JobOutcome("")), "a job that runs once")
        for status in [Job.Status.active, .paused] {
            await refuses(.invalidChange, "making a completed job \(status)") {
                _ = try await store.setStatus(of: id, to: status, at: JobSample.start)
            }
        }
        check.same(try await store.overview(id)?.job.status, .completed, "a completed job")
        let archived = try await store.setStatus(of: id, to: .archived, at: store.minute(1))
        check.same(archived.status, .archived, "a completed job that is archived")
        for status in [Job.Status.active, .paused, .completed] {
            await refuses(.invalidChange, "making an archived job \(status)") {
                _ = try await store.setStatus(of: id, to: status, at: JobSample.start)
            }
        }
        check.same(try await store.overview(id)?.job, archived, "an archived job")
        check.same(try await store.overview(id)?.last?.state, .completed, "its last run")
    }
}
