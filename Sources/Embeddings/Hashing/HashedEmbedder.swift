/// An embedder that needs no model: texts that share words, or parts of words, lie near each other.
///
/// ```swift
/// let vectors = try await HashedEmbedder().embed(names, context: RunContext())
/// let sharper = try HashedEmbedder().fitted(to: names)  // rare words count for more
/// ```
///
/// A text is folded (case, accents, compatibility forms) and cut into words; runs of characters inside words are its
/// features, and where wanted runs of words. A feature that occurs *c* times weighs √*c*, times its rarity where the
/// embedder was fitted. Each is hashed to a few places of the vector, with a sign for each, so that products of vectors
/// are, but for noise of about 1/√D, those of the texts' features; the sum is scaled to length 1. It knows nothing of
/// meaning: "cheap flights" and "low-cost air fares" are strangers to it.
///
/// Of a text of more than 1 MiB of UTF-8 only the beginning counts, so that no text takes more memory than about 30 MB.
///
/// The hash is a chain of SplitMix64 mixers over Unicode scalars, equal on all machines. Vectors are the same bits for
/// any number of threads and whatever other texts stand beside.
///
/// Sources: K. Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009, arXiv:0902.2206;
/// several places for each feature: D. Kane and J. Nelson, "Sparser Johnson–Lindenstrauss transforms", JACM 61(1), 2014,
/// doi:10.1145/2559902.
public struct HashedEmbedder: Sendable, Codable {
    /// How texts are cut up and hashed.
    let options: Options

    /// In how many texts each bucket occurs, where the embedder was fitted.
    let frequencies: DocumentFrequencies?

    /// Makes an embedder that was fitted to nothing: all features weigh the same.
    public init(options: Options = Options()) {
        self.init(options: options, frequencies: nil)
    }

    init(options: Options, frequencies: DocumentFrequencies?) {
        self.options = options
        self.frequencies = frequencies
    }

    /// How many texts it was fitted to; 0 for none.
    package var fittedTextCount: Int { frequencies?.textCount ?? 0 }
}
