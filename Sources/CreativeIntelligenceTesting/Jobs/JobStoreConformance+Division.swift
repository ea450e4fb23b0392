internal import Foundation
internal import JobScheduling
internal import StageCore

extension JobStoreConformance {
    /// Checks that a divided run waits for its parts, counts those that have ended, and is due when the last one has.
    func checkDivision() async throws {
        let store = try await makeStore(JobRetryPolicy(retries: 0))
        let id = try await store.add(JobSample.once(0), at: store.minute(0)).id
        let waiting = try await work(store, at: 0, .divided([["n": 1], ["n": 2]]), "a run that is divided")
        guard let waiting else { return }
        check.same(waiting.state, .pending, "the state of a divided run")
        check.same(waiting.progress, Self.parts(0), "the progress of a divided run")
        let parts = try await store.jobs(store.steps(after: waiting.id))
        check.same(parts.map(\.job.parameters), [["n": 1], ["n": 2]], "the parameters of the parts")
        check.same(
            parts.map(\.job.type), [JobSample.once(0).type, JobSample.once(0).type], "the type of the parts")
        let first = try await work(store, at: 1, .completed(JobOutcome("")), "the first part")
        check.same(first?.job, parts.first?.job.id, "the first part")
        let half = try await store.run(waiting.id)
        check.same(half?.progress, Self.parts(1), "the progress after the first part")
        check.same(half?.dueAt, waiting.dueAt, "the due time after the first part")
        let second = try await work(store, at: 1, .failed("no"), "the last part")
        check.same(second?.job, parts.last?.job.id, "the last part")
        let whole = try await store.run(waiting.id)
        check.same(whole?.progress, Self.parts(2), "the progress after the last part")
        check.same(whole?.dueAt, store.minute(1), "the due time after the last part")
        let ended = try await work(store, at: 1, .completed(JobOutcome("all")), "the run after its parts")
        check.same(ended?.id, waiting.id, "the run after its parts")
        check.same(ended?.attempts, 2, "the attempts of a divided run")
        check.same(try await store.overview(id)?.job.status, .completed, "the job of a divided run")
        try await rests(store, at: 99, "after a divided run")
        try await checkArchivedPart()
    }

    /// Checks that a divided run does not wait for a part that a person archives, and waits again if one is left.
    private func checkArchivedPart() async throws {
        let store = try await makeStore(JobRetryPolicy(retries: 0))
        _ = try await store.add(JobSample.once(0), at: store.minute(0))
        let waiting = try await work(store, at: 0, .divided([["n": 1], ["n": 2]]), "a run that is divided")
        guard let waiting, let part = try await store.steps(after: waiting.id).last else { return }
        _ = try await work(store, at: 1, .completed(JobOutcome("")), "the first part")
        _ = try await store.setStatus(of: part, to: .archived, at: store.minute(2))
        check.same(
            try await store.run(waiting.id)?.dueAt, store.minute(2), "the due time after an archived part")
        let again = try await work(store, at: 2, .divided([]), "a divided run that waits again")
        check.same(again?.state, .pending, "the state of a run that waits again")
        check.same(try await store.steps(after: waiting.id).count, 2, "the parts of a run that waits again")
    }

    private static func parts(_ ended: Int) -> RunProgress {
        RunProgress(ProgressEvent(stage: RunProgress.partsStage, completed: ended, total: 2))
    }
}
