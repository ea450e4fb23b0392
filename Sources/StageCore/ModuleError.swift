internal import Foundation

/// The codes of a module's errors, and their categories.
public protocol ErrorDomain {
    /// Returns the category of a code.
    static func category(of code: ModuleError<Self>.Code) -> ErrorCategory
}

/// The error of a module, which names it by an alias such as `KMeansError`.
///
/// ```swift
/// do {
///     model = try KMeansClusterer(clusterCount: 8).fit(points)
/// } catch let error as KMeansError where error.code == .tooFewPoints {
///     model = nil
/// }
/// ```
public struct ModuleError<Domain: ErrorDomain>: CodedError, Hashable {
    /// The kind of problem: an open set, whose members each module lists.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name of the code.
        public let rawValue: String

        /// Makes a code of its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Makes a code of its name.
        package init(_ name: String) { rawValue = name }
    }

    /// The kind of problem.
    public let code: Code
    /// One line: what is wrong, where, and what was expected.
    public let message: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: The kind of problem.
    ///   - message: One line: what is wrong, where, and what was expected.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The category of the code.
    public var category: ErrorCategory { Domain.category(of: code) }
}
