internal import DenseLinearAlgebra
public import StageCore

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
