internal import StageCore

/// The role of what does the work of one type of job.
///
/// ## Implementation guidance
///
/// A run is done **at least once**: its process may be killed at any point, also between the last effect and the word that it is
/// done. So each step has the same effect done twice as done once: it replaces what it wrote, or asks first whether it is there, under
/// ``JobContext/run`` where nothing better names it. What it changes through
/// ``JobContext/fenced(_:)`` is refused with `runLost` once another attempt has the run. A handler looks at its task's cancellation, as every stage
/// does through ``JobContext/stages``: it is cancelled when its worker stops, when it takes too long, and when its worker
/// was taken for dead.
public protocol JobHandler<Parameters>: Sendable {
    /// What it takes; nothing unless named.
    associatedtype Parameters: JobParameterSet = NoJobParameters

    /// What it is called, and how long it may take.
    var type: JobType { get }

    /// The parameters of a job that says nothing: those of `Parameters.init()` unless written.
    var defaults: Parameters { get }

    /// Does the work once.
    ///
    /// - Parameters:
    ///   - parameters: What the job says, checked, with defaults for the rest.
    ///   - context: The run, its log, and what stages are handed.
    /// - Returns: What came of it.
    /// - Throws: What is tried again later; ``JobError`` with `invalidParameter` is not, as it would be the same.
    func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome
}

extension JobHandler {
    /// Those of `Parameters.init()`.
    public var defaults: Parameters { Parameters() }
}

/// The types of job that there are, each with its handler.
public struct JobRegistry: Sendable {
    private let handlers: [String: RegisteredHandler]

    /// Makes the set of some handlers; of two of one type the last counts.
    public init(_ handlers: [any JobHandler]) {
        self.handlers = Dictionary(handlers.map { ($0.type.name, RegisteredHandler($0)) }) { $1 }
    }

    /// The types, by name.
    package var all: [JobType] { handlers.values.map(\.type).sorted { $0.name < $1.name } }

    /// Their names.
    package var names: Set<String> { Set(handlers.keys) }

    /// The type of a name.
    ///
    /// - Throws: ``JobError`` with code `unknownType`.
    package func type(_ name: String) throws(JobError) -> JobType { try handler(of: name).type }

    func handler(of name: String) throws(JobError) -> RegisteredHandler {
        guard let handler = handlers[name] else {
            let known = handlers.keys.sorted().joined(separator: ", ")
            throw JobError(
                .unknownType,
                "there is no type \(quoted(name, limit: 60)), expected \(known.isEmpty ? "none" : "one of \(known)")"
            )
        }
        return handler
    }

    /// Makes sure that a job can be done.
    ///
    /// - Throws: ``JobError`` with code `unknownType` or `invalidParameter`.
    func check(_ type: String, _ parameters: JobParameters) throws(JobError) {
        try handler(of: type).check(parameters)
    }
}

/// A handler whose type of parameters is not seen from outside.
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

    /// Makes sure that a job can be done.
    func check(_ parameters: JobParameters) throws(JobError) {
        try type.check(parameters)
        try read(parameters)
    }

    func run(_ parameters: JobParameters, in context: JobContext) async throws -> JobOutcome {
        try await work(parameters, context)
    }
}

/// A type of job: what it is called, what it takes, how long it may take.
public struct JobType: Sendable, Hashable {
    /// Its name, as jobs and stores have it: `performance_sync`.
    public var name: String
    /// What it does, in a line.
    public var summary: String
    /// What it takes: those of its handler's ``JobHandler/Parameters``, which ``JobRegistry`` puts here.
    package internal(set) var parameters: [JobParameter] = []
    /// How many seconds one attempt may take; default 30 minutes. What takes longer is cancelled and counts as failed.
    package var timeLimit: Double

    /// The limit of types that take long: two hours.
    package static let longTimeLimit = 7_200.0

    /// Makes a type.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - summary: What it does, in a line.
    ///   - timeLimit: How many seconds one attempt may take.
    public init(_ name: String, _ summary: String, timeLimit: Double = 1_800) {
        self.name = name
        self.summary = summary
        self.timeLimit = timeLimit
    }

    /// Makes sure that parameters are what the type takes.
    ///
    /// - Throws: ``JobError`` with code `invalidParameter`, for the first by name that is not.
    func check(_ given: JobParameters) throws(JobError) {
        for (name, value) in given.values.sorted(by: { $0.key < $1.key }) {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let known = parameters.map(\.name).joined(separator: ", ")
                throw JobError(
                    .invalidParameter,
                    "\(self.name) has no parameter \(quoted(name, limit: 60)), expected "
                        + (known.isEmpty ? "none" : "some of \(known)"))
            }
            guard parameter.takes(value) else { throw parameter.refusal(of: value) }
        }
        for parameter in parameters where parameter.isRequired && given.values[parameter.name] == nil {
            throw JobError(
                .invalidParameter,
                "\(name) needs parameter \(parameter.name), expected \(parameter.expectation)")
        }
    }
}
