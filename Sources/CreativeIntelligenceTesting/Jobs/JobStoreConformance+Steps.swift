internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// What follows a run is a job of its own, due at once; what comes of it changes nothing of what it follows.
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
        check.same(step.job.parameters, ["n": 1], "what the first step takes")
        check.same(step.job.origin, .step(parent.id), "where a step comes from")
        check.same(step.job.steps, [steps[1]], "what follows the first step")
        check.same(step.live?.dueAt, store.minute(0), "when a step is due")
        let failed = try await work(store, at: 1, .failed("no"), "a step that fails")
        check.same(failed?.job, first, "the run of the step")
        check.same(failed?.state, .failed, "a step that failed")
        check.same(try await store.run(parent.id), parent, "the run that a failed step follows")
        check.same(try await store.overview(id)?.job.status, .completed, "the job that a failed step follows")
        let last = try await work(store, at: 2, .completed(JobOutcome("")), "the step behind one that failed")
        guard let failed, let last else { return }
        check.same(try await store.steps(after: failed.id), [last.job], "what follows a failed step")
        check.same(try await store.steps(after: last.id), [], "behind the last step")
        check.same(try await store.steps(after: parent.id), following, "steps after all")
        try await rests(store, at: 99, "after the last step")
        await checkInvariants(of: store, "after steps")
        try await checkFailedParents()
    }

    /// No step follows a run that failed or is tried again, unless it is a step.
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

    /// What a run asks for comes before what its job asks for; each run of a recurring job has its own steps.
    func checkChains() async throws {
        let store = try await store()
        let id = try await store.add(JobSample.hourly(steps: [JobStep("b")]), at: store.minute(0)).id
        var order: [String] = []
        for hour in 1...2 {
            let asked = [JobStep("c", ["hour": JobValue.integer(hour)]), JobStep("d")]
            let run = try await work(
                store, at: Double(hour) * 60, .completed(JobOutcome("", steps: asked)), "an hourly run")
            check.same(run?.job, id, "the hourly run")
            check.same(run?.outcome?.steps, asked, "what a run asks for is kept")
            while let claimed = try await store.claim(at: Double(hour) * 60 + 1, of: ["a", "b", "c", "d"]) {
                order.append(claimed.job.type)
                // A step may ask for more, which comes before the rest.
                let more = order.count == 1 ? [JobStep("a")] : []
                _ = try await store.end(
                    claimed.claim, .completed(JobOutcome("", steps: more)), at: claimed.run.dueAt)
                guard order.count < 20 else { break }
            }
        }
        check.same(order, ["c", "a", "d", "b", "c", "d", "b"], "the order of steps")
        check.same(try await store.steps(after: RunID(rawValue: 1)).count, 1, "steps of the first run")
        check.same(try await store.overview(id)?.job.steps, [JobStep("b")], "the steps of the job stay")
        check.same(try await store.overview(id)?.job.endedRuns, 2, "its ended runs")
        await checkInvariants(of: store, "after chains")
    }
}
