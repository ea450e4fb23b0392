public import StageCore
internal import Synchronization
public import Testing

/// Conformance checks for implementations of `TextEmbedder`.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await TextEmbedderConformance(MyEmbedder()).checkAll()
/// }
/// ```
///
/// Each check records its issues in the calling test, at the location where the checks were created.
public struct TextEmbedderConformance: Sendable {
    let embedder: any TextEmbedder
    let options: Options
    let sourceLocation: SourceLocation

    /// Creates the checks for an embedder.
    public init(
        _ embedder: any TextEmbedder, options: Options = Options(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        self.embedder = embedder
        self.options = options
        self.sourceLocation = sourceLocation
    }

    /// The options of the checks. Every option has a default.
    public struct Options: Sendable {
        /// The maximum difference of a number in another batch or with another thread count, at least 0; the default is 0, which
        /// requires identical bits.
        public var tolerance: Float = 0

        /// The maximum difference of a length from 1, at least 0; the default is 1e-4. Use infinity for an embedder that does not
        /// normalise.
        public var lengthTolerance = 1e-4

        /// The size of the long text in bytes; the default is 1 MiB. A smaller size shortens the check of slow embedders.
        public var longTextByteCount = 1 << 20

        /// Ordinary texts, at least 3 distinct ones; the default is a dozen in several languages.
        public var texts = [
            "Premium CTV", "premium ctv 30s spring", "Summer sale – 20% off", "Spend €5, get €10",
            "Frühling in Köln",
            "Printemps à Paris", "весенняя распродажа", "春のセール", "تخفيضات الربيع", "वसंत सेल", "a",
            "Sale sale SALE",
        ]

        /// Creates the default options.
        public init() {}
    }

    /// Runs all checks.
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
    /// Checks that progress is reported, and that the completed number never exceeds the total.
    package func checkProgress() async throws {
        let log = EventLog()
        // Texts that no cache contains.
        let texts = options.texts.map { "progress \($0)" }
        _ = try await embedder.embed(texts, context: RunContext { log.append($0) })
        let events = log.events
        checker.expect(!events.isEmpty, "a progress event for each batch")
        for event in events {
            checker.holds(
                event.completed >= 0 && event.completed <= event.total ?? .max,
                "\(event.completed) of \(event.total ?? 0) is invalid progress")
        }
    }

    /// Checks that embedding in a cancelled task throws `CancellationError`.
    package func checkCancellation() async throws {
        let (embedder, texts) = (embedder, options.texts.map { "cancelled \($0)" })
        await checker.endsWhenCancelled {
            _ = try await embedder.embed(texts, context: RunContext())
        }
    }
}

/// The events of all threads, in order.
private final class EventLog: Sendable {
    private let log = Mutex<[ProgressEvent]>([])
    var events: [ProgressEvent] { log.withLock { $0 } }
    func append(_ event: ProgressEvent) { log.withLock { $0.append(event) } }
}

extension TextEmbedderConformance {
    /// Checks that there is one row per text with D finite numbers and length 1 or 0, 0×D for no texts, and a stable identifier.
    package func checkShape() async throws {
        let identifier = embedder.identifier
        checker.holds(!identifier.isEmpty, "the identifier is empty, expected at least one character")
        checker.expect(embedder.dimension > 0, "a dimension of at least 1, found \(embedder.dimension)")
        let vectors = try await embedder.embed(options.texts, context: RunContext())
        expectVectors(vectors, count: options.texts.count)
        let none = try await embedder.embed([], context: RunContext())
        checker.expect(none.rowCount == 0, "no vectors for no texts, found \(none.rowCount)")
        checker.expect(
            none.columnCount == embedder.dimension,
            "\(embedder.dimension) columns without vectors, found \(none.columnCount)")
        checker.holds(embedder.identifier == identifier, "the identifier changed by embedding")
    }

    /// Checks that a vector is the same alone, in any order and with any other texts.
    package func checkIndependenceOfBatch() async throws {
        let texts = options.texts
        let vectors = try await embedder.embed(texts, context: RunContext())
        let mixed = texts.reversed() + texts + [String(repeating: "long beside short ", count: 50)]
        let others = try await embedder.embed(mixed, context: RunContext())
        guard expectVectors(vectors, count: texts.count), expectVectors(others, count: mixed.count) else {
            return
        }
        for index in texts.indices {
            let alone = try await embedder.embed([texts[index]], context: RunContext())
            guard expectVectors(alone, count: 1) else { return }
            expectSame(vectors.row(index), alone.row(0), "alone", texts[index])
            expectSame(
                vectors.row(index), others.row(texts.count - 1 - index), "in another order", texts[index])
            expectSame(vectors.row(index), others.row(texts.count + index), "a second time", texts[index])
        }
    }

    /// Checks that a vector is the same for any number of threads and any seed.
    func checkIndependenceOfThreads() async throws {
        let texts = options.texts.flatMap { text in (0..<8).map { "\(text) \($0)" } }
        let vectors = try await embedder.embed(texts, context: RunContext())
        guard expectVectors(vectors, count: texts.count) else { return }
        for threads in [2, 5] {
            let context = RunContext(seed: UInt64(threads), threadCount: threads)
            let others = try await embedder.embed(texts, context: context)
            guard expectVectors(others, count: texts.count) else { return }
            for index in texts.indices {
                expectSame(
                    vectors.row(index), others.row(index), "on \(threads) threads", texts[index])
            }
        }
    }

    /// Checks that unusual texts have vectors, and do not affect those of other texts.
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
    /// Returns whether there is one row per text with D finite numbers and length 1 or 0.
    @discardableResult
    func expectVectors(_ vectors: Matrix<Float>, count: Int) -> Bool {
        guard vectors.rowCount == count, vectors.columnCount == embedder.dimension else {
            checker.expect(
                false,
                "\(count) x \(embedder.dimension) numbers, found \(vectors.rowCount) x \(vectors.columnCount)"
            )
            return false
        }
        for row in 0..<count {
            let squares = vectors.row(row).reduce(0.0) { $0 + Double($1) * Double($1) }
            let isUnit = abs(squares.squareRoot() - 1) <= options.lengthTolerance
            checker.holds(
                squares == 0 || isUnit, "row \(row) has length \(squares.squareRoot()), expected 1 or 0")
        }
        return true
    }

    func expectSame(_ vector: ArraySlice<Float>, _ other: ArraySlice<Float>, _ when: String, _ text: String) {
        let differences = zip(vector, other).map { abs($0 - $1) }
        let isSame = differences.allSatisfy { $0 <= options.tolerance }
        checker.holds(
            isSame, "\(when), the vector of \(quoted(text)) differs by \(differences.max() ?? 0)")
    }

    private var checker: Checker { Checker(sourceLocation: sourceLocation) }
}
