/// Why packages cannot be made: one line that says what, where, and what was expected.
public struct PackageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of problem it is: an open set.
    public struct Code: Sendable, Hashable {
        /// The name.
        package let rawValue: String
        /// Makes a code.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// An option is out of its range.
        public static let invalidOption = Code(rawValue: "invalidOption")
        /// Two deals have one id.
        public static let repeatedDeal = Code(rawValue: "repeatedDeal")
        /// A prompt template has no place for the deals.
        public static let invalidTemplate = Code(rawValue: "invalidTemplate")
        /// A stage broke its promise.
        public static let stageFailed = Code(rawValue: "stageFailed")
    }

    /// What kind of problem it is.
    public var code: Code
    /// What is wrong, and what was expected.
    public var message: String

    /// Makes an error.
    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
