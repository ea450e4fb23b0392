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
        await withKnownIssue { try await KeyedCacheConformance(ForgetfulCache()).checkKeeping() }
        await withKnownIssue { try await KeyedCacheConformance(ForgetfulCache()).checkSizes() }
    }

    @Test func `broken embedders are found`() async {
        let broken = TextEmbedderConformance(BrokenEmbedder())
        await withKnownIssue { try await broken.checkShape() }
        await withKnownIssue { try await broken.checkIndependenceOfBatch() }
        await withKnownIssue { try await broken.checkProgress() }
        await withKnownIssue { try await broken.checkCancellation() }
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
