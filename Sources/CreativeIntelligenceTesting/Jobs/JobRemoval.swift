internal import Foundation
internal import JobScheduling

/// What a removal is to leave, found another way than the stores find it: for each run, from its steps on down.
struct JobRemoval {
    /// How much is removed.
    private(set) var answer = RemovedRuns(runs: 0, jobs: 0)
    /// The runs that stay, the latest first.
    private(set) var runs: [JobRun]
    /// The jobs that stay, by id.
    private(set) var jobs: [Job]

    /// - Parameters:
    ///   - jobs: Before the removal, by id.
    ///   - runs: Before the removal, the latest first.
    init(jobs: [Job], runs: [JobRun], before moment: Date, limit: Int) {
        (self.jobs, self.runs) = (jobs, runs)
        let moment = Date(milliseconds: moment.milliseconds)
        let removed = runs.filter { isRemovable($0, before: moment) }
            .sorted { ($0.endedAt ?? moment, $0.id) < ($1.endedAt ?? moment, $1.id) }
            .prefix(max(0, limit))
        self.runs.removeAll { removed.contains($0) }
        let empty = jobs.filter { job in
            !goesOn(job) && job.createdAt < moment && !self.runs.contains { $0.job == job.id }
        }
        let gone = empty.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
            .prefix(max(0, limit) - removed.count)
        self.jobs.removeAll { gone.contains($0) }
        answer = RemovedRuns(runs: removed.count, jobs: gone.count)
    }

    private func goesOn(_ job: Job) -> Bool { job.status == .active || job.status == .paused }

    private func isRemovable(_ run: JobRun, before moment: Date) -> Bool {
        guard let end = run.endedAt, end < moment, !isFollowed(run) else { return false }
        let isOfLiveJob = jobs.contains { $0.id == run.job && goesOn($0) }
        let isLast = runs.first { $0.job == run.job && !$0.isLive } == run
        return !isOfLiveJob || !isLast
    }

    private func isFollowed(_ run: JobRun) -> Bool {
        jobs.filter { $0.origin == .step(run.id) }.contains { step in
            goesOn(step) || runs.contains { $0.job == step.id && ($0.isLive || isFollowed($0)) }
        }
    }
}
