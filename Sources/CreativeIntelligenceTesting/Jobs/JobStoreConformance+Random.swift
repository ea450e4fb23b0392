internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// Random calls do what they do to `InMemoryJobStore`, and leave every job with its one live run.
    package func checkRandomCalls() async throws {
        for seed in options.seeds {
            let rules = RetryRules(retries: Int(seed % 3), interruptions: Int(seed % 4))
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

    /// The next numbers are the same, and the logs and steps of every number that was given.
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
            check.holds(isKept || log.isEmpty, "the log of run \(id) of \(what) is there without it")
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
                    "the next time after \(what)") && isSame
        }
        return isSame
    }
}
