/// What keeps a picture from being written.
public struct PlottingError: Error, Sendable, CustomStringConvertible {
    /// The kind of an error; more may come.
    public struct Code: Sendable, Hashable {
        private enum Kind { case cannotWrite }
        private let kind: Kind

        /// The file cannot be made or replaced.
        public static let cannotWrite = Code(kind: .cannotWrite)
    }

    /// The kind of error.
    public let code: Code
    /// One line: the file, and what is wrong.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
