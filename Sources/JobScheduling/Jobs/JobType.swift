internal import StageCore

/// A type of job: what it is called, what it takes, how long it may take.
public struct JobType: Sendable, Hashable {
    /// Its name, as jobs and stores have it: `performance_sync`.
    public var name: String
    /// What it does, in a line.
    public var summary: String
    /// What it takes: those of its handler's ``JobHandler/Parameters``, which ``JobTypes`` puts here.
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
