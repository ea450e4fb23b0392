import Foundation

@testable import Embeddings

extension SyntheticModel {
    typealias Files = [String: Data]

    /// The files of the model's folder.
    func files() -> Files { configurationFiles().merging(["model.safetensors": weights()]) { $1 } }

    /// The files except the weights.
    func configurationFiles() -> Files {
        [
            "config.json": Data(
                """
                {"model_type": "bert", "hidden_size": \(hiddenSize), "num_hidden_layers": \(layerCount),
                 "num_attention_heads": \(headCount), "intermediate_size": \(intermediateSize),
                 "vocab_size": \(Self.vocabulary.count), "max_position_embeddings": \(positionCount),
                 "type_vocab_size": 2, "layer_norm_eps": 1e-12, "hidden_act": "gelu",
                 "position_embedding_type": "absolute"}
                """.utf8),
            "modules.json": Data(modules.utf8),
            "1_Pooling/config.json": Data(
                """
                {"word_embedding_dimension": \(hiddenSize), "pooling_mode_cls_token": \(takesFirstToken),
                 "pooling_mode_mean_tokens": \(!takesFirstToken), "pooling_mode_max_tokens": false}
                """.utf8),
            "sentence_bert_config.json": Data(#"{"max_seq_length": \#(positionCount)}"#.utf8),
            "vocab.txt": Data(Self.vocabulary.map { $0 + "\n" }.joined().utf8),
        ]
    }

    private var modules: String {
        let kinds = ["Transformer", "Pooling"] + (normalizes ? ["Normalize"] : [])
        let modules = kinds.enumerated().map { index, kind in
            let path = index == 0 ? "" : "\(index)_\(kind)"
            return #"{"idx": \#(index), "path": "\#(path)", "type": "sentence_transformers.models.\#(kind)"}"#
        }
        return "[" + modules.joined(separator: ",\n") + "]"
    }

    /// The weights file.
    func weights() -> Data {
        var (entries, numbers): ([String], [UInt8]) = ([], [])
        func add(_ name: String, _ type: String, _ shape: [Int], _ append: (inout [UInt8]) -> Void) {
            let begin = numbers.count
            append(&numbers)
            entries.append(
                #""\#(name)": {"dtype": "\#(type)", "shape": \#(shape), "data_offsets": [\#(begin), \#(numbers.count)]}"#
            )
        }
        if hasMore {
            entries.append(#""__metadata__": {"format": "pt"}"#)
            add("\(prefix)embeddings.position_ids", "I64", [1, 3]) { $0 += [UInt8](repeating: 1, count: 24) }
            // Number data need not be aligned to its size.
            add("odd", "U8", [1]) { $0.append(7) }
        }
        for (name, tensor) in tensors().sorted(by: { $0.key < $1.key }) {
            add(prefix + name, self.numbers.rawValue, tensor.shape) {
                self.numbers.append(tensor.values, to: &$0)
            }
        }
        return Self.safetensors(header: "{\(entries.joined(separator: ","))}", numbers)
    }

    static func safetensors(header: String, _ numbers: [UInt8] = []) -> Data {
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8)
            + Data(numbers)
    }

    /// Calls `body` with a temporary folder that contains the files.
    static func withFolder<Result>(_ files: Files, _ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "encoder-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("1_Pooling"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, data) in files { try data.write(to: folder.appendingPathComponent(name)) }
        return try body(folder)
    }

    /// Returns the encoder for the files. It keeps everything it needs of them.
    static func encoder(
        of files: Files, precision: EncoderPrecision = .float32
    ) throws -> SentenceEncoder {
        try withFolder(files) { try SentenceEncoder(contentsOf: $0, precision: precision) }
    }

    func encoder(precision: EncoderPrecision = .float32) throws -> SentenceEncoder {
        try Self.encoder(of: files(), precision: precision)
    }
}
