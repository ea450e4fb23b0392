internal import ContentHashing
public import StageCore

extension CachedEmbedder: TextEmbedder {
    /// That of the embedder: a cache changes no vector.
    public var identifier: String { embedder.identifier }

    /// D.
    public var dimension: Int { embedder.dimension }

    /// The vectors of some texts, from the cache where they are there.
    ///
    /// - Throws: ``EmbeddingError`` with `invalidOption`, or with `wrongShape` where the embedder breaks its promise;
    ///   whatever embedder and cache throw; `CancellationError` when the task is cancelled.
    public func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        try options.check()
        let distinct = DistinctTexts(texts, identifier: embedder.identifier)
        var vectors = Matrix<Float>(rowCount: distinct.keys.count, columnCount: dimension)
        let missing = try await read(distinct, into: &vectors, context)
        for start in stride(from: 0, to: missing.count, by: options.sliceSize) {
            let slice = missing[start..<min(missing.count, start + options.sliceSize)]
            try await embed(slice, of: distinct, total: missing.count, into: &vectors, context)
        }
        return distinct.keys.count == texts.count ? vectors : vectors.rows(at: distinct.places)
    }

    /// Fills in the rows that are in the cache; returns the others.
    private func read(
        _ distinct: DistinctTexts, into vectors: inout Matrix<Float>, _ context: RunContext
    ) async throws -> [Int] {
        var missing: [Int] = []
        let count = distinct.keys.count
        for start in stride(from: 0, to: count, by: options.sliceSize) {
            try context.checkpoint(progress("Reading kept vectors", start, of: count))
            let end = min(count, start + options.sliceSize)
            let kept = try await cache.values(for: Array(distinct.keys[start..<end]))
            for row in start..<end {
                if let value = kept[distinct.keys[row]],
                    let vector = VectorRecord.decoded(value, dimension: dimension)
                {
                    vectors.replaceRow(row, with: vector[...])
                } else {
                    missing.append(row)
                }
            }
        }
        try context.checkpoint(progress("Reading kept vectors", count, of: count))
        return missing
    }

    private func embed(
        _ slice: ArraySlice<Int>, of distinct: DistinctTexts, total: Int, into vectors: inout Matrix<Float>,
        _ context: RunContext
    ) async throws {
        let done = slice.startIndex
        // The embedder tells of its slice; what is told on is the share of the whole.
        let inner = RunContext(seed: context.seed, threadCount: context.threadCount) { event in
            let part = Int((event.fraction ?? 0) * Double(slice.count))
            try? context.checkpoint(progress(event.stage, done + part, of: total))
        }
        try context.checkpoint(progress("Embedding texts", done, of: total))
        let made = try await embedder.embed(slice.map { distinct.texts[$0] }, context: inner)
        guard made.rowCount == slice.count, made.columnCount == dimension else {
            throw EmbeddingError(
                .wrongShape,
                "the embedder gave \(made.rowCount) x \(made.columnCount) numbers, expected "
                    + "\(slice.count) x \(dimension)")
        }
        var records: [String: [UInt8]] = [:]
        for (place, row) in slice.enumerated() {
            vectors.replaceRow(row, with: made.row(place))
            records[distinct.keys[row]] = VectorRecord.encoded(made.row(place))
        }
        try await cache.keep(records)
    }

    private func progress(_ stage: String, _ completed: Int, of total: Int) -> ProgressEvent {
        ProgressEvent(stage: stage, completed: completed, total: total)
    }
}

extension Matrix<Float> {
    fileprivate mutating func replaceRow(_ row: Int, with vector: ArraySlice<Float>) {
        let width = columnCount
        withUnsafeMutableElements { elements in
            for (column, value) in vector.enumerated() { elements[row * width + column] = value }
        }
    }
}
