/// Why a job cannot be taken, changed or run.
public struct JobError: Error, CustomStringConvertible, Sendable {
    /// What kind of problem it is: an open set.
    public struct Code: Hashable, Sendable {
        /// The name.
        package let rawValue: String
        /// Makes a code.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The text is no cron expression, or one that never comes.
        public static let invalidCron = Code(rawValue: "invalidCron")
        /// There is no such time zone.
        public static let unknownTimeZone = Code(rawValue: "unknownTimeZone")
        /// There is no such type of job.
        public static let unknownType = Code(rawValue: "unknownType")
        /// A parameter is unknown, missing, of another kind or out of range.
        public static let invalidParameter = Code(rawValue: "invalidParameter")
        /// Something else of a job cannot be, such as an empty name.
        public static let invalidJob = Code(rawValue: "invalidJob")
        /// There is no such job.
        public static let unknownJob = Code(rawValue: "unknownJob")
        /// There is no such run.
        public static let unknownRun = Code(rawValue: "unknownRun")
        /// A job in this state cannot be changed so.
        public static let invalidChange = Code(rawValue: "invalidChange")
        /// The run was taken from its worker: it was silent for too long.
        public static let runLost = Code(rawValue: "runLost")
    }

    /// What kind of problem it is.
    public var code: Code
    /// One line: what, where, and what was expected.
    public var message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
