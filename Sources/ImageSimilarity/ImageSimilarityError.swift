/// Why a picture has no hash.
public struct ImageSimilarityError: Error, CustomStringConvertible, Sendable {
    /// What kind of problem it is: an open set.
    public struct Code: Hashable, Sendable {
        /// The name.
        package let rawValue: String
        /// Makes a code.
        ///
        /// - Parameter rawValue: The name.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The file is missing, not readable, or no file.
        public static let cannotRead = Code(rawValue: "cannotRead")
        /// The bytes are no picture of a known format.
        public static let unsupportedFormat = Code(rawValue: "unsupportedFormat")
        /// The file has too many bytes, or the picture too many pixels.
        public static let tooLarge = Code(rawValue: "tooLarge")
        /// The bytes break their format's rules, or end too early.
        public static let corrupt = Code(rawValue: "corrupt")
        /// An option is out of its range.
        public static let invalidOption = Code(rawValue: "invalidOption")
    }

    /// What kind of problem it is.
    public var code: Code
    /// One line: what, where, and what was expected.
    public var message: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: What kind of problem it is.
    ///   - message: One line.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
