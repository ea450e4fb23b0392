import StageCore
import Testing

@testable import Embeddings

@Suite("Sentence encoders of fewer bits")
struct EncoderPrecisionTests {
    private static let models = [
        SyntheticModel(layerCount: 2),
        SyntheticModel(hiddenSize: 312, headCount: 12, normalizes: true),
        SyntheticModel(hiddenSize: 64, headCount: 1, takesFirstToken: true),
        // Words of two bfloat16 are summed in several parts.
        SyntheticModel(hiddenSize: 1040, headCount: 8),
    ]

    /// The lowest cosine to 32-bit floats.
    private func leastCosine(_ precision: EncoderPrecision, _ model: SyntheticModel) throws -> Double {
        let texts = [2, 3, 17, 33, 70].map { SyntheticModel.text(tokens: $0) }
        let exact = try model.encoder().embed(texts, context: RunContext())
        let encoder = try model.encoder(precision: precision)
        let vectors = try encoder.embed(texts, context: RunContext())
        #expect(encoder.precision == precision && encoder.identifier.contains("/\(precision)"))
        return texts.indices.map { row in
            cosine(vectors.row(row).map(Double.init), exact.row(row).map(Double.init))
        }.min() ?? 0
    }

    @Test("bfloat16", .enabled(if: EncoderPrecision.bfloat16.isAvailable), arguments: models)
    func bfloat16(model: SyntheticModel) throws {
        #expect(try leastCosine(.bfloat16, model) >= 0.9995)
    }

    @Test("8-bit integers", .enabled(if: EncoderPrecision.int8.isAvailable), arguments: models)
    func int8(model: SyntheticModel) throws {
        #expect(try leastCosine(.int8, model) >= 0.999)
    }
}
