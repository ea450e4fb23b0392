internal import StageCore
internal import Testing

extension TextEmbedderConformance {
    /// A row a text, D columns, finite, of length 1 or 0; 0×D for no texts; an identifier that stays.
    package func checkShape() async throws {
        let identifier = embedder.identifier
        #expect(!identifier.isEmpty, "an identifier has a character at least", sourceLocation: sourceLocation)
        #expect(embedder.dimension > 0, "a vector has a number at least", sourceLocation: sourceLocation)
        let vectors = try await embedder.embed(options.texts, context: RunContext())
        expectVectors(vectors, count: options.texts.count)
        let none = try await embedder.embed([], context: RunContext())
        #expect(none.rowCount == 0, "no texts have no vectors", sourceLocation: sourceLocation)
        #expect(
            none.columnCount == embedder.dimension, "no vectors have D columns",
            sourceLocation: sourceLocation)
        #expect(
            embedder.identifier == identifier, "embedding changes no identifier",
            sourceLocation: sourceLocation)
    }

    /// A vector is the same alone, in any order and beside any other text.
    package func checkIndependenceOfBatch() async throws {
        let texts = options.texts
        let vectors = try await embedder.embed(texts, context: RunContext())
        let mixed = texts.reversed() + texts + [String(repeating: "long beside short ", count: 50)]
        let others = try await embedder.embed(mixed, context: RunContext())
        guard expectVectors(vectors, count: texts.count), expectVectors(others, count: mixed.count) else {
            return
        }
        for place in texts.indices {
            let alone = try await embedder.embed([texts[place]], context: RunContext())
            guard expectVectors(alone, count: 1) else { return }
            expectSame(vectors.row(place), alone.row(0), "alone", texts[place])
            expectSame(
                vectors.row(place), others.row(texts.count - 1 - place), "in another order", texts[place])
            expectSame(vectors.row(place), others.row(texts.count + place), "a second time", texts[place])
        }
    }

    /// A vector is the same for any number of threads and any seed.
    func checkIndependenceOfThreads() async throws {
        let texts = options.texts.flatMap { text in (0..<8).map { "\(text) \($0)" } }
        let vectors = try await embedder.embed(texts, context: RunContext())
        guard expectVectors(vectors, count: texts.count) else { return }
        for threads in [2, 5] {
            let context = RunContext(seed: UInt64(threads), threadCount: threads)
            let others = try await embedder.embed(texts, context: context)
            guard expectVectors(others, count: texts.count) else { return }
            for place in texts.indices {
                expectSame(
                    vectors.row(place), others.row(place), "on \(threads) threads", texts[place])
            }
        }
    }

    /// Texts that nobody wants have vectors, too, and spoil no others.
    func checkHostileTexts() async throws {
        let word = "creative "
        let hostile = [
            "", " \t\r\n", "\0", "a\0b", "👩‍👩‍👧‍👦🏳️‍🌈", "مرحبا \u{202E}world", "e\u{301}",
            "\u{FEFF}\u{FFFD}\u{10FFFF}",
            String(repeating: "e\u{301}\u{302}", count: 500),
            String(repeating: word, count: options.longTextByteCount / word.utf8.count),
            String(repeating: "x", count: options.longTextByteCount),
        ]
        let ordinary = options.texts.prefix(1)
        let alone = try await embedder.embed(Array(ordinary), context: RunContext())
        let vectors = try await embedder.embed(hostile + ordinary, context: RunContext(threadCount: 2))
        guard expectVectors(alone, count: 1), expectVectors(vectors, count: hostile.count + 1) else { return }
        expectSame(alone.row(0), vectors.row(hostile.count), "beside hostile texts", options.texts[0])
    }
}
