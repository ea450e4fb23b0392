import Foundation
import StageCore
import Testing

@testable import Embeddings

@Suite("Weights files")
struct SafetensorsTests {
    private static let model = SyntheticModel(
        hiddenSize: 16, headCount: 2, intermediateSize: 5, positionCount: 9)
    private static let files = model.files()

    /// The error of the model with another weights file.
    private func failure(
        _ weights: Data, _ code: EmbeddingError.Code = .unreadableModel, _ what: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: EmbeddingError.self, sourceLocation: sourceLocation) {
            try SyntheticModel.encoder(of: Self.files.merging(["model.safetensors": weights]) { $1 })
        }
        guard let error else { return }
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        for part in ["model.safetensors", what] where !part.isEmpty {
            #expect(error.description.contains(part), sourceLocation: sourceLocation)
        }
        #expect(!error.description.contains { $0.isNewline }, sourceLocation: sourceLocation)
    }

    /// The model's weights file with a changed header and the same numbers.
    private func changed(_ text: String, _ other: String) throws -> Data {
        let file = try #require(Self.files["model.safetensors"])
        let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        let header = String(decoding: file[8..<8 + length], as: UTF8.self)
        try #require(header.contains(text))
        return SyntheticModel.safetensors(
            header: header.replacingOccurrences(of: text, with: other), Array(file[(8 + length)...]))
    }

    @Test(arguments: 0..<8)
    func `missing weights file`(length: Int) {
        failure(Data(repeating: 0, count: length), .unreadableModel, "\(length) byte")
    }

    @Test(arguments: [9, 1 << 20, UInt64(1) << 62, 1 << 63, .max, .max - 7])
    func `a header longer than the file`(length: UInt64) {
        let file = withUnsafeBytes(of: length.littleEndian) { Data($0) } + Data("{}      ".utf8)
        failure(file, .unreadableModel, "\(length) bytes")
    }

    @Test(arguments: [
        "", " ", "{", "[]", "7", "null", "\"a\"", "{\"a\"}", "\u{0}\u{0}",
        String(repeating: "[", count: 200_000), String(repeating: "{\"a\":", count: 200_000),
    ])
    func `a header that is not a JSON list of tensors`(header: String) {
        failure(SyntheticModel.safetensors(header: header, [1, 2, 3]), .unreadableModel, "header")
    }

    @Test
    func `a header that is not text`() {
        failure(withUnsafeBytes(of: UInt64(4).littleEndian) { Data($0) } + Data([0x7B, 0xFF, 0xC0, 0x7D]))
    }

    @Test(arguments: ["{}", #"{"a": 1}"#, #"{"__metadata__": {"format": "pt"}}"#])
    func `files without BERT's tensors`(header: String) {
        failure(SyntheticModel.safetensors(header: header), .unsupportedModel, "word_embeddings")
    }

    private static let bias =
        #""encoder.layer.0.output.dense.bias": {"dtype": "F32", "shape": [16], "data_offsets": "#

    /// The entry of a tensor, up to its end.
    private func entry(_ name: String) throws -> String {
        let file = String(decoding: try #require(Self.files["model.safetensors"]), as: UTF8.self)
        let begin = try #require(file.range(of: "\"\(name)\": {"))
        let end = try #require(file[begin.upperBound...].firstIndex(of: "}"))
        return String(file[begin.lowerBound...end])
    }

    @Test(arguments: [
        "[-4, 60]", "[64, 0]", "[0, 60]", "[0, 68]", "[0]", "[]", "[0, 64, 64]",
        "[9223372036854775743, 9223372036854775807]", "[0, 9223372036854775807]",
        "[-9223372036854775808, 9223372036854775807]", "[-9223372036854775808, -9223372036854775744]",
        "[9999936, 10000000]", "[0, 9223372036854775808]", "[0, 1e308]", "[0, 64.5]",
        "[null, 64]",
        "64", "\"0, 64\"",
    ])
    func `invalid tensor offsets`(offsets: String) throws {
        let name = "encoder.layer.0.output.dense.bias"
        failure(
            try changed(
                try entry(name), #""\#(name)": {"dtype": "F32", "shape": [16], "data_offsets": \#(offsets)}"#),
            .unreadableModel, name)
    }

    @Test
    func `a number that fits no type is reported`() throws {
        let name = "encoder.layer.0.output.dense.bias"
        failure(
            try changed(
                try entry(name), #""\#(name)": {"dtype": "F32", "shape": [16], "data_offsets": [0, 1e400]}"#),
            .unreadableModel, "“1e400”")
    }

    @Test(arguments: [
        "[]", "[15]", "[17]", "[4, 4]", "[16, 1]", "[-16]", "[-4, -4]", "[0]", "[0, 9223372036854775807]",
        "[4294967296, 4294967296]", "[4294967296, 4294967296, 16]", "[9223372036854775807]", "[16, 0]",
        "[4611686018427387904, 4]", "[9223372036854775808]", "[1e308]", "[16.5]", "16", "null",
    ])
    func `wrong shapes`(shape: String) throws {
        let name = "encoder.layer.0.output.dense.bias"
        let entry = try entry(name)
        failure(
            try changed(entry, entry.replacingOccurrences(of: "[16]", with: shape)), .unreadableModel, name)
    }

    @Test(arguments: ["I64", "F64", "U8", "F8_E4M3", "", #"two\nlines"#])
    func `unknown number types`(type: String) throws {
        let name = "encoder.layer.0.output.dense.bias"
        let entry = try entry(name)
        failure(
            try changed(entry, entry.replacingOccurrences(of: "F32", with: type)), .unsupportedModel, name)
    }

    @Test
    func `missing tensors`() throws {
        for name in Self.model.tensors().keys.sorted() {
            let isNamedFirst = name == "embeddings.word_embeddings.weight"
            failure(
                try changed("\"\(name)\":", "\"other\":"),
                isNamedFirst ? .unsupportedModel : .unreadableModel, name)
        }
    }

    @Test
    func `names are shown on one line`() throws {
        let entry = #""two\nlines": {"dtype": "F32", "shape": [1], "data_offsets": [0, 1]},"#
        failure(try changed("{\"embeddings.LayerNorm.bias\"", "{\(entry)\"embeddings.LayerNorm.bias\""))
    }

    @Test
    func `a file truncated anywhere`() throws {
        let file = try #require(Self.files["model.safetensors"])
        for share in 0..<40 { failure(file.prefix(file.count * share / 40)) }
        failure(file.dropLast())
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity])
    func `numbers that are not finite`(value: Float) throws {
        for name in Self.model.tensors().keys.sorted() {
            let entry = try entry(name)
            let index = try #require(
                entry.split(separator: "[").last?.split(separator: ",").first.flatMap { Int($0) })
            var file = try #require(Self.files["model.safetensors"])
            let begin = 8 + file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) } + index
            withUnsafeBytes(of: value.bitPattern.littleEndian) {
                file.replaceSubrange(begin..<begin + 4, with: $0)
            }
            guard name == "embeddings.word_embeddings.weight" else {
                failure(file, .unreadableModel, name)
                continue
            }
            // Word embeddings are read on demand: this is the first access.
            let encoder = try SyntheticModel.encoder(
                of: Self.files.merging(["model.safetensors": file]) { $1 })
            #expect(try encoder.embed(["a"], context: RunContext()).elements.allSatisfy { $0.isFinite })
            let error = #expect(throws: EmbeddingError.self) {
                try encoder.embed(["a", "[PAD]"], context: RunContext())
            }
            #expect(error?.code == .unreadableModel && error?.description.contains("text 1") == true)
        }
    }

    @Test
    func `finite weights that produce infinite numbers`() throws {
        var file = try #require(Self.files["model.safetensors"])
        let name = "encoder.layer.0.output.dense.weight"
        let entry = try entry(name)
        let position = try #require(
            entry.split(separator: "[").last?.split(separator: ",").first.flatMap { Int($0) })
        let begin = 8 + file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) } + position
        for index in 0..<80 {
            withUnsafeBytes(of: Float.greatestFiniteMagnitude.bitPattern.littleEndian) {
                file.replaceSubrange(begin + index * 4..<begin + index * 4 + 4, with: $0)
            }
        }
        for precision in EncoderPrecision.allCases where precision.isAvailable {
            let encoder = try SyntheticModel.encoder(
                of: Self.files.merging(["model.safetensors": file]) { $1 }, precision: precision)
            let error = #expect(throws: EmbeddingError.self) {
                try encoder.embed(["a b"], context: RunContext())
            }
            #expect(error?.description.contains("model.safetensors") == true)
        }
    }

    @Test(arguments: UInt64(0)..<8)
    func `damaged headers never crash`(seed: UInt64) throws {
        let file = try #require(Self.files["model.safetensors"])
        let length = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        var generator = SeededGenerator(seed: seed)
        let characters = Array("0123456789-+eE.,:[]{}\"nF\\u ".utf8)
        for _ in 0..<40 {
            var damaged = file
            for _ in 0...generator.uniform(in: 0...3) {
                damaged[8 + generator.uniform(in: 0...length - 1)] =
                    characters[generator.uniform(in: 0...characters.count - 1)]
            }
            try SyntheticModel.withFolder(["model.safetensors": damaged]) { folder in
                do {
                    let file = try SafetensorsFile(
                        contentsOf: folder.appendingPathComponent("model.safetensors"))
                    for (name, tensor) in Self.model.tensors() {
                        _ = try? file.tensor(name, shape: tensor.shape).values()
                    }
                } catch is EmbeddingError {}
            }
        }
    }
}
