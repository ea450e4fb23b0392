import CreativeIntelligenceTesting
import StageCore
import Testing

@Suite struct ConformanceTests {
    @Test func `the in-memory cache conforms`() async throws {
        var options = KeyedCacheConformance.Options()
        options.largeValueByteCount = 1 << 20
        try await KeyedCacheConformance(InMemoryCache(), options: options).checkAll()
        try await KeyedCacheConformance(InMemoryCache(byteLimit: 1 << 30), options: options).checkAll()
    }

    @Test func `broken caches are found`() async {
        #expect(await !problems { try await KeyedCacheConformance(ForgetfulCache()).checkKeeping() }.isEmpty)
        #expect(await !problems { try await KeyedCacheConformance(ForgetfulCache()).checkSizes() }.isEmpty)
    }

    @Test func `broken embedders are found`() async {
        let broken = TextEmbedderConformance(BrokenEmbedder())
        #expect(await !problems { try await broken.checkShape() }.isEmpty)
        #expect(await !problems { try await broken.checkIndependenceOfBatch() }.isEmpty)
        #expect(await !problems { try await broken.checkProgress() }.isEmpty)
        #expect(await !problems { try await broken.checkCancellation() }.isEmpty)
    }
}

private struct ForgetfulCache: KeyedCache {
    func values(for keys: [String]) -> [String: [UInt8]] { [:] }
    func keep(_ values: [String: [UInt8]]) {}
}

/// Vectors of length 2 that depend on their neighbours, without progress events.
private struct BrokenEmbedder: TextEmbedder {
    var identifier: String { "broken" }
    var dimension: Int { 2 }
    func embed(_ texts: [String], context: RunContext) -> Matrix<Float> {
        Matrix(
            rowCount: texts.count, columnCount: 2, elements: texts.flatMap { _ in [Float(texts.count), 2] })
    }
}
