public import StageCore

/// The error of adding, changing and running jobs.
public typealias JobError = ModuleError<JobErrorDomain>

/// The codes of ``JobError``.
public enum JobErrorDomain: ErrorDomain {
    /// Returns the category of a code.
    public static func category(of code: JobError.Code) -> ErrorCategory {
        switch code {
        case .unknownJob, .unknownRun, .invalidChange, .runLost: .refused
        default: .usage
        }
    }
}

extension ModuleError.Code where Domain == JobErrorDomain {
    /// The text is not a cron expression, or never comes due.
    public static var invalidCron: Self { Self("invalidCron") }

    /// The time zone is unknown.
    public static var unknownTimeZone: Self { Self("unknownTimeZone") }

    /// The job type is unknown.
    public static var unknownType: Self { Self("unknownType") }

    /// A parameter is unknown, missing, of another type or out of range.
    public static var invalidParameter: Self { Self("invalidParameter") }

    /// Another property of the job is invalid, such as an empty name.
    public static var invalidJob: Self { Self("invalidJob") }

    /// The job does not exist.
    public static var unknownJob: Self { Self("unknownJob") }

    /// The run does not exist.
    public static var unknownRun: Self { Self("unknownRun") }

    /// The state of the job does not allow the change.
    public static var invalidChange: Self { Self("invalidChange") }

    /// Parts of a divided run failed for good.
    public static var failedParts: Self { Self("failedParts") }

    /// The worker lost the run, because its lease expired.
    public static var runLost: Self { Self("runLost") }
}
