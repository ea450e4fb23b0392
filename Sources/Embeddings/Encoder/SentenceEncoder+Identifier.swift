internal import ContentHashing
internal import Foundation

extension SentenceEncoder {
    /// The folder's name for people, the precision, and a hash: a model that is replaced under the same name makes
    /// other vectors.
    ///
    /// To hash all weights would take longer than to load them. The small files are hashed whole, the weights by their
    /// size, their header and 256 places: training changes every number.
    static func identifier(
        of folder: URL, _ configuration: ModelConfiguration, _ precision: EncoderPrecision
    ) throws -> String {
        let files = ModelFolder(folder)
        var parts: [[UInt8]] = []
        for name in [
            "config.json", "modules.json", "1_Pooling/config.json", "sentence_bert_config.json", "vocab.txt",
            "tokenizer.json", "tokenizer_config.json",
        ] {
            parts.append((try? Data(contentsOf: files.file(name))).map(Array.init) ?? [])
        }
        // The file that says so may stand elsewhere.
        parts.append(Array((configuration.pooling == .mean ? "mean" : "first").utf8))
        let weights = try Data(contentsOf: files.file("model.safetensors"), options: .alwaysMapped)
        parts.append(Array(String(weights.count).utf8))
        parts.append(Array(weights.prefix(1 << 14)))
        for place in 0..<256 {
            let begin = weights.startIndex + weights.count / 256 * place
            parts.append(Array(weights[begin..<min(weights.endIndex, begin + 64)]))
        }
        let hash = ContentHash(of: parts.flatMap { ContentHash(of: $0).bytes }).description.prefix(12)
        // Which products take 8-bit integers' place where they are too coarse depends on the processor.
        let others = precision == .int8 && precision.otherProducts == .float32 ? "+f32" : ""
        return "\(folder.standardizedFileURL.lastPathComponent)-\(hash)/\(precision)\(others)"
    }
}
