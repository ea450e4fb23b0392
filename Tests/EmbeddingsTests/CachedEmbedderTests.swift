import CreativeIntelligenceTesting
import StageCore
import Synchronization
import Testing

@testable import Embeddings

@Suite struct CachedEmbedderTests {
    @Test func `the cached embedder conforms`() async throws {
        var options = TextEmbedderConformance.Options()
        options.longTextByteCount = 1 << 16
        let cached = CachedEmbedder(HashedEmbedder(), cache: InMemoryCache())
        try await TextEmbedderConformance(cached, options: options).checkAll()
        // A second time, with cached vectors.
        try await TextEmbedderConformance(cached, options: options).checkAll()
    }

    @Test func `only missing texts are embedded, once and in order`() async throws {
        let embedder = CountingEmbedder()
        var options = CachedEmbedder.Options()
        options.sliceSize = 2
        let cached = CachedEmbedder(embedder, cache: InMemoryCache(), options: options)
        _ = try await cached.embed(["b", "x"], context: RunContext())
        let texts = ["d", "b", "a", "d", "c", "a", "x"]
        let vectors = try await cached.embed(texts, context: RunContext())
        #expect(embedder.calls == [["b", "x"], ["d", "a"], ["c"]])
        #expect(try await vectors == HashedEmbedder().embed(texts, context: RunContext()))
    }

    @Test func `canonically equivalent texts are distinguished`() async throws {
        let embedder = CountingEmbedder()
        let cached = CachedEmbedder(embedder, cache: InMemoryCache())
        _ = try await cached.embed(["\u{E9}", "e\u{301}"], context: RunContext())
        #expect(embedder.calls.map(\.count) == [2])
    }

    @Test func `completed vectors are kept`() async throws {
        let embedder = CountingEmbedder(failingAt: 3)
        var options = CachedEmbedder.Options()
        options.sliceSize = 10
        let cached = CachedEmbedder(embedder, cache: InMemoryCache(), options: options)
        let texts = (0..<40).map { "text \($0)" }
        await #expect(throws: CancellationError.self) { try await cached.embed(texts, context: RunContext()) }
        _ = try await cached.embed(texts, context: RunContext())
        #expect(embedder.calls.flatMap(\.self) == texts)
    }

    @Test func `damaged entries count as missing`() async throws {
        let embedder = CountingEmbedder()
        let cache = InMemoryCache()
        let cached = CachedEmbedder(embedder, cache: cache)
        let expected = try await cached.embed(["a"], context: RunContext())
        let key = DistinctTexts(["a"], identifier: embedder.identifier).keys[0]
        let whole = try #require(await cache.values(for: [key])[key])
        var flipped = whole
        flipped[100] ^= 1
        let damaged: [[UInt8]] = [
            [], [0xE1], Array(whole.dropLast()), whole + [0], [0] + whole.dropFirst(), flipped,
        ]
        for (number, bytes) in damaged.enumerated() {
            await cache.keep([key: bytes])
            #expect(try await cached.embed(["a"], context: RunContext()) == expected)
            #expect(embedder.calls.count == number + 2)
            #expect(await cache.values(for: [key])[key] == whole)
        }
    }

    @Test func `progress covers all texts`() async throws {
        let events = Mutex<[ProgressEvent]>([])
        var options = CachedEmbedder.Options()
        options.sliceSize = 10
        let cached = CachedEmbedder(HashedEmbedder(), cache: InMemoryCache(), options: options)
        _ = try await cached.embed(
            (0..<25).map { "\($0)" }, context: RunContext { event in events.withLock { $0.append(event) } })
        let embedding = events.withLock { $0 }.filter { $0.stage == "Embedding texts" }
        #expect(embedding.allSatisfy { $0.total == 25 })
        #expect(embedding.map(\.completed) == embedding.map(\.completed).sorted())
        #expect(embedding.last?.completed == 25)
    }

    @Test func `an embedder that violates its contract is an error`() async throws {
        let cached = CachedEmbedder(ShortEmbedder(), cache: InMemoryCache())
        let error = await #expect(throws: EmbeddingError.self) { try await cached.embed("a") }
        #expect(error?.description == "the embedder returned 0 x 4 numbers, expected 1 x 4")
    }

    @Test func `records round-trip`() {
        for vector: [Float] in [[], [0], [1.5, -.infinity, .leastNonzeroMagnitude, -0.0]] {
            let bytes = VectorRecord.encoded(vector[...])
            let decoded = VectorRecord.decoded(bytes, dimension: vector.count)
            #expect(decoded?.map(\.bitPattern) == vector.map(\.bitPattern))
            #expect(VectorRecord.decoded(bytes, dimension: vector.count + 1) == nil)
        }
        #expect(VectorRecord.encoded([1]) == [0xE1, 0x98, 0x76, 0x58, 0x1B, 0, 0, 0x80, 0x3F])
    }
}

/// Records its requests. One of its calls may fail.
private final class CountingEmbedder: TextEmbedder {
    private let base = HashedEmbedder()
    private let log = Mutex<(calls: [[String]], attempts: Int)>(([], 0))
    private let failingCall: Int?
    var identifier: String { base.identifier }
    var dimension: Int { base.dimension }
    var calls: [[String]] { log.withLock { $0.calls } }

    init(failingAt call: Int? = nil) { failingCall = call }

    func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        let attempt = log.withLock { log in
            log.attempts += 1
            return log.attempts
        }
        if attempt == failingCall { throw CancellationError() }
        log.withLock { $0.calls.append(texts) }
        return try await base.embed(texts, context: context)
    }
}

private struct ShortEmbedder: TextEmbedder {
    var identifier: String { "short" }
    var dimension: Int { 4 }
    func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        Matrix(rowCount: 0, columnCount: 4)
    }
}
