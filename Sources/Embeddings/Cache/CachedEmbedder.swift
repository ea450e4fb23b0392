internal import ContentHashing
public import StageCore

/// An embedder that asks a cache first, and embeds only what is not there.
///
/// ```swift
/// let cached = CachedEmbedder(embedder, cache: try SQLiteCache(path: "vectors.db"))
/// let vectors = try await cached.embed(names, context: RunContext())  // the second time, nothing is computed
/// ```
///
/// Vectors are kept under the embedder's identifier and the SHA-256 of the text's UTF-8. A text that occurs several times is
/// embedded once; missing ones are embedded in the order of their first occurrence, in slices, each kept as soon as it is
/// there, so that a run that ends early keeps what it paid for. An entry that is damaged or has another dimension counts
/// as missing.
public struct CachedEmbedder: Sendable {
    /// What makes the vectors.
    let embedder: any TextEmbedder

    /// What keeps them.
    let cache: any KeyedCache

    /// How many texts are embedded, or looked up, at once.
    let options: Options

    /// Puts a cache before an embedder.
    public init(_ embedder: any TextEmbedder, cache: any KeyedCache, options: Options = Options()) {
        self.embedder = embedder
        self.cache = cache
        self.options = options
    }

    /// How texts are cached; every value has a default.
    public struct Options: Sendable, Hashable {
        /// How many texts are looked up, or embedded and kept, at once, at least 1; default 1,000.
        public var sliceSize = 1_000

        /// Makes options with their defaults.
        public init() {}

        func check() throws {
            guard sliceSize >= 1 else {
                throw EmbeddingError(.invalidOption, "sliceSize is \(sliceSize), expected at least 1")
            }
        }
    }
}
