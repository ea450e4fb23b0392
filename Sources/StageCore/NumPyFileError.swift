/// What keeps a NumPy file from being read or written.
public struct NumPyFileError: Error, Sendable, CustomStringConvertible {
    /// The kind of an error; more may come.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case notFound, unreadable, unwritable, notNumPy, unsupported, truncated, malformedHeader
        }
        private let kind: Kind

        /// There is no such file.
        public static let notFound = Code(kind: .notFound)
        /// The file cannot be opened or read, or is a directory, a pipe or a device.
        public static let unreadable = Code(kind: .unreadable)
        /// The file cannot be written, or something else than a file stands in its place.
        public static let unwritable = Code(kind: .unwritable)
        /// The file does not begin as NumPy's files do.
        public static let notNumPy = Code(kind: .notNumPy)
        /// It is a NumPy file of a version, type, shape or value that is not read here.
        public static let unsupported = Code(kind: .unsupported)
        /// The file ends before all that its header promises.
        public static let truncated = Code(kind: .truncated)
        /// The header is no dictionary of type, order and shape, or its shape is smaller than the data.
        public static let malformedHeader = Code(kind: .malformedHeader)
    }

    /// The kind of error.
    public let code: Code
    /// One line: which file, what was found, what was expected.
    public let description: String

    init(_ code: Code, _ path: String, _ message: String) {
        self.code = code
        description = "\(NumPyText.escaped(path, limit: 240)): \(message)"
    }

    /// Does some work on an output, whose errors become `unwritable`.
    static func unwritable<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as OutputFileError {
            throw NumPyFileError(.unwritable, error.path, "it cannot be written: \(error.reason)")
        }
    }
}

/// Text from outside for a message.
enum NumPyText {
    /// In quotation marks, at most 60 characters, control characters escaped.
    static func quoted(_ bytes: some Sequence<UInt8>) -> String {
        // No character of the first 60 can begin behind byte 1,000 unless it is hostile already.
        "“\(escaped(String(decoding: Array(bytes.prefix(1000)), as: UTF8.self), limit: 60))”"
    }

    /// At most so many characters, control characters escaped.
    static func escaped(_ text: String, limit: Int) -> String {
        let head = text.prefix(limit)
        let shown = head.unicodeScalars.prefix(4 * limit).map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
            default: String(scalar)
            }
        }
        return shown.joined() + (head.endIndex == text.endIndex ? "" : "…")
    }
}
