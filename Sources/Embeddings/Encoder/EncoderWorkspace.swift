internal import DenseLinearAlgebra

/// The memory that one thread needs for one batch of tokens.
final class EncoderWorkspace: Sendable {
    let hidden: Scratch<Float>
    /// Queries, keys and values side by side.
    let projected: Scratch<Float>
    /// Attention's result, floats or bfloat16.
    let context: Scratch<Float>
    let attended: Scratch<Float>
    let activated: Scratch<Float>
    /// Input rows as words of a product.
    let words: Scratch<UInt32>
    let rotated: Scratch<Float>
    let rowScales: Scratch<Float>
    let rowOffsets: Scratch<Float>
    /// Sums of products of long rows.
    let partial: Scratch<Float>
    let keys: Scratch<Float>
    let values: Scratch<Float>
    let scores: Scratch<Float>
    /// One head's result, where heads are no multiple of a vector wide.
    let head: Scratch<Float>

    /// - Parameters:
    ///   - tokens: Of a batch, at most.
    ///   - longest: Of one text, at most.
    init(_ configuration: ModelConfiguration, tokens: Int, longest: Int) {
        let ld = Padding.columns(configuration.hiddenSize)
        let inner = Padding.columns(configuration.intermediateSize)
        let (length, depth) = (Padding.columns(longest), Padding.columns(configuration.headSize))
        hidden = Scratch(tokens * ld)
        projected = Scratch(tokens * Padding.columns(3 * configuration.hiddenSize))
        context = Scratch(tokens * ld)
        attended = Scratch(tokens * ld)
        activated = Scratch(tokens * inner)
        words = Scratch(tokens * max(ld, inner))
        rotated = Scratch(max(ld, inner))
        rowScales = Scratch(tokens)
        rowOffsets = Scratch(tokens)
        partial = Scratch(max(tokens, longest) * 64)
        keys = Scratch(length * configuration.headSize)
        values = Scratch(longest * depth)
        scores = Scratch(longest * length)
        head = Scratch(longest * depth)
    }
}

extension Scratch {
    /// The same memory as numbers of another type, of no greater alignment.
    func bound<Other>(to type: Other.Type) -> UnsafeMutablePointer<Other> {
        UnsafeMutableRawPointer(elements).assumingMemoryBound(to: type)
    }
}
