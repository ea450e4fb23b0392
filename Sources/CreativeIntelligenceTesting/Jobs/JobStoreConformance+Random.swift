internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// Checks that random calls have the same effect as on `InMemoryJobStore`, and that every active or paused job has one live run.
    package func checkRandomCalls() async throws {
        for seed in options.seeds {
            let rules = JobRetryPolicy(retries: Int(seed % 3), interruptions: Int(seed % 4))
            let (store, model) = (try await makeStore(rules), InMemoryJobStore(rules: rules))
            var input = RandomJobInput(seed: seed)
            var isWhole = true
            for number in 0..<options.callCount {
                let call = input.call()
                let what = "seed \(seed), call \(number), \(call)"
                let removal = await removal(call, of: model)
                let (found, expected) = (try await call.answer(of: store), try await call.answer(of: model))
                check.same(found, expected, what)
                input.note(expected)
                guard try await isSame(store, model, what) else { break }
                if let removal {
                    isWhole = isWhole && removal.answer.runs == 0
                    check.same(found, .removed(removal.answer), what)
                    check.same(try await store.jobs(nil).map(\.job), removal.jobs, "jobs after \(what)")
                    check.same(
                        try await store.runs(of: nil, limit: .max), removal.runs, "runs after \(what)")
                }
                await checkInvariants(of: store, what, isWhole: isWhole)
            }
            try await checkEnd(of: store, model, "seed \(seed)")
        }
    }

    /// Checks the next IDs, and the logs and steps of every assigned ID.
    private func checkEnd(of store: any JobStore, _ model: InMemoryJobStore, _ what: String) async throws {
        let next = try await model.add(JobSample.once(0), at: JobSample.start)
        check.same(try await store.add(JobSample.once(0), at: JobSample.start), next, "a new job of \(what)")
        let newest = try await store.overview(next.id)?.live
        check.same(newest, await model.jobs([next.id]).first?.live, "a new run of \(what)")
        let runs = await model.runs(of: nil, limit: .max)
        for number in 1...max(1, runs.first?.id.rawValue ?? 1) {
            let id = RunID(rawValue: number)
            let log = try await store.log(of: id)
            check.same(log, await model.log(of: id), "the log of run \(id) of \(what)")
            let isKept = runs.contains { $0.id == id }
            check.holds(isKept || log.isEmpty, "the log of run \(id) of \(what) exists without the run")
            check.same(
                try await store.steps(after: id), await model.steps(after: id),
                "steps after run \(id) of \(what)")
        }
    }

    private func removal(_ call: RandomJobCall, of model: InMemoryJobStore) async -> JobRemoval? {
        guard case .remove(let moment, let limit) = call else { return nil }
        let jobs = await model.jobs(nil).map(\.job)
        return JobRemoval(
            jobs: jobs, runs: await model.runs(of: nil, limit: .max), before: moment, limit: limit)
    }

    private func isSame(_ store: any JobStore, _ model: InMemoryJobStore, _ what: String) async throws -> Bool
    {
        var isSame = check.same(try await store.jobs(nil), await model.jobs(nil), "jobs after \(what)")
        isSame =
            check.same(
                try await store.runs(of: nil, limit: .max), await model.runs(of: nil, limit: .max),
                "runs after \(what)") && isSame
        for types in [["a"], ["b", "c"]] as [Set<String>] {
            isSame =
                check.same(
                    try await store.nextDueTime(of: types), await model.nextDueTime(of: types),
                    "the next due time after \(what)") && isSame
        }
        return isSame
    }
}

extension JobStoreConformance {
    /// Checks the invariants that hold after every call.
    ///
    /// - Parameter isWhole: Whether no run was removed.
    func checkInvariants(
        of store: any JobStore, _ what: @autoclosure () -> String, isWhole: Bool = true
    ) async {
        do {
            let (jobs, runs) = try await (store.jobs(nil), store.runs(of: nil, limit: .max))
            let byJob = Dictionary(grouping: runs, by: \.job)
            for overview in jobs {
                let runs = byJob[overview.job.id] ?? []
                for defect in Self.defects(of: overview, runs: runs, isWhole: isWhole) {
                    check.holds(false, "\(what()): job \(overview.job.id) \(defect)")
                }
            }
            check.same(
                Set(byJob.keys).subtracting(jobs.map(\.job.id)), [], "\(what()): jobs of runs without a job")
            check.holds(
                zip(runs, runs.dropFirst()).allSatisfy { $0.id > $1.id }, "\(what()): runs are out of order")
            for run in runs {
                for defect in Self.defects(of: run) {
                    check.holds(false, "\(what()): run \(run.id) \(defect)")
                }
            }
        } catch {
            check.holds(false, "\(what()): reading fails: \(error)")
        }
    }

    /// - Parameter runs: The runs of the job, latest first.
    private static func defects(of overview: JobOverview, runs: [JobRun], isWhole: Bool) -> [String] {
        let job = overview.job
        let live = runs.filter(\.isLive)
        var defects: [String] = []
        switch job.status {
        case .active, .paused:
            if live.count != 1 { defects.append("is \(job.status) and has \(live.count) live runs") }
        case .completed:
            if !live.isEmpty { defects.append("is completed and has a live run") }
        case .archived:
            if live.contains(where: { $0.state == .pending }) {
                defects.append("is archived and has a pending run")
            }
            if live.count > 1 { defects.append("has \(live.count) live runs") }
        }
        if overview.live != live.first { defects.append("shows a different live run") }
        if overview.last != runs.first(where: { !$0.isLive }) { defects.append("shows a different last run") }
        let ended = runs.count - live.count
        if isWhole ? job.endedRuns != ended : job.endedRuns < ended {
            defects.append("counts \(job.endedRuns) ended runs")
        }
        if let live = live.first, live.id != runs.first?.id { defects.append("has a run after its live one") }
        return defects
    }

    private static func defects(of run: JobRun) -> [String] {
        var defects: [String] = []
        func expect(_ condition: Bool, _ what: String) { if !condition { defects.append(what) } }
        expect(run.isLive == (run.endedAt == nil), "is \(run.state) with an inconsistent end")
        expect(
            (run.state == .running) == (run.leaseEnds != nil), "is \(run.state) with an inconsistent lease")
        expect(
            (run.state == .completed) == (run.outcome != nil), "is \(run.state) with an inconsistent outcome")
        expect(run.state != .failed || run.error != nil, "is failed without an error")
        expect(
            (run.attempts > 0) == (run.startedAt != nil),
            "has \(run.attempts) attempts and an inconsistent start")
        expect(
            (run.attempts > 0) == (run.worker != nil),
            "has \(run.attempts) attempts and an inconsistent worker")
        expect(
            run.failures + run.interruptions <= run.attempts,
            "has more failures and interruptions than attempts")
        expect(run.state == .pending || run.attempts > 0, "is \(run.state) and was never started")
        return defects
    }
}
