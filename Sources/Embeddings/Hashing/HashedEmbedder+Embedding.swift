internal import DenseLinearAlgebra
public import StageCore

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
