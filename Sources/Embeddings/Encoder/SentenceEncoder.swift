internal import ContentHashing
internal import CVectorKernels
internal import DenseLinearAlgebra
public import Foundation
public import StageCore

/// Sentence vectors of a BERT-family model: what sentence-transformers computes from the same folder.
///
/// ```swift
/// let encoder = try SentenceEncoder(contentsOf: folder)
/// let vectors = try encoder.embed(["Premium CTV", "Connected TV"], context: RunContext(threadCount: 2))
/// ```
///
/// The folder holds `config.json`, `model.safetensors` (F32, F16 or BF16), `vocab.txt` or `tokenizer.json`, and may hold
/// `modules.json`, `1_Pooling/config.json` and `sentence_bert_config.json`: all-MiniLM-L6-v2, bge-small, gte-small and
/// e5-small differ in these only. Vectors are the mean over tokens, or the first token's, scaled to length 1 where the
/// model says so (N. Reimers and I. Gurevych, 2019, arXiv:1908.10084).
///
/// The weights' file is mapped into memory, and words are read from it as they come: it must not be cut short while the
/// encoder is there.
///
/// A text's vector has the same bits alone, in any batch and on any number of threads; they may differ between
/// processors with different instructions.
///
/// - Complexity: O(tokens × layers × hidden size²) time for short texts; weights are packed once, and take as much memory
///   again as the layers' part of the file in `f32`, half of it in `bf16`, a third in `int8`.
public final class SentenceEncoder: TextEmbedder, Sendable {
    /// Folder's name, precision and what else the vectors depend on.
    public let identifier: String
    /// How exactly it multiplies.
    public let precision: EncoderPrecision
    /// The most tokens of a text that count, [CLS] and [SEP] among them; the rest is cut off.
    let tokenLimit: Int
    /// Makes the tokens.
    let tokenizer: WordPieceTokenizer
    let configuration: ModelConfiguration
    let weights: EncoderWeights

    /// Loads a model.
    ///
    /// - Parameters:
    ///   - folder: A sentence-transformers model.
    ///   - precision: How exactly to multiply.
    /// - Throws: ``EmbeddingError``: `unreadableModel` or `unsupportedModel` with the file, or `unavailablePrecision`.
    public init(contentsOf folder: URL, precision: EncoderPrecision = .float32) throws {
        try precision.requireAvailable()
        self.precision = precision
        let configuration = try ModelConfiguration(contentsOf: folder)
        // Half of the time goes to the vocabulary, half to the weights.
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let parts: [(WordPieceTokenizer?, EncoderWeights?)] = try Parallel.map(2, threads: threads) { part in
            guard part == 0 else {
                return (
                    nil,
                    try EncoderWeights(
                        contentsOf: folder, configuration, precision: precision, threads: threads)
                )
            }
            return (try WordPieceTokenizer(contentsOf: folder), nil)
        }
        guard let tokenizer = parts[0].0, let weights = parts[1].1 else {
            preconditionFailure("both are made")
        }
        guard tokenizer.vocabularyCount <= configuration.vocabularySize else {
            throw EmbeddingError(
                .unreadableModel,
                "\(folder.path): \(counted(tokenizer.vocabularyCount, "token")) in the vocabulary, expected the "
                    + "\(configuration.vocabularySize) of config.json")
        }
        self.configuration = configuration
        self.tokenizer = tokenizer
        self.weights = weights
        tokenLimit = configuration.tokenLimit
        identifier = try Self.identifier(of: folder, configuration, precision)
    }

    /// The width of the vectors.
    public var dimension: Int { configuration.hiddenSize }

    /// - Throws: `CancellationError`, or ``EmbeddingError`` `unreadableModel` where weights make numbers that are not
    ///   finite.
    public func embed(_ texts: [String], context: RunContext) throws -> Matrix<Float> {
        let width = dimension
        var result = [Float](repeating: 0, count: texts.count * width)
        try result.withUnsafeMutableBufferPointer { result in
            var run = EncoderRun(self, threads: context.threadCount)
            var done = 0
            while done < texts.count {
                try context.checkpoint(
                    ProgressEvent(stage: "Embedding texts", completed: done, total: texts.count))
                let end = Self.batchEnd(texts, from: done)
                let rows = result.baseAddress! + done * width
                try run.embed(texts[done..<end], into: rows)
                let place = cvk_first_non_finite_f(rows, (end - done) * width)
                guard place < 0 else { throw notFinite(text: done + place / width) }
                done = end
            }
        }
        try context.checkpoint(
            ProgressEvent(stage: "Embedding texts", completed: texts.count, total: texts.count))
        return Matrix(rowCount: texts.count, columnCount: width, elements: result)
    }

    /// Weights are finite each, but for those of words, which nobody has read before; their products may not be.
    private func notFinite(text: Int) -> EmbeddingError {
        EmbeddingError(
            .unreadableModel,
            "\(weights.words.path): the vector of text \(text) is not finite, expected weights that make finite numbers"
        )
    }

    /// Enough texts to keep threads busy for a part of a second, and no more than may be lost when cancelled.
    private static func batchEnd(_ texts: [String], from begin: Int) -> Int {
        var (end, bytes) = (begin, 0)
        while end < texts.count, bytes < 1 << 16 {
            bytes += min(texts[end].utf8.count, 4096) + 8
            end += 1
        }
        return end
    }
}

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
