public import Foundation
public import StageCore

/// The models that `Scripts/fetch-model` has installed on this machine.
public enum InstalledModels {
    /// The name of the default model.
    public static let defaultName = "all-MiniLM-L6-v2"

    /// The folder that contains the models: the environment variable `CREATIVES_MODELS`, or `~/.cache/creatives/models`
    /// if it is not set.
    public static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["CREATIVES_MODELS"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        return FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(
            ".cache/creatives/models")
    }

    /// Returns the folder of a model, or `nil` if the model is not installed.
    public static func folder(of name: String = defaultName) -> URL? {
        let folder = folder.appendingPathComponent(name)
        let weights = folder.appendingPathComponent("model.safetensors")
        return FileManager.default.fileExists(atPath: weights.path) ? folder : nil
    }
}

extension TextEmbedder where Self == SentenceEncoder {
    /// Loads a sentence-transformers model from a folder.
    ///
    /// - Throws: ``EmbeddingError``.
    public static func sentenceEncoder(
        at folder: URL, precision: EncoderPrecision = .float32
    ) throws -> SentenceEncoder {
        try SentenceEncoder(contentsOf: folder, precision: precision)
    }
}

extension TextEmbedder where Self == HashedEmbedder {
    /// An embedder that hashes parts of words and needs no model.
    public static var hashed: HashedEmbedder { HashedEmbedder() }
}
