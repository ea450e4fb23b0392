public import Foundation

/// An error with a code to match, a category that says who can help, and one line for people.
///
/// The message says what is wrong, where, and what was expected. It holds untrusted text only quoted and cut, and no key, prompt or
/// URL with a token.
///
/// Modules use ``ModuleError``; an error that carries more facts conforms by a type of its own.
public protocol CodedError: LocalizedError, CustomStringConvertible, Sendable {
    /// An open set: later versions add codes.
    associatedtype Code: RawRepresentable, Hashable, Sendable where Code.RawValue == String

    /// The kind of problem.
    var code: Code { get }
    /// Who can help, which decides the exit status of a program.
    var category: ErrorCategory { get }
    /// One line: what is wrong, where, and what was expected.
    var message: String { get }
}

extension CodedError {
    /// The message.
    public var description: String { message }

    /// The description, which `localizedDescription` shows.
    public var errorDescription: String? { description }
}

/// Who can help when an error occurs.
public enum ErrorCategory: String, Hashable, Sendable {
    /// Whoever called: an option or a parameter is wrong. Programs end with status 2.
    case usage
    /// Whoever made the data. Programs end with status 65, `EX_DATAERR` of `sysexits.h`.
    case input
    /// Whoever runs the machine: a file, a network or a model fails. Programs end with status 1.
    case environment
    /// Whoever asked: the state of a store or of a job does not allow it. Programs end with status 1.
    case refused
    /// Whoever wrote the stage: it broke its contract. Programs end with status 1.
    case `internal`
}
