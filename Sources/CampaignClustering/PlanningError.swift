/// Why planning fails.
public struct PlanningError: Error, CustomStringConvertible, Sendable {
    /// What kind of problem it is: an open set.
    public struct Code: Hashable, Sendable {
        /// The name.
        package let rawValue: String
        /// Makes a code.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// An option is out of its range.
        public static let invalidOption = Code(rawValue: "invalidOption")
        /// A stage broke its promise.
        public static let stageFailed = Code(rawValue: "stageFailed")
    }

    /// What kind of problem it is.
    public var code: Code
    /// One line: what, where, and what was expected.
    public var message: String

    /// Makes an error.
    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
