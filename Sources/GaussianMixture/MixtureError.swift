/// What keeps a mixture from being fitted or used.
public struct MixtureError: Error, Sendable, CustomStringConvertible {
    /// The kind of an error; more may come.
    public struct Code: Sendable, Hashable {
        private enum Kind { case invalidOption, tooFewPoints, notFinite, wrongShape }
        private let kind: Kind

        /// An option has a value that it cannot have; the message names both.
        public static let invalidOption = Code(kind: .invalidOption)
        /// There are fewer points than components.
        public static let tooFewPoints = Code(kind: .tooFewPoints)
        /// A number is infinite, no number, or too large to be squared; the message names its row and column.
        public static let notFinite = Code(kind: .notFinite)
        /// Counts of rows or columns do not fit.
        public static let wrongShape = Code(kind: .wrongShape)
    }

    /// The kind of error.
    public let code: Code
    /// One line: what, where, what was expected.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
