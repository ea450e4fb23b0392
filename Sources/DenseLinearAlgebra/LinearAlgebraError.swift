/// What is wrong with numbers that were handed to linear algebra.
public struct LinearAlgebraError: Error, Sendable, CustomStringConvertible {
    /// The kind of an error; more may come.
    public struct Code: Sendable, Hashable {
        private enum Kind { case notFinite, notPositiveDefinite, noConvergence, wrongShape }
        private let kind: Kind

        /// A number is infinite or no number; the message names its row and column.
        public static let notFinite = Code(kind: .notFinite)
        /// A matrix has no Cholesky factor.
        public static let notPositiveDefinite = Code(kind: .notPositiveDefinite)
        /// Eigenvalues were not found.
        public static let noConvergence = Code(kind: .noConvergence)
        /// Counts of rows or columns do not fit.
        public static let wrongShape = Code(kind: .wrongShape)
    }

    /// The kind of error.
    public let code: Code
    /// One line: what, where, what was expected.
    public let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
