internal import Foundation

/// Jobs in memory.
final class JobTables: JobRecords {
    private(set) var jobs: [Job] = []
    private(set) var runs: [RunID: JobRun] = [:]
    private(set) var logs: [RunID: [RunLogEntry]] = [:]
    private var live: [JobID: RunID] = [:]
    private var lastRun = 0

    func insertJob(_ draft: JobDraft, at now: Date) -> Job {
        let job = Job(draft, id: JobID(rawValue: jobs.count + 1), createdAt: now)
        jobs.append(job)
        return job
    }

    func job(_ id: JobID) -> Job? { jobs.indices.contains(id.rawValue - 1) ? jobs[id.rawValue - 1] : nil }

    func replaceJob(_ job: Job) { jobs[job.id.rawValue - 1] = job }

    func insertRun(of job: JobID, at time: Date) -> JobRun {
        lastRun += 1
        let run = JobRun(id: RunID(rawValue: lastRun), job: job, at: time)
        replaceRun(run)
        return run
    }

    func run(_ id: RunID) -> JobRun? { runs[id] }

    func replaceRun(_ run: JobRun) {
        runs[run.id] = run
        if run.isLive { live[run.job] = run.id } else if live[run.job] == run.id { live[run.job] = nil }
    }

    func removeRun(_ id: RunID) {
        guard let run = runs.removeValue(forKey: id) else { return }
        if live[run.job] == id { live[run.job] = nil }
    }

    func liveRun(of job: JobID) -> JobRun? { live[job].flatMap { runs[$0] } }

    func firstDueRun(of types: Set<String>, at now: Date) -> JobRun? {
        waiting(types).filter { $0.dueAt <= now }.min { ($0.dueAt, $0.id) < ($1.dueAt, $1.id) }
    }

    func silentRuns(at now: Date) -> [JobRun] {
        underway.filter { run in run.leaseEnds.map { $0 < now } ?? true }.sorted { $0.id < $1.id }
    }

    func appendLog(_ entry: RunLogEntry, to run: RunID) { logs[run, default: []].append(entry) }

    func overview(of job: Job) -> JobOverview {
        // A run is made when the one before it has ended: clocks of several machines may say otherwise.
        let last = runs.values.filter { $0.job == job.id && !$0.isLive }.max { $0.id < $1.id }
        return JobOverview(job: job, live: liveRun(of: job.id), last: last)
    }

    func nextDueTime(of types: Set<String>) -> Date? {
        (waiting(types).map(\.dueAt) + underway.compactMap(\.leaseEnds)).min()
    }

    /// The pending runs of active jobs.
    private func waiting(_ types: Set<String>) -> [JobRun] {
        live.compactMap { job, id in
            guard let run = runs[id], run.state == .pending, let job = self.job(job), job.status == .active,
                types.contains(job.type)
            else { return nil }
            return run
        }
    }

    private var underway: [JobRun] { live.values.compactMap { runs[$0] }.filter { $0.state == .running } }
}
