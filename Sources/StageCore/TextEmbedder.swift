/// The role of an embedder: texts in, one vector each out.
///
/// ```swift
/// let vectors = try await embedder.embed(["Premium CTV", "Connected TV, premium"], context: RunContext())
/// ```
///
/// ## Implementation guidance
///
/// Implement ``embed(_:context:)``. A text's vector must not depend on the other texts nor on
/// `context.threadCount`. Call `context.checkpoint` once a batch. Change ``identifier`` whenever the vectors change:
/// caches keep them under it.
public protocol TextEmbedder: Sendable {
    /// What made the vectors: model, precision, and whatever else they depend on. Stable over runs and machines.
    var identifier: String { get }

    /// The width of the vectors, D.
    var dimension: Int { get }

    /// The vectors of some texts.
    ///
    /// - Parameters:
    ///   - texts: N texts of any length; what a model cannot take in is cut off.
    ///   - context: The threads, and where progress goes.
    /// - Returns: N×D, a row a text, in the order of the texts: of length 1 where the embedder normalises, zeros where a text
    ///   says nothing to it.
    func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float>
}

extension TextEmbedder {
    /// The vector of one text.
    public func embed(_ text: String, context: RunContext = RunContext()) async throws -> [Float] {
        try await embed([text], context: context).elements
    }
}
