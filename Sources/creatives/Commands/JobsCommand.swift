internal import CreativeIntelligence
internal import Foundation

/// `creatives jobs`: what is to be done in the background, and what became of it.
struct JobsCommand: Command {
    static let syntax = CommandSyntax(
        name: "jobs", summary: "Lists, adds and controls background jobs of a store.",
        operands: "VERB [ARGUMENT...]", operandRole: .readsValues,
        options: [StoreOption.store] + JobDraftText.syntax + JobVerb.syntax + [
            RowLimit.option, CommonOption.json,
        ],
        details: """
            Verbs:
              types                          what jobs there can be, and what they take
              list                           jobs, with their last run and their next one
              show JOB                       one job with its runs, and what followed them
              add TYPE [NAME=VALUE ...]      adds a job; it runs once unless \(JobDraftText.cron) says when
              run-now JOB                    does a job's work at once, with its parameters; its schedule stays
              run-now TYPE [NAME=VALUE ...]  the same without a job
              pause JOB, resume JOB, archive JOB
              log JOB                        what happened in a run, line by line
              prune \(JobVerb.olderThan.usage)        removes runs, logs and jobs that ended long ago; the last run of a job
                                             that goes on stays

            Jobs are done by `creatives worker`. A run that fails is tried again after 5, 10 and 20 minutes; then a recurring job
            goes back to its schedule. Cron fields are minute, hour, day of the month, month, day of the week: Monday is 1, L is
            the last day of the month. A local time that daylight saving skips comes at the next valid instant, one that is
            repeated comes once. Times are shown on the clocks of \(JobDraftText.timeZone), with their offset, and in UTC for a job that runs once; in
            JSON all are in UTC. Several values of a parameter are separated by commas; paths count from this folder.

            JSON keys of list: jobs[]{id,name,type,status,parameters,schedule{at|cron,time_zone},steps[],max_runs,ended_runs,
            origin{kind,id},created_at,next_run{…},last_run{…}}; of show: job{the same} and runs[]{id,job_id,state,scheduled_for,
            due_at,attempts,failures,interruptions,worker,started_at,ended_at,seconds,progress{stage,completed,total},outcome{summary,
            figures},error,followed_by[]}; of log: run, entries[]{at,attempt,kind,message}; of prune: removed{runs,jobs}; of types: types[]{name,summary,
            time_limit,parameters[]{name,required,expected,default,help}}; of the others: job{…} as it is afterwards.
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
        // Which types there are depends on no store.
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
            try await done(job, "\(status.rawValue) now")
        case .log(let id, let run): try await log(of: id, run, store)
        case .prune(let days):
            let moment = scheduler.now().addingTimeInterval(-86_400 * Double(days))
            var removed = RemovedRuns(runs: 0, jobs: 0)
            while true {
                // A few at a time, so that nobody waits for long.
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

/// One job with all of its runs.
struct JobDetails {
    var overview: JobOverview
    /// The latest first, each with the jobs that followed it.
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
