import Foundation
import StageCore
import Testing

@testable import Embeddings

@Suite(
    "The encoder all-MiniLM-L6-v2",
    .enabled(if: MiniLM.isThere(MiniLM.model), "the model is not here; set CREATIVES_MODELS"))
struct EncoderGoldenTests {
    /// The lowest cosine that each precision promises.
    private static let promises: [(EncoderPrecision, Double)] =
        [(.float32, 0.999999), (.bfloat16, 0.9995), (.int8, 0.999)].filter { $0.0.isAvailable }

    @Test(
        "The vectors of the reference",
        .enabled(
            if: MiniLM.isThere(MiniLM.golden), "the reference's vectors are not here; set CREATIVES_DATA"),
        arguments: promises)
    func golden(precision: EncoderPrecision, promise: Double) throws {
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
        "Questions of customers in fewer bits",
        .enabled(if: MiniLM.isThere(MiniLM.questions), "the data set is not here; set CREATIVES_DATA"),
        .enabled(if: promises.count > 1, "this processor has 32-bit floats only"))
    func questions() throws {
        // Lines of a table; that some begin with a quotation mark and end with a label makes them no worse as texts.
        let texts = try String(contentsOf: MiniLM.questions, encoding: .utf8).split(separator: "\n")
            .dropFirst().prefix(2_000).map(String.init)
        let context = RunContext(threadCount: 2)
        let exact = try SentenceEncoder(contentsOf: MiniLM.model).embed(texts, context: context)
        for (precision, promise) in Self.promises.dropFirst() {
            let vectors = try SentenceEncoder(contentsOf: MiniLM.model, precision: precision)
                .embed(texts, context: context)
            let cosines = texts.indices.map { row in
                // All have the length 1.
                zip(exact.row(row), vectors.row(row)).reduce(Float(0)) { $0 + $1.0 * $1.1 }
            }
            #expect(Double(cosines.min() ?? 0) >= promise, "\(precision)")
        }
    }
}
