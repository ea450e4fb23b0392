import StageCore
import Testing

@testable import Embeddings

@Suite("Sentence encoders with reduced precision")
struct EncoderPrecisionTests {
    private static let models = [
        SyntheticModel(layerCount: 2),
        SyntheticModel(hiddenSize: 312, headCount: 12, normalizes: true),
        SyntheticModel(hiddenSize: 64, headCount: 1, takesFirstToken: true),
        // Words of two bfloat16 numbers are summed in several parts.
        SyntheticModel(hiddenSize: 1040, headCount: 8),
    ]

    /// The lowest cosine compared with 32-bit floats.
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

    @Test(.enabled(if: EncoderPrecision.bfloat16.isAvailable), arguments: models)
    func `bfloat16`(model: SyntheticModel) throws {
        #expect(try leastCosine(.bfloat16, model) >= 0.9995)
    }

    @Test(.enabled(if: EncoderPrecision.int8.isAvailable), arguments: models)
    func `8-bit integers`(model: SyntheticModel) throws {
        #expect(try leastCosine(.int8, model) >= 0.999)
    }

    @Test(arguments: EncoderPrecision.allCases.filter(\.isAvailable))
    func `weights that are zero or nearly zero`(precision: EncoderPrecision) throws {
        for scale: Float in [0, Float(bitPattern: 7), 1e-38, 1e-30] {
            let model = SyntheticModel(scales: [
                "query.weight": scale, "value.weight": scale, "intermediate.dense.weight": scale,
                "intermediate.dense.bias": 0,
            ])
            let texts = [2, 3, 17].map { SyntheticModel.text(tokens: $0) }
            let encoder = try model.encoder(precision: precision)
            let vectors = try encoder.embed(texts, context: RunContext())
            for (row, text) in texts.enumerated() {
                let expected = ReferenceEncoder(model).vector(
                    of: encoder.tokenizer.tokenIDs(of: text, limit: 80))
                #expect(cosine(vectors.row(row).map(Double.init), expected) >= 0.9995, "\(scale)")
            }
        }
    }

    @Test(arguments: EncoderPrecision.allCases.filter(\.isAvailable))
    func `weights of very different magnitudes`(precision: EncoderPrecision) throws {
        let model = SyntheticModel(scales: ["query.weight": 1e-4, "value.weight": 100, "value.bias": 100])
        let text = SyntheticModel.text(tokens: 17)
        let encoder = try model.encoder(precision: precision)
        let vector = try encoder.embed([text], context: RunContext()).elements
        let expected = ReferenceEncoder(model).vector(of: encoder.tokenizer.tokenIDs(of: text, limit: 80))
        #expect(cosine(vector.map(Double.init), expected) >= 0.999)
    }
}
