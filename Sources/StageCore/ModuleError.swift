internal import Foundation

/// The codes of a module's errors, and their categories.
public protocol ErrorDomain {
    /// Returns the category of a code.
    static func category(of code: ModuleError<Self>.Code) -> ErrorCategory
}

/// The error of a module, which defines an alias such as `KMeansError`.
///
/// ```swift
/// do {
///     model = try KMeansClusterer(clusterCount: 8).fit(points)
/// } catch let error as KMeansError where error.code == .tooFewPoints {
///     model = nil
/// }
/// ```
public struct ModuleError<Domain: ErrorDomain>: CodedError, Hashable {
    /// The kind of the problem: an open set, with members defined by each module.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name of the code.
        public let rawValue: String

        /// Creates a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Creates a code from its name.
        package init(_ name: String) { rawValue = name }
    }

    /// The kind of the problem.
    public let code: Code
    /// The problem, its location and the expected value, in one line.
    public let message: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The kind of the problem.
    ///   - message: The problem, its location and the expected value, in one line.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The category of the code.
    public var category: ErrorCategory { Domain.category(of: code) }
}
