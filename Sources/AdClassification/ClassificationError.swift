/// Why ads cannot be classified: one line that says what, where, and what was expected.
public struct ClassificationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of problem it is: an open set.
    public struct Code: Sendable, Hashable {
        /// The name.
        package let rawValue: String
        /// Makes a code.
        ///
        /// - Parameter rawValue: The name.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// An option is out of its range.
        public static let invalidOption = Code(rawValue: "invalidOption")
        /// What is beside a video, or in it, cannot be read.
        public static let unreadableAsset = Code(rawValue: "unreadableAsset")
    }

    /// What kind of problem it is.
    public var code: Code
    /// What is wrong, and what was expected.
    var message: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: What kind of problem it is.
    ///   - message: One line: what, where, and what was expected.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
