internal import DenseLinearAlgebra
public import StageCore

/// An embedder that needs no model. Texts that share words or parts of words have similar vectors.
///
/// ```swift
/// let vectors = try await HashedEmbedder().embed(names)
/// let sharper = try HashedEmbedder().fitted(to: names)  // gives rare words a higher weight
/// ```
///
/// A text is folded (case, accents, compatibility forms) and split into words. Its features are runs of characters within
/// words and, optionally, runs of words. A feature that occurs *c* times has weight √*c*, multiplied by its rarity if the
/// embedder was fitted. Each feature is hashed to a few components of the vector, each with a sign, so that the product of
/// two vectors is that of the texts' features, apart from noise of about 1/√D. The sum is scaled to length 1. The embedder
/// does not capture meaning: "cheap flights" and "low-cost air fares" are unrelated.
///
/// Only the first 1 MiB of UTF-8 of a text counts, which limits the memory of a text to about 30 MB.
///
/// The hash is a chain of SplitMix64 mixers over Unicode scalars, equal on all machines. Vectors are bit-identical for
/// any number of threads and regardless of the other texts in the call.
///
/// Sources: K. Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009, arXiv:0902.2206;
/// several components per feature: D. Kane and J. Nelson, "Sparser Johnson–Lindenstrauss transforms", JACM 61(1), 2014,
/// doi:10.1145/2559902.
public struct HashedEmbedder: Sendable, Codable {
    /// The options for splitting and hashing texts.
    let options: Options

    /// The document frequencies of the buckets, or `nil` if the embedder was not fitted.
    let frequencies: DocumentFrequencies?

    /// Creates an embedder that is not fitted: all features have equal weight.
    public init(options: Options = Options()) {
        self.init(options: options, frequencies: nil)
    }

    init(options: Options, frequencies: DocumentFrequencies?) {
        self.options = options
        self.frequencies = frequencies
    }

    /// The number of texts that the embedder was fitted to; 0 if it was not fitted.
    package var fittedTextCount: Int { frequencies?.textCount ?? 0 }
}

extension HashedEmbedder {
    /// The options for splitting and hashing texts. Every option has a default.
    public struct Options: Sendable, Hashable, Codable {
        /// The dimension of the vectors, D, in 1...65,536; the default is 384, as in many small sentence models.
        public var dimension = 384

        /// The lengths of character runs, in 1...16, or `nil` for none; the default is 3...4. The spaces before and after a word
        /// count as characters. A shorter word forms one run.
        package var characterRuns: ClosedRange<Int>? = 3...4

        /// The lengths of word runs, in 1...8, or `nil`, the default, for none. Character runs suffice for languages with words of
        /// usual length, and additional word runs make clusters of short questions worse.
        package var wordRuns: ClosedRange<Int>?

        /// The number of vector components per feature, in 1...D; the default is 4. A value of 1 is plain feature hashing.
        /// Higher values make collisions less harmful and take longer.
        package var slotsPerFeature = 4

        /// The seed of the hash; the default is 0. Vectors of different seeds are not comparable.
        public var seed: UInt64 = 0

        /// Creates the default options.
        public init() {}

        func check() throws {
            guard (1...65_536).contains(dimension) else {
                throw EmbeddingError(.invalidOption, "dimension is \(dimension), expected 1 to 65,536")
            }
            guard characterRuns != nil || wordRuns != nil else {
                throw EmbeddingError(
                    .invalidOption, "neither characterRuns nor wordRuns is set, expected at least one")
            }
            try check(characterRuns, "characterRuns", limit: 16)
            try check(wordRuns, "wordRuns", limit: 8)
            guard slotsPerFeature >= 1, slotsPerFeature <= dimension else {
                throw EmbeddingError(
                    .invalidOption,
                    "slotsPerFeature is \(slotsPerFeature), expected 1 to the dimension, \(dimension)")
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

        /// The identifier: the version of the method, and every option that affects the vectors.
        var identifier: String {
            func text(_ runs: ClosedRange<Int>?) -> String {
                runs.map { "\($0.lowerBound).\($0.upperBound)" } ?? "0"
            }
            return
                "hashed-v1-\(dimension)-w\(text(wordRuns))-c\(text(characterRuns))-p\(slotsPerFeature)-s\(seed)"
        }
    }
}

extension HashedEmbedder: TextEmbedder {
    /// The version of the method with all options, and the SHA-256 hash of the fitted counts.
    public var identifier: String {
        guard let frequencies else { return options.identifier }
        return "\(options.identifier)-idf-\(frequencies.contentHash)"
    }

    /// The dimension of the vectors, D.
    public var dimension: Int { options.dimension }

    /// Returns the vectors of texts. A text without letters, digits or symbols has a row of zeros.
    ///
    /// - Throws: ``EmbeddingError`` with code `invalidOption`, or `CancellationError` if the task is cancelled.
    /// - Complexity: O(*n* log *n*) time for a text of *n* characters, times the number of run lengths; O(*n*) memory for the
    ///   texts in progress.
    public func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        try options.check()
        let weights = frequencies?.weights
        let reader = FeatureReader(options)
        let dimension = options.dimension
        var vectors = Matrix<Float>(rowCount: texts.count, columnCount: dimension)
        try vectors.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            // Threads write to separate rows.
            nonisolated(unsafe) let rows = start
            try TextBatches(texts, stage: "Embedding texts", context: context).forEach { range in
                var features = FeatureList()
                for index in range {
                    reader.read(texts[index], into: &features)
                    SignedSum(options).write(features, weights, to: rows + index * dimension)
                }
            }
        }
        return vectors
    }
}

extension HashedEmbedder {
    /// Returns an embedder with the same options that weights features by their rarity in a corpus.
    ///
    /// A feature that occurs in *f* of *N* texts has weight √ln((*N* + 1) / (*f* + ½)); the square root is used because the
    /// product of two vectors applies the weight twice. Features are counted in 65,536 buckets of their hashes, so that the
    /// table has the same size for any corpus. An earlier fit is discarded.
    ///
    /// Source: K. Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval",
    /// Journal of Documentation 28(1), 1972, doi:10.1108/eb026526.
    ///
    /// - Parameters:
    ///   - corpus: At most 4,294,967,295 texts, in any order.
    ///   - context: The thread count and progress handler, which do not affect the result.
    /// - Throws: ``EmbeddingError`` with code `invalidOption`, or `CancellationError` if the task is cancelled.
    /// - Complexity: The same as ``embed(_:context:)``.
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
            for index in range {
                reader.read(corpus[index], into: &features)
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
