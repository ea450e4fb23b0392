import Foundation
import StageCore
import Testing

@testable import Embeddings

@Suite("Deferred sentence encoder")
struct DeferredSentenceEncoderTests {
    private static let texts = ["summer sale", "", "a"]

    @Test
    func `identifier, dimension and vectors are those of the sentence encoder`() throws {
        try SyntheticModel.withFolder(SyntheticModel().files()) { folder in
            let deferred = try DeferredSentenceEncoder(contentsOf: folder)
            let encoder = try SentenceEncoder(contentsOf: folder)
            #expect(deferred.identifier == encoder.identifier && deferred.dimension == encoder.dimension)
            for _ in 0..<2 {
                #expect(try deferred.embed(Self.texts, context: RunContext()) == encoder.embed(Self.texts))
            }
        }
    }

    @Test(arguments: ["config.json", "model.safetensors"])
    func `missing files are reported at once`(name: String) throws {
        var files = SyntheticModel().files()
        files[name] = nil
        let error = try SyntheticModel.withFolder(files) { folder in
            try #require(
                #expect(throws: EmbeddingError.self) { try DeferredSentenceEncoder(contentsOf: folder) })
        }
        #expect(error.code == .unreadableModel && error.message.contains(name))
    }

    @Test
    func `weights of another size are reported at once`() throws {
        var files = SyntheticModel().files()
        var other = SyntheticModel()
        other.hiddenSize *= 2
        files["model.safetensors"] = other.weights()
        let error = try SyntheticModel.withFolder(files) { folder in
            try #require(
                #expect(throws: EmbeddingError.self) { try DeferredSentenceEncoder(contentsOf: folder) })
        }
        #expect(error.code == .unreadableModel)
    }

    @Test
    func `a model that is replaced before the first text is rejected`() throws {
        try SyntheticModel.withFolder(SyntheticModel().files()) { folder in
            let deferred = try DeferredSentenceEncoder(contentsOf: folder)
            var other = SyntheticModel()
            other.takesFirstToken.toggle()
            for (name, data) in other.files() { try data.write(to: folder.appendingPathComponent(name)) }
            let error = try #require(
                #expect(throws: EmbeddingError.self) {
                    try deferred.embed(Self.texts, context: RunContext())
                })
            #expect(error.message.contains("replaced"))
        }
    }
}
