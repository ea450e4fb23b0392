internal import CreativeIntelligence
internal import Foundation
internal import StageCore
internal import Synchronization

/// `creatives worker`: runs due jobs until it is stopped.
struct WorkerCommand: Command {
    private static let untilIdle = Flag("until-idle", "exit when no run is due")
    private static let runs = Option(
        "runs", .integer(1...1_000), default: WorkerOptions().parallelRuns,
        "maximum number of concurrent runs")
    private static let lease = Option(
        "lease", .seconds(1...3_600), default: WorkerOptions().lease / .seconds(1),
        "lease of a run in seconds")
    private static let poll = Option(
        "poll", .seconds(0.05...3_600), default: WorkerOptions().pollInterval / .seconds(1),
        "maximum number of seconds between polls for due runs")
    private static let grace = Option(
        "grace", .seconds(0...86_400), default: WorkerOptions().grace / .seconds(1),
        "number of seconds that runs have to finish after a stop signal")
    private static let name = Option(
        "name", .workerName, defaultText: "a random name", "name of the worker in logs")
    private static let threads = Option(
        "threads", .integer(1...1_024), default: WorkerOptions().threadCount, "number of threads of each run")

    static let syntax = CommandSyntax(
        name: "worker", summary: "Runs the background jobs of a store.",
        options: [StoreOption.store, untilIdle, runs, lease, poll, grace, name] + JobTypesOption.syntax + [
            CommonOption.seed, threads,
            CommonOption.json.described("print one JSON object per line on standard output"),
        ],
        details: """
            The worker runs until it receives SIGTERM or SIGINT (Ctrl-C). It then claims no more runs, lets running ones finish, and
            releases those that do not finish in time. A second signal ends it immediately. Several workers can share a store. If a worker
            is killed, nothing is lost: when its leases expire, another worker executes its runs again, and repeated work has
            no second effect. If the store fails for ten minutes, the worker exits with status 1. The outcome of runs does not affect the
            exit status; `creatives jobs list` shows it. Each line begins with the time in the time zone of its job; in JSON, at is
            in UTC.

            JSON keys: event (started, ended, lost, store_failed), at, job_id, run_id, type, state, message.
            """)

    private let jobs: CreativeDatabase
    private let types: JobRegistry
    private let options: WorkerOptions
    private let untilIdle: Bool
    private let started = SharedFlag()

    init(_ arguments: Arguments) throws {
        guard arguments.operands.isEmpty else {
            throw CommandError(.usage, "unexpected argument \(quoted(arguments.operands[0]))")
        }
        untilIdle = arguments[Self.untilIdle]
        var options = WorkerOptions()
        options.parallelRuns = arguments[Self.runs]
        options.lease = .seconds(arguments[Self.lease])
        options.pollInterval = .seconds(arguments[Self.poll])
        options.grace = .seconds(arguments[Self.grace])
        options.threadCount = arguments[Self.threads]
        options.name = arguments[Self.name] ?? options.name
        let log = WorkerLog(isJSON: arguments[CommonOption.json])
        options.onEvent = { [started] event in
            if case .started = event { started.raise() }
            log.write(event)
        }
        let seed = UInt64(arguments[CommonOption.seed])
        let typesOption = try JobTypesOption(arguments)
        options.seed = seed
        self.options = options
        let store = try StoreOption.open(arguments, making: true)
        types = try typesOption.types(over: store, seed: seed)
        // A separate connection, so that a lease can be renewed while its run reads or writes large amounts
        // of data.
        jobs = try StoreOption.open(arguments, making: true)
    }

    func run() async throws {
        let worker = JobWorker(store: jobs, types: types, options: options)
        StopSignals.onFirst { worker.stop() }
        defer { StopSignals.end() }
        guard untilIdle else { return try await worker.run() }
        try await worker.runDue()
        guard !started.isRaised else { return }
        let overviews = try await jobs.jobs(nil)
        let next = overviews.compactMap { overview in
            overview.live.flatMap { $0.state == .pending ? (at: $0.dueAt, clock: overview.job.clock) : nil }
        }.min { $0.at < $1.at }
        let running = overviews.count { $0.live?.state == .running }
        let hints = [
            // Possibly of a worker that was killed; the run is taken over when its lease expires.
            running > 0
                ? "\(Display.counted(running, "run")) \(running == 1 ? "is" : "are") running elsewhere"
                : nil,
            next.map { "the next one is at \(LocalTime.text($0.at, in: $0.clock))" },
        ].compactMap(\.self)
        StandardError.write(
            "note: no job was due; "
                + (hints.isEmpty
                    ? "`creatives jobs add TYPE \(StoreOption.store.usage)` adds one"
                    : hints.joined(separator: ", ")))
    }
}

/// An event observed by several tasks.
private final class SharedFlag: Sendable {
    private let state = Mutex(false)

    func raise() { state.withLock { $0 = true } }

    var isRaised: Bool { state.withLock(\.self) }
}

extension OptionKind where Value == String {
    /// The name of a worker.
    fileprivate static var workerName: OptionKind {
        OptionKind("NAME") { given in
            guard (1...100).contains(given.text.count) else { throw given.expected("1 to 100 characters") }
            return given.text
        }
    }
}
