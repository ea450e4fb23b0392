public import Foundation

/// An error with a code to match, a category, and a one-line message.
///
/// The message states the problem, its location and the expected value. It quotes and truncates untrusted text, and contains no key, prompt or
/// URL with a token.
///
/// Modules use ``ModuleError``. An error with additional facts is a separate type.
public protocol CodedError: LocalizedError, CustomStringConvertible, Sendable {
    /// An open set: later versions add codes.
    associatedtype Code: RawRepresentable, Hashable, Sendable where Code.RawValue == String

    /// The kind of the problem.
    var code: Code { get }
    /// Who can resolve the error, which determines the exit status of a program.
    var category: ErrorCategory { get }
    /// The problem, its location and the expected value, in one line.
    var message: String { get }
}

extension CodedError {
    /// The message.
    public var description: String { message }

    /// The description, which `localizedDescription` shows.
    public var errorDescription: String? { description }
}

/// Who can resolve an error.
public enum ErrorCategory: String, Hashable, Sendable {
    /// The caller: an option or a parameter is invalid. Programs exit with status 2.
    case usage
    /// The author of the data. Programs exit with status 65, `EX_DATAERR` of `sysexits.h`.
    case input
    /// The operator: a file, a network or a model fails. Programs exit with status 1.
    case environment
    /// The user: the state of a store or of a job does not allow the request. Programs exit with status 1.
    case refused
    /// The author of the stage: it violated its contract. Programs exit with status 1.
    case `internal`
}
