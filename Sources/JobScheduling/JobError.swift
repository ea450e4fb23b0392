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
    /// The text is no cron expression, or one that never comes.
    public static var invalidCron: Self { Self("invalidCron") }

    /// There is no such time zone.
    public static var unknownTimeZone: Self { Self("unknownTimeZone") }

    /// There is no such type of job.
    public static var unknownType: Self { Self("unknownType") }

    /// A parameter is unknown, missing, of another kind or out of range.
    public static var invalidParameter: Self { Self("invalidParameter") }

    /// Something else of a job cannot be, such as an empty name.
    public static var invalidJob: Self { Self("invalidJob") }

    /// There is no such job.
    public static var unknownJob: Self { Self("unknownJob") }

    /// There is no such run.
    public static var unknownRun: Self { Self("unknownRun") }

    /// A job in this state cannot be changed so.
    public static var invalidChange: Self { Self("invalidChange") }

    /// The run was taken from its worker: it was silent for too long.
    public static var runLost: Self { Self("runLost") }
}
