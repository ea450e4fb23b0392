public import StageCore
internal import Synchronization
public import Testing

/// What every embedder promises, as checks for your own one.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await TextEmbedderConformance(MyEmbedder()).checkAll()
/// }
/// ```
///
/// Each check records its issues with the test that calls it, at the place where the checks were made.
public struct TextEmbedderConformance: Sendable {
    let embedder: any TextEmbedder
    let options: Options
    let sourceLocation: SourceLocation

    /// Makes the checks of an embedder.
    public init(
        _ embedder: any TextEmbedder, options: Options = Options(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        self.embedder = embedder
        self.options = options
        self.sourceLocation = sourceLocation
    }

    /// What is checked; every value has a default.
    public struct Options: Sendable {
        /// How far a number of a vector may be from what it is in another batch or with other threads, at least 0; default
        /// 0, the same bits.
        public var tolerance: Float = 0

        /// How far a length may be from 1, at least 0; default 1e-4. Infinite for an embedder that does not normalise.
        public var lengthTolerance = 1e-4

        /// The size of the long text, in bytes; default 1 MiB. Less makes slow embedders quicker to check.
        public var longTextByteCount = 1 << 20

        /// Ordinary texts, at least 3 that differ; default a dozen in several languages.
        public var texts = [
            "Premium CTV", "premium ctv 30s spring", "Summer sale – 20% off", "Spend €5, get €10",
            "Frühling in Köln",
            "Printemps à Paris", "весенняя распродажа", "春のセール", "تخفيضات الربيع", "वसंत सेल", "a",
            "Sale sale SALE",
        ]

        /// Makes options with their defaults.
        public init() {}
    }

    /// Makes all checks.
    public func checkAll() async throws {
        try await checkShape()
        try await checkIndependenceOfBatch()
        try await checkIndependenceOfThreads()
        try await checkHostileTexts()
        try await checkProgress()
        try await checkCancellation()
    }
}

extension TextEmbedderConformance {
    /// Progress is told, and what is completed never exceeds the total.
    package func checkProgress() async throws {
        let log = EventLog()
        // A text that no cache has seen.
        let texts = options.texts.map { "progress \($0)" }
        _ = try await embedder.embed(texts, context: RunContext { log.append($0) })
        let events = log.events
        #expect(!events.isEmpty, "progress is told once a batch", sourceLocation: sourceLocation)
        for event in events {
            #expect(
                event.completed >= 0 && event.completed <= event.total ?? .max,
                "\(event.completed) of \(event.total ?? 0) is no progress", sourceLocation: sourceLocation)
        }
    }

    /// In a task that was cancelled, embedding throws `CancellationError`.
    package func checkCancellation() async throws {
        let (embedder, texts) = (embedder, options.texts.map { "cancelled \($0)" })
        await Checker(sourceLocation: sourceLocation).endsWhenCancelled {
            _ = try await embedder.embed(texts, context: RunContext())
        }
    }
}

/// Events of any thread, in their order.
private final class EventLog: Sendable {
    private let log = Mutex<[ProgressEvent]>([])
    var events: [ProgressEvent] { log.withLock { $0 } }
    func append(_ event: ProgressEvent) { log.withLock { $0.append(event) } }
}

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

extension TextEmbedderConformance {
    /// Whether there are as many rows as texts, D columns, and in each row finite numbers of length 1 or 0.
    @discardableResult
    func expectVectors(_ vectors: Matrix<Float>, count: Int) -> Bool {
        guard vectors.rowCount == count, vectors.columnCount == embedder.dimension else {
            Issue.record(
                """
                \(vectors.rowCount) x \(vectors.columnCount) numbers, expected \(count) x \(embedder.dimension)
                """, sourceLocation: sourceLocation)
            return false
        }
        for row in 0..<count {
            let squares = vectors.row(row).reduce(0.0) { $0 + Double($1) * Double($1) }
            let isUnit = abs(squares.squareRoot() - 1) <= options.lengthTolerance
            #expect(
                squares == 0 || isUnit, "row \(row) has the length \(squares.squareRoot()), expected 1 or 0",
                sourceLocation: sourceLocation)
        }
        return true
    }

    func expectSame(_ vector: ArraySlice<Float>, _ other: ArraySlice<Float>, _ when: String, _ text: String) {
        let differences = zip(vector, other).map { abs($0 - $1) }
        let isSame = differences.allSatisfy { $0 <= options.tolerance }
        #expect(
            isSame, "\(when), the vector of \(text.debugDescription) differs by \(differences.max() ?? 0)",
            sourceLocation: sourceLocation)
    }
}
