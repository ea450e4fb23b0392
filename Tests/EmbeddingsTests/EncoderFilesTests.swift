import Foundation
import Testing

@testable import Embeddings

@Suite("Files of sentence encoders")
struct EncoderFilesTests {
    private static let model = SyntheticModel(
        hiddenSize: 16, headCount: 2, intermediateSize: 5, positionCount: 9)
    private static let files = model.files()

    /// Returns the error of loading the model's files after some changes.
    private func failure(
        changing changes: [String: Data?], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> EmbeddingError {
        let files = changes.reduce(into: Self.files) { $0[$1.key] = $1.value }
        return try #require(
            #expect(throws: EmbeddingError.self, sourceLocation: sourceLocation) {
                try SyntheticModel.encoder(of: files)
            }, sourceLocation: sourceLocation)
    }

    private func expect(
        _ error: EmbeddingError, _ code: EmbeddingError.Code, naming name: String, _ what: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        for part in [name, what] where !part.isEmpty {
            #expect(error.description.contains(part), sourceLocation: sourceLocation)
        }
        #expect(!error.description.contains { $0.isNewline }, sourceLocation: sourceLocation)
    }

    /// Returns a JSON file in which a value is replaced or removed.
    private func changed(_ name: String, _ key: String, to value: String?) throws -> Data {
        let object = try JSONSerialization.jsonObject(with: try #require(Self.files[name]))
        var members = try #require(object as? [String: Any])
        members[key] = value == nil ? nil : "PLACE"
        let text = String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
        // Replaced in the text, since some numbers cannot be represented.
        return Data(text.replacingOccurrences(of: "\"PLACE\"", with: value ?? "").utf8)
    }

    @Test
    func `unchanged files`() throws {
        #expect(try SyntheticModel.encoder(of: Self.files).dimension == 16)
        var files = Self.files
        for name in ["modules.json", "1_Pooling/config.json", "sentence_bert_config.json"] {
            files[name] = nil
        }
        let encoder = try SyntheticModel.encoder(of: files)
        #expect(encoder.tokenLimit == 9 && encoder.configuration.pooling == .mean)
        #expect(!encoder.configuration.normalizes)
    }

    @Test(arguments: ["config.json", "model.safetensors", "vocab.txt"])
    func `missing files`(name: String) throws {
        expect(try failure(changing: [name: Data?.none]), .unreadableModel, naming: name)
    }

    @Test
    func `a missing folder, and folders instead of files`() throws {
        let nowhere = FileManager.default.temporaryDirectory.appendingPathComponent(
            "nowhere-\(UUID().uuidString)")
        let error = try #require(
            #expect(throws: EmbeddingError.self) { try SentenceEncoder(contentsOf: nowhere) })
        expect(error, .unreadableModel, naming: "config.json")
        for name in ["config.json", "model.safetensors", "modules.json", "vocab.txt"] {
            var files = Self.files
            files[name] = nil
            let error = try SyntheticModel.withFolder(files) { folder in
                try FileManager.default.createDirectory(
                    at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
                return try #require(
                    #expect(throws: EmbeddingError.self) { try SentenceEncoder(contentsOf: folder) })
            }
            expect(error, .unreadableModel, naming: name)
        }
    }

    private static let sizeKeys = [
        "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size",
        "max_position_embeddings",
    ]

    @Test(arguments: sizeKeys + ["type_vocab_size"])
    func `invalid sizes`(key: String) throws {
        for value in [
            "0", "-1", "16777217", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
            "1e308",
            "1e400", "1.5", "true", "\"16\"", "[16]", "{}",
        ] {
            let file = try changed("config.json", key, to: value)
            expect(try failure(changing: ["config.json": file]), .unreadableModel, naming: "config.json")
        }
        // Valid sizes that do not match the weights. So many layers must not be allocated in advance.
        for value in ["7", "1024", "16777216"] {
            let file = try changed("config.json", key, to: value)
            #expect(try failure(changing: ["config.json": file]).code == .unreadableModel)
        }
        guard Self.sizeKeys.contains(key) else { return }
        for value in [nil, "null"] {
            let file = try changed("config.json", key, to: value)
            expect(try failure(changing: ["config.json": file]), .unreadableModel, naming: "config.json", key)
        }
    }

    @Test(arguments: ["0", "-1e-12", "1e-300", "2", "1e308", "1e400", "\"1\"", "[]"])
    func `invalid epsilons`(value: String) throws {
        let file = try changed("config.json", "layer_norm_eps", to: value)
        expect(try failure(changing: ["config.json": file]), .unreadableModel, naming: "config.json")
    }

    @Test(arguments: [
        ("model_type", "roberta"), ("hidden_act", "relu"), ("hidden_act", "gelu_new"),
        ("position_embedding_type", "relative_key"), ("model_type", #"two\nlines"#),
    ])
    func `unknown kinds of models`(key: String, value: String) throws {
        let file = try changed("config.json", key, to: "\"\(value)\"")
        expect(try failure(changing: ["config.json": file]), .unsupportedModel, naming: "config.json", key)
        let other = try changed("config.json", key, to: "7")
        expect(try failure(changing: ["config.json": other]), .unreadableModel, naming: "config.json", key)
    }

    @Test(arguments: ["config.json", "modules.json", "1_Pooling/config.json", "sentence_bert_config.json"])
    func `files that are not JSON, or unexpected JSON`(name: String) throws {
        for text in [
            "", "{", "7", "\"a\"", "nul", "{\"a\":}", "\u{0}", String(repeating: "[", count: 100_000),
            String(repeating: "{\"a\":", count: 100_000), name == "modules.json" ? "{}" : "[]",
        ] {
            expect(try failure(changing: [name: Data(text.utf8)]), .unreadableModel, naming: name)
        }
        expect(try failure(changing: [name: Data([0xFF, 0xFE, 0x80])]), .unreadableModel, naming: name)
    }

    @Test(arguments: ["1", "0", "-5", "1e308", "9223372036854775808", "\"5\"", "1.5"])
    func `invalid token limits`(value: String) throws {
        let file = try changed("sentence_bert_config.json", "max_seq_length", to: value)
        let error = try failure(changing: ["sentence_bert_config.json": file])
        expect(error, .unreadableModel, naming: "sentence_bert_config.json", value.count > 2 ? "" : value)
    }

    @Test(arguments: [
        "{}", #"{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": true}"#,
        #"{"pooling_mode_max_tokens": true}"#,
        #"{"pooling_mode_mean_tokens": true, "pooling_mode_max_tokens": true}"#,
        #"{"pooling_mode_mean_tokens": true, "pooling_mode_mean_sqrt_len_tokens": true}"#,
        #"{"pooling_mode_mean_tokens": true, "pooling_mode_weightedmean_tokens": true}"#,
        #"{"pooling_mode_lasttoken": true}"#,
    ])
    func `unknown pooling`(text: String) throws {
        let error = try failure(changing: ["1_Pooling/config.json": Data(text.utf8)])
        expect(error, .unsupportedModel, naming: "1_Pooling/config.json")
    }

    @Test(arguments: [
        ["a.Transformer", "a.Pooling", "a.Dense"], ["a.Pooling", "a.Transformer"], ["a.Normalize"],
        ["a.Transformer", "a.Normalize"], ["a.Transformer"], [],
        ["a.Transformer", "a.Pooling", #"two\nlines"#],
        ["", ""], ["a.Transformer", "a.Pooling", "a.Pooling"],
    ])
    func `unknown modules`(types: [String]) throws {
        let modules = types.enumerated().map { #"{"type": "\#($1)", "path": "\#($0)_Pooling"}"# }
        let text = "[\(modules.joined(separator: ","))]"
        expect(
            try failure(changing: ["modules.json": Data(text.utf8)]), .unsupportedModel,
            naming: "modules.json")
    }

    @Test
    func `a vocabulary with more tokens than vectors`() throws {
        let text = (SyntheticModel.vocabulary + ["more"]).joined(separator: "\n")
        let error = try failure(changing: ["vocab.txt": Data(text.utf8)])
        expect(error, .unreadableModel, naming: "encoder-", "58 tokens")
        // A smaller vocabulary is accepted.
        var files = Self.files
        files["vocab.txt"] = Data(SyntheticModel.vocabulary.prefix(9).joined(separator: "\n").utf8)
        #expect(try SyntheticModel.encoder(of: files).tokenizer.vocabularyCount == 9)
    }

    @Test
    func `the identifier depends on every file that affects vectors`() throws {
        func identifier(_ changes: [String: Data]) throws -> String {
            let files = Self.files.merging(changes) { $1 }
            return try SyntheticModel.encoder(of: files).identifier.split(separator: "-").suffix(1).joined()
        }
        let usual = try identifier([:])
        #expect(try identifier([:]) == usual && usual.hasSuffix("/f32"))
        var other = Self.model
        other.seed = 2
        func spaced(_ name: String) throws -> Data { try #require(Self.files[name]) + Data(" ".utf8) }
        for (name, data) in [
            ("config.json", try spaced("config.json")),
            ("modules.json", try spaced("modules.json")),
            ("1_Pooling/config.json", try spaced("1_Pooling/config.json")),
            ("sentence_bert_config.json", Data("{}".utf8)),
            ("vocab.txt", Data(SyntheticModel.vocabulary.dropLast().joined(separator: "\n").utf8)),
            ("tokenizer_config.json", Data(#"{"do_lower_case": false}"#.utf8)),
            ("model.safetensors", other.weights()),
        ] {
            #expect(try identifier([name: data]) != usual, "\(name)")
        }
    }

    @Test(arguments: EncoderPrecision.allCases)
    func `a precision that the processor lacks`(precision: EncoderPrecision) throws {
        #expect(EncoderPrecision(name: precision.description) == precision)
        #expect(EncoderPrecision(name: "f64") == nil)
        guard !precision.isAvailable else { return }
        let error = try #require(
            #expect(throws: EmbeddingError.self) { try Self.model.encoder(precision: precision) })
        expect(error, .unavailablePrecision, naming: precision.description, "AVX-512")
    }

    @Test
    func `the pooling affects the identifier, whichever file sets it`() throws {
        var model = Self.model
        let identifiers = try [false, true].map { takesFirstToken in
            model.takesFirstToken = takesFirstToken
            var files = model.files()
            let modules = String(decoding: files["modules.json"]!, as: UTF8.self)
            files["modules.json"] = Data(modules.replacingOccurrences(of: "1_Pooling", with: "other").utf8)
            let pooling = files.removeValue(forKey: "1_Pooling/config.json")!
            return try SyntheticModel.withFolder(files) { folder in
                let other = folder.appendingPathComponent("other")
                try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
                try pooling.write(to: other.appendingPathComponent("config.json"))
                let encoder = try SentenceEncoder(contentsOf: folder)
                #expect(encoder.configuration.pooling == (takesFirstToken ? .firstToken : .mean))
                return encoder.identifier.split(separator: "-").suffix(1).joined()
            }
        }
        #expect(identifiers[0] != identifiers[1])
    }
}
