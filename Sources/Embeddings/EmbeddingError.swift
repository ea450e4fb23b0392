/// Why texts could not be embedded, or a model not be loaded.
public struct EmbeddingError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure; more may come.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case unreadableModel, unsupportedModel, unavailablePrecision, invalidOption, wrongShape
        }
        private let kind: Kind

        /// A file of the model is missing, cut short or not what its name says.
        public static let unreadableModel = Code(kind: .unreadableModel)
        /// The model is whole, but of a kind that the encoder does not know.
        public static let unsupportedModel = Code(kind: .unsupportedModel)
        /// This machine or build cannot compute in the precision asked for.
        public static let unavailablePrecision = Code(kind: .unavailablePrecision)
        /// An option is out of range.
        public static let invalidOption = Code(kind: .invalidOption)
        /// An embedder gave another number of rows or columns than it promised.
        public static let wrongShape = Code(kind: .wrongShape)
    }

    /// The kind.
    public let code: Code
    /// One line: what, where, what was expected.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
