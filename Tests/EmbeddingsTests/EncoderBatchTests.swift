import CreativeIntelligenceTesting
import StageCore
import Synchronization
import Testing

@testable import Embeddings

@Suite("Batches of a sentence encoder")
struct EncoderBatchTests {
    private static let precisions = EncoderPrecision.allCases.filter(\.isAvailable)

    private static let texts =
        (0..<45).map { SyntheticModel.text(tokens: 2 + $0 * $0 % 61, seed: UInt64($0)) } + ["", "😀", "a\0b"]

    @Test(arguments: precisions)
    func `a text's vector has the same bits in any batch`(precision: EncoderPrecision) throws {
        for model in [
            SyntheticModel(layerCount: 2, normalizes: true),
            SyntheticModel(hiddenSize: 40, headCount: 4, takesFirstToken: true),
        ] {
            let encoder = try model.encoder(precision: precision)
            let alone = try Self.texts.map {
                try encoder.embed([$0], context: RunContext()).elements.map(\.bitPattern)
            }
            for threads in [1, 2, 3, 7] {
                for size in [2, 5, 17, 48] {
                    var generator = SeededGenerator(seed: UInt64(size), stream: UInt64(threads))
                    var order = Array(Self.texts.indices)
                    generator.shuffle(&order)
                    for begin in stride(from: 0, to: order.count, by: size) {
                        let indices = order[begin..<min(order.count, begin + size)]
                        let vectors = try encoder.embed(
                            indices.map { Self.texts[$0] }, context: RunContext(threadCount: threads))
                        for (row, index) in indices.enumerated() {
                            #expect(vectors.row(row).map(\.bitPattern) == alone[index], "text \(index)")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: precisions)
    func `embedder conformance`(precision: EncoderPrecision) async throws {
        try await TextEmbedderConformance(SyntheticModel(normalizes: true).encoder(precision: precision))
            .checkAll()
    }

    @Test
    func `no texts and unusual texts`() throws {
        let encoder = try SyntheticModel(normalizes: true).encoder()
        let none = try encoder.embed([], context: RunContext(threadCount: 3))
        #expect(none.rowCount == 0 && none.columnCount == 48)
        let letters = SyntheticModel.text(tokens: 80)
        let long = letters + String(repeating: " z", count: 1 << 19)
        let texts = ["", "\0", "a", "a\0", long, letters, "👩‍👩‍👧‍👦"]
        let vectors = try encoder.embed(texts, context: RunContext(threadCount: 2))
        #expect(vectors.elements.allSatisfy { $0.isFinite })
        // Truncated text and control characters have no effect.
        #expect(vectors.row(4) == vectors.row(5))
        #expect(vectors.row(0) == vectors.row(1) && vectors.row(2) == vectors.row(3))
    }

    @Test
    func `progress grows up to the total`() throws {
        let events = Mutex<[ProgressEvent]>([])
        let encoder = try SyntheticModel(hiddenSize: 16, headCount: 1, positionCount: 8).encoder()
        let texts = [String](repeating: String(repeating: "a ", count: 4_000), count: 50)
        _ = try encoder.embed(texts, context: RunContext { event in events.withLock { $0.append(event) } })
        let completed = events.withLock { $0 }.map(\.completed)
        #expect(
            completed.count > 2 && completed == completed.sorted() && Set(completed).count == completed.count)
        #expect(completed.first == 0 && completed.last == 50)
        #expect(events.withLock { $0 }.allSatisfy { $0.total == 50 })
    }

    @Test
    func `a cancelled task stops between two batches`() async throws {
        let encoder = try SyntheticModel(hiddenSize: 16, headCount: 1, positionCount: 8).encoder()
        let texts = [String](repeating: String(repeating: "a ", count: 4_000), count: 50)
        let last = Mutex(0)
        let task = Task {
            try encoder.embed(
                texts,
                context: RunContext { event in
                    last.withLock { $0 = event.completed }
                    if event.completed > 0 { withUnsafeCurrentTask { $0?.cancel() } }
                }
            ).rowCount
        }
        let result = await task.result
        #expect(throws: CancellationError.self) { _ = try result.get() }
        #expect((1..<50).contains(last.withLock { $0 }))
    }
}
