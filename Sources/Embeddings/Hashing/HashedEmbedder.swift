internal import DenseLinearAlgebra
public import StageCore

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

extension HashedEmbedder {
    /// How texts are cut up and hashed; every value has a default.
    public struct Options: Sendable, Hashable, Codable {
        /// D, in 1...65,536; default 384, as many small sentence models have.
        public var dimension = 384

        /// The lengths of runs of characters, in 1...16; default 3...4. The space before and behind a word counts as a
        /// character; a shorter word is one run. `nil` for none.
        package var characterRuns: ClosedRange<Int>? = 3...4

        /// The lengths of runs of words, in 1...8, or `nil`, the default, for none: runs of characters say it all where
        /// words are as long as in most languages, and on short questions words beside them make clusters worse.
        package var wordRuns: ClosedRange<Int>?

        /// In how many places of the vector a feature stands, in 1...D; default 4. One is plain feature hashing;
        /// more make accidents rarer and take longer.
        package var placesPerFeature = 4

        /// The seed of the hash; default 0. Vectors of different seeds have nothing to do with each other.
        public var seed: UInt64 = 0

        /// Makes options with their defaults.
        public init() {}

        func check() throws {
            guard (1...65_536).contains(dimension) else {
                throw EmbeddingError(.invalidOption, "dimension is \(dimension), expected 1 to 65,536")
            }
            guard characterRuns != nil || wordRuns != nil else {
                throw EmbeddingError(
                    .invalidOption, "neither characterRuns nor wordRuns is given, expected one")
            }
            try check(characterRuns, "characterRuns", limit: 16)
            try check(wordRuns, "wordRuns", limit: 8)
            guard placesPerFeature >= 1, placesPerFeature <= dimension else {
                throw EmbeddingError(
                    .invalidOption,
                    "placesPerFeature is \(placesPerFeature), expected 1 to the dimension, \(dimension)")
            }
        }

        private func check(_ runs: ClosedRange<Int>?, _ name: String, limit: Int) throws {
            guard let runs else { return }
            guard runs.lowerBound >= 1, runs.upperBound <= limit else {
                throw EmbeddingError(
                    .invalidOption,
                    "\(name) is \(runs.lowerBound)...\(runs.upperBound), expected 1 to \(limit)")
            }
        }

        /// All that the vectors depend on, and the version of the method.
        var identifier: String {
            func text(_ runs: ClosedRange<Int>?) -> String {
                runs.map { "\($0.lowerBound).\($0.upperBound)" } ?? "0"
            }
            return
                "hashed-v1-\(dimension)-w\(text(wordRuns))-c\(text(characterRuns))-p\(placesPerFeature)-s\(seed)"
        }
    }
}

extension HashedEmbedder: TextEmbedder {
    /// The version of the method with all options, and the SHA-256 of what was fitted.
    public var identifier: String {
        guard let frequencies else { return options.identifier }
        return "\(options.identifier)-idf-\(frequencies.contentHash)"
    }

    /// D.
    public var dimension: Int { options.dimension }

    /// The vectors of some texts; a text without a letter, digit or symbol has a row of zeros.
    ///
    /// - Throws: ``EmbeddingError`` with `invalidOption`; `CancellationError` when the task is cancelled.
    /// - Complexity: O(*n* log *n*) for a text of *n* characters, times the number of lengths; memory O(*n*) of the texts
    ///   at work.
    public func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        try options.check()
        let weights = frequencies?.weights
        let reader = FeatureReader(options)
        let dimension = options.dimension
        var vectors = Matrix<Float>(rowCount: texts.count, columnCount: dimension)
        try vectors.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            // Threads write to rows of their own.
            nonisolated(unsafe) let rows = start
            try TextBatches(texts, stage: "Embedding texts", context: context).forEach { range in
                var features = FeatureList()
                for place in range {
                    reader.read(texts[place], into: &features)
                    SignedSum(options).write(features, weights, to: rows + place * dimension)
                }
            }
        }
        return vectors
    }
}

extension HashedEmbedder {
    /// The embedder with the same options that knows how rare each feature is in a corpus.
    ///
    /// A feature that *f* of *N* texts have weighs √ln((*N* + 1) / (*f* + ½)): the root, because a product of two
    /// vectors counts it twice. Features are counted in 65,536 buckets of their hashes, so that the table has one size
    /// for any corpus. What was fitted before is forgotten.
    ///
    /// Source: K. Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval",
    /// Journal of Documentation 28(1), 1972, doi:10.1108/eb026526.
    ///
    /// - Parameters:
    ///   - corpus: At most 4,294,967,295 texts; their order does not matter.
    ///   - context: Threads and progress; the result does not depend on them.
    /// - Throws: ``EmbeddingError`` with `invalidOption`; `CancellationError` when the task is cancelled.
    /// - Complexity: As ``embed(_:context:)``.
    public func fitted(to corpus: [String], context: RunContext = RunContext()) throws -> HashedEmbedder {
        try options.check()
        guard corpus.count <= Int(UInt32.max) else {
            throw EmbeddingError(
                .invalidOption, "the corpus has \(corpus.count) texts, expected at most \(UInt32.max)")
        }
        let reader = FeatureReader(options)
        var counts = [UInt32](repeating: 0, count: DocumentFrequencies.bucketCount)
        try TextBatches(corpus, stage: "Counting words", context: context).forEach { range in
            var features = FeatureList()
            var buckets: [UInt16] = []
            for place in range {
                reader.read(corpus[place], into: &features)
                features.appendBuckets(to: &buckets)
            }
            return buckets
        } collect: { buckets in
            for bucket in buckets { counts[Int(bucket)] += 1 }
        }
        return HashedEmbedder(
            options: options, frequencies: DocumentFrequencies(textCount: corpus.count, counts: counts))
    }
}
