import Foundation
import StageCore
import Testing

@testable import Embeddings

@Suite("Sentence encoders compared with plain loops")
struct EncoderReferenceTests {
    private func check(_ model: SyntheticModel, tokens: [Int]) throws {
        let encoder = try model.encoder()
        #expect(encoder.dimension == model.hiddenSize && encoder.tokenLimit == model.positionCount)
        let texts = tokens.map { SyntheticModel.text(tokens: $0) }
        let vectors = try encoder.embed(texts, context: RunContext())
        let reference = ReferenceEncoder(model)
        for (index, text) in texts.enumerated() {
            let ids = encoder.tokenizer.tokenIDs(of: text, limit: encoder.tokenLimit)
            #expect(ids.count == tokens[index])
            let (vector, expected) = (vectors.row(index).map(Double.init), reference.vector(of: ids))
            #expect(cosine(vector, expected) >= 0.999999, "\(tokens[index]) tokens")
            let farthest = zip(vector, expected).map { abs($0 - $1) }.max() ?? 0
            #expect(farthest <= 1e-5, "\(tokens[index]) tokens")
        }
    }

    @Test(arguments: [
        // The widths of the heads and of the model are not multiples of the vector width.
        SyntheticModel(hiddenSize: 312, headCount: 12),
        SyntheticModel(headCount: 3, layerCount: 2),
        SyntheticModel(hiddenSize: 64, headCount: 1),
        SyntheticModel(hiddenSize: 3, headCount: 3, intermediateSize: 1),
        SyntheticModel(hiddenSize: 80, headCount: 2, intermediateSize: 65),
    ])
    func `odd widths`(model: SyntheticModel) throws {
        try check(model, tokens: [2, 3, 17, 33, 70])
    }

    @Test(arguments: [
        SyntheticModel(hiddenSize: 1040, headCount: 8),
        SyntheticModel(hiddenSize: 528, headCount: 1, intermediateSize: 16),
        SyntheticModel(headCount: 2, intermediateSize: 1050),
    ])
    func `sums in several parts`(model: SyntheticModel) throws {
        try check(model, tokens: [7, 2, 5])
    }

    @Test
    func `texts with more tokens than one partial sum`() throws {
        try check(SyntheticModel(hiddenSize: 16, headCount: 1, positionCount: 600), tokens: [600, 3, 530])
    }

    @Test(arguments: [
        SyntheticModel(takesFirstToken: true),
        SyntheticModel(takesFirstToken: true, normalizes: true),
        SyntheticModel(normalizes: true),
        SyntheticModel(numbers: .float16, prefix: "bert.", hasMore: true),
        SyntheticModel(layerCount: 2, numbers: .bfloat16, prefix: "0.auto_model.", hasMore: true),
        SyntheticModel(hasMore: true),
    ])
    func `pooling, names and types of numbers`(model: SyntheticModel) throws {
        try check(model, tokens: [2, 9, 20])
    }

    @Test
    func `a text is truncated at the model's limit`() throws {
        let model = SyntheticModel(positionCount: 16)
        var files = model.files()
        files["sentence_bert_config.json"] = nil
        for (file, limit) in [(nil, 16), (#"{"max_seq_length": 99}"#, 16), (#"{"max_seq_length": 5}"#, 5)] {
            files["sentence_bert_config.json"] = file.map { Data($0.utf8) }
            let encoder = try SyntheticModel.encoder(of: files)
            #expect(encoder.tokenLimit == limit)
            let text = SyntheticModel.text(tokens: 40)
            let vector = try encoder.embed([text], context: RunContext()).elements
            let ids = encoder.tokenizer.tokenIDs(of: text, limit: limit)
            let expected = ReferenceEncoder(model).vector(of: ids)
            #expect(ids.count == limit && cosine(vector.map(Double.init), expected) >= 0.999999)
        }
    }
}
