import Foundation
import StageCore
import Testing

@testable import Embeddings

@Suite(
    "The encoder all-MiniLM-L6-v2",
    .enabled(if: MiniLM.isThere(MiniLM.model), "the model is not installed; set CREATIVES_MODELS"))
struct EncoderGoldenTests {
    /// The lowest documented cosine of each precision.
    private static let promises: [(EncoderPrecision, Double)] =
        [(.float32, 0.999999), (.bfloat16, 0.9995), (.int8, 0.999)].filter { $0.0.isAvailable }

    #if DEBUG
        // Unoptimised kernels take minutes for 2,000.
        private static let step = 160
    #else
        private static let step = 5
    #endif

    @Test(
        .enabled(
            if: MiniLM.isThere(MiniLM.golden), "the reference vectors are not installed; set CREATIVES_DATA"),
        arguments: promises)
    func `the vectors of the reference`(precision: EncoderPrecision, promise: Double) throws {
        let encoder = try SentenceEncoder(contentsOf: MiniLM.model, precision: precision)
        #expect(encoder.dimension == 384 && encoder.tokenLimit == 256)
        let items = try MiniLM.items()
        let vectors = try encoder.embed(items.map(\.text), context: RunContext(threadCount: 2))
        for (row, item) in items.enumerated() {
            let cosine = cosine(vectors.row(row).map(Double.init), item.embedding)
            #expect(cosine >= promise, "\(item.text.prefix(80))")
        }
    }

    @Test(
        .enabled(if: Questions.isThere, "the data set is not installed; set CREATIVES_DATA"),
        .enabled(if: promises.count > 1, "this processor supports only 32-bit floats"))
    func `customer questions with reduced precision`() throws {
        let texts = try Questions.read(every: Self.step).map(\.text)
        #expect(texts.count > 50)
        let context = RunContext(threadCount: 2)
        let exact = try SentenceEncoder(contentsOf: MiniLM.model).embed(texts, context: context)
        for (precision, promise) in Self.promises.dropFirst() {
            let vectors = try SentenceEncoder(contentsOf: MiniLM.model, precision: precision)
                .embed(texts, context: context)
            let cosines = texts.indices.map { row in
                // All vectors have length 1.
                zip(exact.row(row), vectors.row(row)).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            }
            #expect(Double(cosines.min() ?? 0) >= promise, "\(precision)")
        }
    }
}
