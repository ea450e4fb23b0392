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
public protocol JobHandler: Sendable {
    /// What it is called, what it takes.
    var type: JobType { get }

    /// Makes sure of what ``type`` cannot say, such as that two parameters fit one another; asked when a job is added and before each run.
    /// Does nothing unless written.
    ///
    /// - Parameter parameters: What ``type`` takes, checked, with defaults where a job says nothing.
    /// - Throws: ``JobError`` with code `invalidParameter`.
    func check(_ parameters: JobParameters) throws(JobError)

    /// Does the work once.
    ///
    /// - Parameters:
    ///   - parameters: What ``type`` takes, checked, with defaults where a job says nothing.
    ///   - context: The run, its log, and what stages are handed.
    /// - Returns: What came of it.
    /// - Throws: What is tried again later; ``JobError`` with `invalidParameter` is not, as it would be the same.
    func run(_ parameters: JobParameters, in context: JobContext) async throws -> JobOutcome
}

extension JobHandler {
    /// Does nothing.
    public func check(_ parameters: JobParameters) throws(JobError) {}
}

/// The types of job that there are, each with its handler.
public struct JobTypes: Sendable {
    private let handlers: [String: any JobHandler]

    /// Makes the set of some handlers; of two of one type the last counts.
    public init(_ handlers: [any JobHandler]) {
        self.handlers = Dictionary(handlers.map { ($0.type.name, $0) }) { $1 }
    }

    /// The types, by name.
    public var all: [JobType] { handlers.values.map(\.type).sorted { $0.name < $1.name } }

    /// Their names.
    public var names: Set<String> { Set(handlers.keys) }

    /// The type of a name.
    ///
    /// - Throws: ``JobError`` with code `unknownType`.
    public func type(_ name: String) throws(JobError) -> JobType { try handler(of: name).type }

    func handler(of name: String) throws(JobError) -> any JobHandler {
        guard let handler = handlers[name] else {
            let known = handlers.keys.sorted().joined(separator: ", ")
            throw JobError(
                .unknownType,
                "there is no type \(quoted(name, limit: 60)), expected \(known.isEmpty ? "none" : "one of \(known)")"
            )
        }
        return handler
    }

    /// The parameters of a job with defaults where it says nothing, once it is made sure that the job can be done.
    @discardableResult
    func checked(_ type: String, _ parameters: JobParameters) throws(JobError) -> JobParameters {
        let handler = try handler(of: type)
        try handler.type.check(parameters)
        let completed = handler.type.completed(parameters)
        try handler.check(completed)
        return completed
    }
}
