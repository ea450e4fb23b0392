import Foundation
import JobScheduling
import Synchronization

/// A handler that runs a function of the test, and counts its calls.
final class ScriptedHandler: JobHandler {
    /// Parameters that a test chooses at run time.
    struct Parameters: JobParameterSet {
        var parameters: [JobParameter] = []
        var given = JobParameters()

        mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            for parameter in parameters {
                var value = given.values[parameter.name] ?? parameter.defaultValue
                try coder.code(parameter, &value)
                given.values[parameter.name] = value
            }
        }
    }

    let type: JobType
    let defaults: Parameters
    private let body: @Sendable (JobParameters, JobContext) async throws -> JobOutcome
    private let count = Mutex(0)

    init(
        _ name: String = "work", parameters: [JobParameter] = [], timeLimit: Duration = .seconds(1_800),
        _ body: @escaping @Sendable (JobParameters, JobContext) async throws -> JobOutcome = { _, _ in
            JobOutcome("done")
        }
    ) {
        type = JobType(name, "does what a test says", timeLimit: timeLimit)
        defaults = Parameters(parameters: parameters)
        self.body = body
    }

    var calls: Int { count.withLock(\.self) }

    func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        count.withLock { $0 += 1 }
        return try await body(parameters.given, context)
    }
}

/// A clock that a test sets.
final class SetClock: Sendable {
    private let time: Mutex<Date>

    init(_ time: Date) { self.time = Mutex(time) }

    var now: Date {
        get { time.withLock(\.self) }
        set { time.withLock { $0 = newValue } }
    }
}

struct ScriptedFailure: Error, CustomStringConvertible {
    var description = "the script says so"
}

/// A time such as `2026-01-01T00:00:00Z`.
func time(_ text: String) -> Date {
    (try? Date(text, strategy: .iso8601)) ?? .distantPast
}

/// A scheduler, store and clock, with workers that run until no run is due.
struct JobFixture {
    let store = InMemoryJobStore()
    let clock: SetClock
    let types: JobRegistry

    init(_ handlers: [any JobHandler], at start: String = "2026-01-01T00:00:00Z") {
        clock = SetClock(time(start))
        types = JobRegistry(handlers)
    }

    var scheduler: JobScheduler { JobScheduler(store: store, types: types) { [clock] in clock.now } }

    func worker(_ change: (inout WorkerOptions) -> Void = { _ in }) -> JobWorker {
        var options = WorkerOptions()
        options.parallelRuns = 1
        options.name = "one"
        change(&options)
        return JobWorker(store: store, types: types, options: options) { [clock] in clock.now }
    }

    /// Advances the clock to a moment, and executes all runs that become due.
    func pass(until end: Date) async throws {
        while let next = await store.nextDueTime(of: types.names), next <= end {
            clock.now = max(clock.now, next)
            try await worker().runDue()
        }
        clock.now = end
    }

    func runs(of job: Job) async -> [JobRun] { await store.runs(of: job.id, limit: .max).reversed() }
}
