internal import CreativeIntelligence
internal import Foundation
internal import StageCore
internal import Synchronization

/// `creatives worker`: does what is due, until it is told to stop.
struct WorkerCommand: Command {
    private static let untilIdle = Flag("until-idle", "ends as soon as nothing is due any more")
    private static let runs = Option(
        "runs", .integer(1...1_000), default: WorkerOptions().parallelRuns, "runs at once")
    private static let lease = Option(
        "lease", .seconds(1...3_600), default: WorkerOptions().lease,
        "after how many seconds without a word a run is taken over")
    private static let poll = Option(
        "poll", .seconds(0.05...3_600), default: WorkerOptions().pollInterval,
        "seconds between two looks for due runs at most")
    private static let grace = Option(
        "grace", .seconds(0...86_400), default: WorkerOptions().grace,
        "how many seconds runs have to end when it is told to stop")
    private static let name = Option(
        "name", .workerName, defaultText: "a random name", "what logs call it")
    private static let threads = Option(
        "threads", .integer(1...1_024), default: WorkerOptions().threadCount, "threads of each run")

    static let syntax = CommandSyntax(
        name: "worker", summary: "Does the background jobs of a store.",
        options: [StoreOption.store, untilIdle, runs, lease, poll, grace, name] + JobTypesOption.syntax + [
            CommonOption.seed, threads,
            CommonOption.json.described("a JSON object a line on standard output"),
        ],
        details: """
            It runs until it gets SIGTERM or SIGINT (Ctrl-C): then it takes no more runs, lets those under way end, and gives back
            what does not end in time; a second signal ends it at once. Several workers may share a store. One that is killed
            loses nothing: another one, or the next one, does its runs again when their lease has ended, and what they did before
            has no second effect. A store that cannot be used for ten minutes ends it with status 1. How runs end does not count for the
            exit status; `creatives jobs list` shows it. Each line begins with the time on the clocks of its job's zone; in JSON, at is
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
        options.lease = arguments[Self.lease]
        options.pollInterval = arguments[Self.poll]
        options.grace = arguments[Self.grace]
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
        // A connection of its own: word of a run is not to wait while that run reads or writes much.
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
            // Perhaps of a worker that was killed: then it is taken over when its lease ends.
            running > 0
                ? "\(Display.counted(running, "run")) \(running == 1 ? "is" : "are") under way elsewhere"
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

/// Something that happened, seen by several tasks.
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
