/// An error of planning.
public struct PlanningError: Error, CustomStringConvertible, Sendable {
    /// The kind of an error. The set of codes is open.
    public struct Code: Hashable, Sendable {
        /// The name of the code.
        package let rawValue: String
        /// Creates a code.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// An option is out of range.
        public static let invalidOption = Code(rawValue: "invalidOption")
        /// A stage violated its contract.
        public static let stageFailed = Code(rawValue: "stageFailed")
    }

    /// The kind of the error.
    public var code: Code
    /// One line: what is wrong, where, and what was expected.
    public var message: String

    /// Creates an error.
    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
