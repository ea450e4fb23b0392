/// An embedder, which converts each text to a vector.
///
/// ```swift
/// let vectors = try await embedder.embed(["Premium CTV", "Connected TV, premium"])
/// ```
///
/// ## Implementation guidance
///
/// Implement ``embed(_:context:)``. The vector of a text must not depend on the other texts or on
/// `context.threadCount`. Call `context.checkpoint` once per batch. Change ``identifier`` whenever the vectors change,
/// because caches store vectors under it.
public protocol TextEmbedder: Sendable {
    /// The identifier of the vectors: the model, its precision, and everything else they depend on. It is stable across
    /// runs and machines.
    var identifier: String { get }

    /// The dimension of the vectors, D.
    var dimension: Int { get }

    /// Returns the vectors of some texts.
    ///
    /// - Parameters:
    ///   - texts: N texts of any length. Text beyond a model's limit is truncated.
    ///   - context: The thread count and the progress handler.
    /// - Returns: One row per text (N×D), in the order of the texts. Rows have length 1 if the embedder normalises, or
    ///   are zero for a text without usable content.
    func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float>
}

extension TextEmbedder {
    /// Returns the vector of one text.
    public func embed(_ text: String, context: RunContext = RunContext()) async throws -> [Float] {
        try await embed([text], context: context).elements
    }

    /// Returns the vectors of some texts, in a context with default values.
    public func embed(_ texts: [String]) async throws -> Matrix<Float> {
        try await embed(texts, context: RunContext())
    }
}
