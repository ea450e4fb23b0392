public import Foundation
public import StageCore

/// The models that `Scripts/fetch-model` has put on this machine.
public enum InstalledModels {
    /// The one that is used where none is named.
    public static let defaultName = "all-MiniLM-L6-v2"

    /// Where models are: `CREATIVES_MODELS` of the environment, else `~/.cache/creatives/models`.
    public static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["CREATIVES_MODELS"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        return FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(
            ".cache/creatives/models")
    }

    /// The folder of a model, or `nil` where it is not there.
    public static func folder(of name: String = defaultName) -> URL? {
        let folder = folder.appendingPathComponent(name)
        let weights = folder.appendingPathComponent("model.safetensors")
        return FileManager.default.fileExists(atPath: weights.path) ? folder : nil
    }
}

extension TextEmbedder where Self == SentenceEncoder {
    /// A sentence-transformers model in a folder.
    ///
    /// - Throws: ``EmbeddingError``.
    public static func sentenceEncoder(
        at folder: URL, precision: EncoderPrecision = .float32
    ) throws -> SentenceEncoder {
        try SentenceEncoder(contentsOf: folder, precision: precision)
    }
}

extension TextEmbedder where Self == HashedEmbedder {
    /// Hashed pieces of words: needs no model.
    public static var hashed: HashedEmbedder { HashedEmbedder() }
}
