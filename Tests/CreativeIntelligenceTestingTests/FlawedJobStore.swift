import Foundation
import JobScheduling

/// A store of jobs with one defect.
actor FlawedJobStore: JobStore {
    enum Defect: String, CaseIterable {
        case forgetsTypes, takesEarly, believesOldClaims, losesProgress, losesLines, losesSteps
        case takesNoNegativeLimit, ignoresPauses, keepsSeconds, triesAgainAtOnce, triesForEver, decodesNames
        case givesUpNothing, hidesNextTime
        case neverGoesBack
        case removesNothing, removesAtMoment, removesAll, keepsLogs
    }

    private let store: InMemoryJobStore
    private let defect: Defect
    private var latest = Date.distantPast
    private var keptLogs: [RunID: [RunLogEntry]] = [:]

    init(_ rules: JobRetryPolicy, defect: Defect) {
        var rules = rules
        if defect == .triesAgainAtOnce { rules.firstDelay = .zero }
        if defect == .triesForEver { rules.interruptions = .max }
        store = InMemoryJobStore(rules: rules)
        self.defect = defect
    }

    private func time(_ time: Date) -> Date {
        latest = max(latest, time)
        if defect == .neverGoesBack { return latest }
        return defect == .keepsSeconds
            ? Date(timeIntervalSince1970: time.timeIntervalSince1970.rounded(.down)) : time
    }

    /// The current claim, regardless of the given attempt.
    private func claim(_ claim: RunClaim) async -> RunClaim {
        guard defect == .believesOldClaims else { return claim }
        let run = await store.runs(of: nil, limit: .max).first { $0.id == claim.run }
        return RunClaim(run: claim.run, attempt: run?.attempts ?? claim.attempt)
    }

    func add(_ draft: JobDraft, at now: Date) async throws -> Job {
        var draft = draft
        if defect == .decodesNames { draft.name = draft.name.removingPercentEncoding ?? draft.name }
        return try await store.add(draft, at: time(now))
    }

    func jobs(_ ids: [JobID]?) async throws -> [JobOverview] { await store.jobs(ids) }

    func setStatus(of id: JobID, to status: Job.Status, at now: Date) async throws -> Job {
        let isIgnored =
            (defect == .ignoresPauses && status == .paused)
            || (defect == .givesUpNothing && status == .archived)
        if isIgnored, var job = await store.jobs([id]).first?.job {
            job.status = status
            return job
        }
        return try await store.setStatus(of: id, to: status, at: time(now))
    }

    func runs(of job: JobID?, limit: Int) async throws -> [JobRun] {
        await store.runs(
            of: job,
            limit: defect == .takesNoNegativeLimit ? Int(clamping: limit.magnitude) : limit)
    }

    func log(of run: RunID) async throws -> [RunLogEntry] {
        let log = await store.log(of: run)
        return log.isEmpty ? keptLogs[run] ?? [] : log
    }

    func removeEnded(before moment: Date, limit: Int) async throws -> RemovedRuns {
        switch defect {
        case .removesNothing: return RemovedRuns(runs: 0, jobs: 0)
        case .removesAtMoment: return try await store.removeEnded(before: moment + 0.001, limit: limit)
        case .removesAll: return try await store.removeEnded(before: moment, limit: limit > 0 ? .max : 0)
        case .keepsLogs:
            for run in await store.runs(of: nil, limit: .max) {
                keptLogs[run.id] = await store.log(of: run.id)
            }
            return try await store.removeEnded(before: moment, limit: limit)
        default: return try await store.removeEnded(before: moment, limit: limit)
        }
    }

    func steps(after run: RunID) async throws -> [JobID] {
        defect == .losesSteps ? [] : await store.steps(after: run)
    }

    func claimRun(
        for worker: String, of types: Set<String>, lease: Duration, at now: Date
    ) async throws -> ClaimedRun? {
        try await store.claimRun(
            for: worker, of: defect == .forgetsTypes ? ["a", "b", "c", "d"] : types, lease: lease,
            at: defect == .takesEarly ? now + 1 : time(now))
    }

    func renew(_ claim: RunClaim, until end: Date, progress: RunProgress?) async throws -> Bool {
        try await store.renew(
            await self.claim(claim), until: end, progress: defect == .losesProgress ? nil : progress)
    }

    func log(_ message: String, by claim: RunClaim, at now: Date) async throws {
        if defect == .losesLines { return }
        try await store.log(message, by: await self.claim(claim), at: time(now))
    }

    func end(_ claim: RunClaim, _ ending: RunEnding, at now: Date) async throws -> Bool {
        try await store.end(await self.claim(claim), ending, at: time(now))
    }

    func nextDueTime(of types: Set<String>) async throws -> Date? {
        defect == .hidesNextTime ? nil : await store.nextDueTime(of: types)
    }
}
