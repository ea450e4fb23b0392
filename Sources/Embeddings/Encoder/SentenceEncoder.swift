internal import ContentHashing
internal import CVectorKernels
internal import DenseLinearAlgebra
public import Foundation
public import StageCore

/// A sentence encoder for BERT-family models. It computes the same vectors as sentence-transformers from the same folder.
///
/// ```swift
/// let encoder = try SentenceEncoder(contentsOf: folder)
/// let vectors = try encoder.embed(["Premium CTV", "Connected TV"], context: RunContext(threadCount: 2))
/// ```
///
/// The folder must contain `config.json`, `model.safetensors` (F32, F16 or BF16), and `vocab.txt` or `tokenizer.json`. It
/// can contain `modules.json`, `1_Pooling/config.json` and `sentence_bert_config.json`; all-MiniLM-L6-v2, bge-small,
/// gte-small and e5-small differ only in these files. A vector is the mean over all tokens or the vector of the first
/// token, scaled to length 1 if the model specifies it (N. Reimers and I. Gurevych, 2019, arXiv:1908.10084).
///
/// The weights file is memory-mapped, and word embeddings are read from it on demand. Do not truncate the file during the
/// lifetime of the encoder.
///
/// The vector of a text is bit-identical alone, in any batch and for any number of threads. It may differ between
/// processors with different instruction sets.
///
/// - Complexity: O(tokens × layers × hidden size²) time for short texts. Weights are packed once: the packed layers take as
///   much memory as their part of the file in `f32`, half as much in `bf16`, and a third in `int8`.
public final class SentenceEncoder: TextEmbedder, Sendable {
    /// The folder name, the precision, and a hash of everything else that the vectors depend on.
    public let identifier: String
    /// The numeric precision.
    public let precision: EncoderPrecision
    /// The maximum number of tokens per text, including [CLS] and [SEP]. Further tokens are ignored.
    let tokenLimit: Int
    /// The tokenizer of the model.
    let tokenizer: WordPieceTokenizer
    let configuration: ModelConfiguration
    let weights: EncoderWeights

    /// Loads a model from a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder of a sentence-transformers model.
    ///   - precision: The numeric precision.
    /// - Throws: ``EmbeddingError`` with code `unreadableModel` or `unsupportedModel` and the file, or with
    ///   `unavailablePrecision`.
    public init(contentsOf folder: URL, precision: EncoderPrecision = .float32) throws {
        try precision.requireAvailable()
        self.precision = precision
        let configuration = try ModelConfiguration(contentsOf: folder)
        // The vocabulary and the weights take about equally long to load.
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
                "\(folder.path): the vocabulary has \(counted(tokenizer.vocabularyCount, "token")), expected "
                    + "\(configuration.vocabularySize) according to config.json")
        }
        self.configuration = configuration
        self.tokenizer = tokenizer
        self.weights = weights
        tokenLimit = configuration.tokenLimit
        identifier = try Self.identifier(of: folder, configuration, precision)
    }

    /// The dimension of the vectors, D.
    public var dimension: Int { configuration.hiddenSize }

    /// Returns the vectors of texts.
    ///
    /// - Throws: `CancellationError`, or ``EmbeddingError`` with code `unreadableModel` if the weights produce numbers that
    ///   are not finite.
    public func embed(_ texts: [String], context: RunContext = RunContext()) throws -> Matrix<Float> {
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
                let index = cvk_first_non_finite_f(rows, (end - done) * width)
                guard index < 0 else { throw notFinite(text: done + index / width) }
                done = end
            }
        }
        try context.checkpoint(
            ProgressEvent(stage: "Embedding texts", completed: texts.count, total: texts.count))
        return Matrix(rowCount: texts.count, columnCount: width, elements: result)
    }

    /// Most weights are validated on loading, but word embeddings are read on demand, and products may overflow.
    private func notFinite(text: Int) -> EmbeddingError {
        EmbeddingError(
            .unreadableModel,
            "\(weights.words.path): the vector of text \(text) is not finite, expected finite results from these weights"
        )
    }

    /// Returns the end of a batch that keeps threads busy for a fraction of a second, and loses little work on cancellation.
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
    /// Returns an identifier of the folder name, the precision, and a hash, because a model replaced under the same name
    /// produces different vectors.
    ///
    /// Hashing all weights would take longer than loading them. The small files are hashed completely, the weights by their
    /// size, their header and 256 samples, since training changes every number.
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
        // The file that specifies the pooling may have another path.
        parts.append(Array((configuration.pooling == .mean ? "mean" : "first").utf8))
        let weights = try Data(contentsOf: files.file("model.safetensors"), options: .alwaysMapped)
        parts.append(Array(String(weights.count).utf8))
        parts.append(Array(weights.prefix(1 << 14)))
        for index in 0..<256 {
            let begin = weights.startIndex + weights.count / 256 * index
            parts.append(Array(weights[begin..<min(weights.endIndex, begin + 64)]))
        }
        let hash = ContentHash(of: parts.flatMap { ContentHash(of: $0).bytes }).description.prefix(12)
        // Where 8-bit integers are too coarse, the products used instead depend on the processor.
        let others = precision == .int8 && precision.otherProducts == .float32 ? "+f32" : ""
        return "\(folder.standardizedFileURL.lastPathComponent)-\(hash)/\(precision)\(others)"
    }
}
