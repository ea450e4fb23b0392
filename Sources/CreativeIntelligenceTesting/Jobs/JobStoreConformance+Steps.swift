internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// Checks that each step after a run is a job of its own, due at once, whose result does not affect the previous run.
    package func checkSteps() async throws {
        let store = try await makeStore(JobRetryPolicy(retries: 0))
        let steps = [JobStep("b", ["n": 1]), JobStep("a", ["n": 2])]
        let id = try await store.add(JobSample.once(0, steps: steps), at: store.minute(0)).id
        let parent = try await work(store, at: 0, .completed(JobOutcome("done")), "a run with steps")
        guard let parent else { return }
        let following = try await store.steps(after: parent.id)
        check.same(following.count, 1, "one step at a time")
        guard let first = following.first, let step = try await store.overview(first) else { return }
        check.same(step.job.type, "b", "the type of the first step")
        check.same(step.job.parameters, ["n": 1], "the parameters of the first step")
        check.same(step.job.origin, .step(parent.id), "the origin of a step")
        check.same(step.job.steps, [steps[1]], "the steps after the first step")
        check.same(step.live?.dueAt, store.minute(0), "the due time of a step")
        let failed = try await work(store, at: 1, .failed("no"), "a step that fails")
        check.same(failed?.job, first, "the run of the step")
        check.same(failed?.state, .failed, "a step that failed")
        check.same(try await store.run(parent.id), parent, "the run before a failed step")
        check.same(try await store.overview(id)?.job.status, .completed, "the job before a failed step")
        let last = try await work(store, at: 2, .completed(JobOutcome("")), "the step after a failed step")
        guard let failed, let last else { return }
        check.same(try await store.steps(after: failed.id), [last.job], "steps after a failed step")
        check.same(try await store.steps(after: last.id), [], "steps after the last step")
        check.same(try await store.steps(after: parent.id), following, "steps of the first run")
        try await rests(store, at: 99, "after the last step")
        await checkInvariants(of: store, "after steps")
        try await checkFailedParents()
    }

    /// Checks that no step follows a run that failed or is retried, unless the run is itself a step.
    private func checkFailedParents() async throws {
        for ending in [RunEnding.failed("no"), .refused("never"), .released] {
            for rules in [JobRetryPolicy(), JobRetryPolicy(retries: 0)] {
                let store = try await makeStore(rules)
                let draft = JobSample.once(0, steps: [JobStep("b")])
                _ = try await store.add(draft, at: store.minute(0))
                try await work(store, at: 0, ending, "a run that is not completed")
                check.same(try await store.steps(after: RunID(rawValue: 1)), [], "steps after \(ending)")
                check.same(try await store.jobs(nil).count, 1, "jobs after \(ending)")
            }
        }
    }

    /// Checks that steps requested by a run precede those of its job, and that each run of a recurring job has its own steps.
    func checkChains() async throws {
        let store = try await store()
        let id = try await store.add(JobSample.hourly(steps: [JobStep("b")]), at: store.minute(0)).id
        var order: [String] = []
        for hour in 1...2 {
            let asked = [JobStep("c", ["hour": JobValue.integer(hour)]), JobStep("d")]
            let run = try await work(
                store, at: Double(hour) * 60, .completed(JobOutcome("", steps: asked)), "an hourly run")
            check.same(run?.job, id, "the hourly run")
            check.same(run?.outcome?.steps, asked, "the steps requested by a run")
            while let claimed = try await store.claim(at: Double(hour) * 60 + 1, of: ["a", "b", "c", "d"]) {
                order.append(claimed.job.type)
                // A step may request further steps, which precede the remaining ones.
                let more = order.count == 1 ? [JobStep("a")] : []
                _ = try await store.end(
                    claimed.claim, .completed(JobOutcome("", steps: more)), at: claimed.run.dueAt)
                guard order.count < 20 else { break }
            }
        }
        check.same(order, ["c", "a", "d", "b", "c", "d", "b"], "the order of steps")
        check.same(try await store.steps(after: RunID(rawValue: 1)).count, 1, "steps of the first run")
        check.same(try await store.overview(id)?.job.steps, [JobStep("b")], "the steps of the job are kept")
        check.same(try await store.overview(id)?.job.endedRuns, 2, "its ended runs")
        await checkInvariants(of: store, "after chains")
    }
}
