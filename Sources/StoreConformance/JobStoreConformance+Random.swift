internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// Random calls do what they do to `InMemoryJobStore`, and leave every job with its one live run.
    public func checkRandomCalls() async throws {
        for seed in options.seeds {
            let rules = RetryRules(retries: Int(seed % 3), interruptions: Int(seed % 4))
            let (store, model) = (try await makeStore(rules), InMemoryJobStore(rules: rules))
            var input = RandomJobInput(seed: seed)
            for number in 0..<options.callCount {
                let call = input.call()
                let what = "seed \(seed), call \(number), \(call)"
                let (found, expected) = (try await call.answer(of: store), try await call.answer(of: model))
                check.same(found, expected, what)
                input.note(expected)
                guard try await isSame(store, model, what) else { break }
                await checkInvariants(of: store, what)
            }
            for run in await model.runs(of: nil, limit: .max) {
                check.same(
                    try await store.log(of: run.id), await model.log(of: run.id),
                    "the log of run \(run.id) of seed \(seed)")
                check.same(
                    try await store.steps(after: run.id), await model.steps(after: run.id),
                    "steps after run \(run.id) of seed \(seed)")
            }
        }
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
