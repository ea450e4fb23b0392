internal import StageCore

/// A handler that does the work of one type of job.
///
/// ## Implementation guidance
///
/// A run is done **at least once**: its process can be killed at any point, including between the last effect
/// and the record that it is done. Every step must therefore be idempotent: it replaces earlier output, or
/// first checks whether the output exists, keyed by ``JobContext/run`` if there is no better key. A change
/// made through ``JobContext/fenced(_:)`` fails with `runLost` once another attempt has claimed the run. A
/// handler checks for the cancellation of its task, as every stage does through ``JobContext/stages``. The
/// task is cancelled when the worker stops, when the attempt exceeds its time limit, and when the lease of
/// the worker has expired.
public protocol JobHandler<Parameters>: Sendable {
    /// The type of the parameters; ``NoJobParameters`` unless declared.
    associatedtype Parameters: JobParameterSet = NoJobParameters

    /// The job type: its name, summary and time limit.
    var type: JobType { get }

    /// The parameters of a job that sets none; `Parameters.init()` unless implemented.
    var defaults: Parameters { get }

    /// Does the work once.
    ///
    /// - Parameters:
    ///   - parameters: The parameters of the job, checked and completed with defaults.
    ///   - context: The run, its log, and the context to pass to stages.
    /// - Returns: The outcome of the run.
    /// - Throws: Any error. The run is retried later, except for a ``JobError`` with `invalidParameter`,
    ///   because a retry would fail in the same way.
    func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome
}

extension JobHandler {
    /// The parameters with the default values, `Parameters.init()`.
    public var defaults: Parameters { Parameters() }
}

/// The available job types, each with its handler.
public struct JobRegistry: Sendable {
    private let handlers: [String: RegisteredHandler]

    /// Creates a registry of handlers. If two handlers have the same type, the last one is used.
    public init(_ handlers: [any JobHandler]) {
        self.handlers = Dictionary(handlers.map { ($0.type.name, RegisteredHandler($0)) }) { $1 }
    }

    /// The job types, sorted by name.
    package var all: [JobType] { handlers.values.map(\.type).sorted { $0.name < $1.name } }

    /// The names of the job types.
    package var names: Set<String> { Set(handlers.keys) }

    /// Returns the job type with a name.
    ///
    /// - Throws: ``JobError`` with code `unknownType`.
    package func type(_ name: String) throws(JobError) -> JobType { try handler(of: name).type }

    func handler(of name: String) throws(JobError) -> RegisteredHandler {
        guard let handler = handlers[name] else {
            let known = handlers.keys.sorted().joined(separator: ", ")
            throw JobError(
                .unknownType,
                "unknown job type \(quoted(name, limit: 60)), expected \(known.isEmpty ? "none" : "one of \(known)")"
            )
        }
        return handler
    }

    /// Checks that a job can be run.
    ///
    /// - Throws: ``JobError`` with code `unknownType` or `invalidParameter`.
    func check(_ type: String, _ parameters: JobParameters) throws(JobError) {
        try handler(of: type).check(parameters)
    }
}

/// A handler whose parameter type is erased.
struct RegisteredHandler: Sendable {
    let type: JobType
    private let read: @Sendable (JobParameters) throws(JobError) -> Void
    private let work: @Sendable (JobParameters, JobContext) async throws -> JobOutcome

    init<Handler: JobHandler>(_ handler: Handler) {
        var type = handler.type
        type.parameters = handler.defaults.list
        self.type = type
        @Sendable func read(_ given: JobParameters) throws(JobError) -> Handler.Parameters {
            var parameters = handler.defaults
            try parameters.read(given)
            return parameters
        }
        self.read = { given throws(JobError) in _ = try read(given) }
        work = { given, context in try await handler.run(read(given), in: context) }
    }

    /// Checks that a job can be run.
    func check(_ parameters: JobParameters) throws(JobError) {
        try type.check(parameters)
        try read(parameters)
    }

    func run(_ parameters: JobParameters, in context: JobContext) async throws -> JobOutcome {
        try await work(parameters, context)
    }
}

/// A type of job: its name, parameters and time limit.
public struct JobType: Sendable, Hashable {
    /// The name, as used in jobs and stores, such as `performance_sync`.
    public var name: String
    /// A one-line summary of the work.
    public var summary: String
    /// The parameters: those of ``JobHandler/Parameters``, set by ``JobRegistry``.
    package internal(set) var parameters: [JobParameter] = []
    /// The time limit of one attempt. An attempt that takes longer is cancelled and counts as
    /// failed. The default is 30 minutes.
    package var timeLimit: Duration

    /// The time limit of long-running types: two hours.
    package static let longTimeLimit = Duration.seconds(7_200)

    /// Creates a job type.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - summary: A one-line summary of the work.
    ///   - timeLimit: The time limit of one attempt. The default is 30 minutes.
    public init(_ name: String, _ summary: String, timeLimit: Duration = .seconds(1_800)) {
        self.name = name
        self.summary = summary
        self.timeLimit = timeLimit
    }

    /// Checks parameters against those of the type.
    ///
    /// - Throws: ``JobError`` with code `invalidParameter`, for the first invalid parameter by name.
    func check(_ given: JobParameters) throws(JobError) {
        for (name, value) in given.values.sorted(by: { $0.key < $1.key }) {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let known = parameters.map(\.name).joined(separator: ", ")
                throw JobError(
                    .invalidParameter,
                    "\(self.name) has no parameter \(quoted(name, limit: 60)), expected "
                        + (known.isEmpty ? "none" : "one of \(known)"))
            }
            guard parameter.takes(value) else { throw parameter.refusal(of: value) }
        }
        for parameter in parameters where parameter.isRequired && given.values[parameter.name] == nil {
            throw JobError(
                .invalidParameter,
                "\(name) is missing parameter \(parameter.name), expected \(parameter.expectation)")
        }
    }
}
