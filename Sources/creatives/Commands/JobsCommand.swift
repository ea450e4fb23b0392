internal import CreativeIntelligence
internal import Foundation

/// `creatives jobs`: background jobs and their runs.
struct JobsCommand: Command {
    static let syntax = CommandSyntax(
        name: "jobs", summary: "Lists, adds and controls background jobs of a store.",
        operands: "VERB [ARGUMENT...]", verbs: JobVerb.names, operandRole: .readsValues,
        options: [StoreOption.store] + JobDraftText.syntax + JobVerb.syntax + [
            RowLimit.option, CommonOption.json,
        ],
        details: """
            Verbs:
              types                          lists the job types and their parameters
              list                           lists jobs with their last and next runs
              show JOB                       shows a job with its runs and the jobs that followed them
              add TYPE [NAME=VALUE ...]      adds a job; it runs once unless \(JobDraftText.cron) sets a schedule
              run-now JOB                    runs the work of a job immediately; its schedule does not change
              run-now TYPE [NAME=VALUE ...]  runs work immediately without an existing job
              pause JOB, resume JOB, archive JOB
              log JOB                        shows the log of a run
              prune \(JobVerb.olderThan.usage)        removes old runs, logs and ended jobs; the last run of an active
                                             or paused job is kept

            Jobs are executed by `creatives worker`. A failed run is retried after 5, 10 and 20 minutes; after that a recurring job
            continues with its schedule. Cron fields are minute, hour, day of month, month, day of week: Monday is 1, and L is
            the last day of the month. A local time that is skipped by daylight saving runs at the next valid instant; a repeated
            one runs once. Times are shown in \(JobDraftText.timeZone) with their offset, and in UTC for a job that runs once; in
            JSON all times are in UTC. Multiple values of a parameter are separated by commas. Paths are relative to the current folder.

            JSON keys of list: jobs[]{id,name,type,status,parameters,schedule{at|cron,time_zone},steps[],max_runs,ended_runs,
            origin{kind,id},created_at,next_run{…},last_run{…}}; of show: job{the same} and runs[]{id,job_id,state,scheduled_for,
            due_at,attempts,failures,interruptions,worker,started_at,ended_at,seconds,progress{stage,completed,total},outcome{summary,
            figures},error,followed_by[]}; of log: run, entries[]{at,attempt,kind,message}; of prune: removed{runs,jobs}; of types: types[]{name,summary,
            time_limit,parameters[]{name,required,expected,default,help}}; of the others: job{…} after the change.
            """)

    private let verb: JobVerb
    private let arguments: Arguments
    private let output: JobOutput

    init(_ arguments: Arguments) throws {
        verb = try JobVerb(arguments)
        output = JobOutput(
            isJSON: arguments[CommonOption.json], limit: RowLimit(arguments))
        self.arguments = arguments
    }

    func run() async throws {
        // The job types do not depend on a store.
        if case .types = verb { return try output.types(JobRegistry.usual(for: InMemoryStore()).all) }
        let store = try StoreOption.open(arguments, reading: verb.onlyReads, making: verb.makesStore)
        let scheduler = JobScheduler(store: store, types: JobRegistry.usual(for: store))
        func done(_ job: Job, _ what: String) async throws {
            let overview = try await store.jobs([job.id]).first
            try output.done(overview ?? JobOverview(job: job, live: nil, last: nil), what)
        }
        switch verb {
        case .types: break
        case .list(let status):
            let all = try await store.jobs(nil).map { $0.corrected(at: scheduler.now()) }
            let jobs = all.filter { $0.job.status == status ?? $0.job.status }
            if jobs.isEmpty, !output.isJSON {
                return print(status.map { EmptyText.jobs($0, of: all.count) } ?? EmptyText.jobs)
            }
            try output.list(jobs)
        case .show(let id): try output.show(try await JobDetails(id, of: store, at: scheduler.now()))
        case .add(let text), .runTypeNow(let text):
            let draft = try text.draft(scheduler.types, now: scheduler.now())
            try await done(try await scheduler.add(draft), "added")
        case .runNow(let id): try await done(try await scheduler.runNow(id), "added: job \(id), now")
        case .setStatus(let id, let status):
            let job = try await store.setStatus(of: id, to: status, at: scheduler.now())
            try await done(job, "now \(status.rawValue)")
        case .log(let id, let run): try await log(of: id, run, store)
        case .prune(let days):
            let moment = scheduler.now().addingTimeInterval(-86_400 * Double(days))
            var removed = RemovedRuns(runs: 0, jobs: 0)
            while true {
                // In batches, so that other processes do not wait for long.
                let part = try await store.removeEnded(before: moment, limit: 1_000)
                guard !part.isEmpty else { break }
                removed.runs += part.runs
                removed.jobs += part.jobs
            }
            try output.pruned(removed)
        }
    }

    private func log(of id: JobID, _ wanted: RunID?, _ store: CreativeDatabase) async throws {
        guard let job = try await store.jobs([id]).first?.job else {
            throw JobError(.unknownJob, "there is no job \(id)")
        }
        let runs = try await store.runs(of: id, limit: wanted == nil ? 2 : .max)
        let found = runs.first { run in
            if let wanted { run.id == wanted } else { run.attempts > 0 }
        }
        guard let run = found else {
            guard let wanted else { return try output.log(nil, of: job, []) }
            throw JobError(.unknownRun, "job \(id) has no run \(wanted)")
        }
        try output.log(run, of: job, try await store.log(of: run.id))
    }
}

/// A job with all its runs.
struct JobDetails {
    var overview: JobOverview
    /// The runs, latest first, each with the jobs that followed it.
    var runs: [(run: JobRun, followers: [JobOverview])] = []

    init(_ id: JobID, of store: CreativeDatabase, at now: Date) async throws {
        guard let overview = try await store.jobs([id]).first?.corrected(at: now) else {
            throw JobError(.unknownJob, "there is no job \(id)")
        }
        self.overview = overview
        for run in try await store.runs(of: id, limit: .max) {
            let run = overview.live.flatMap { $0.id == run.id ? $0 : nil } ?? run
            let steps = try await store.steps(after: run.id)
            runs.append((run, steps.isEmpty ? [] : try await store.jobs(steps)))
        }
    }
}
