package import Foundation
package import StageCore
internal import Synchronization

/// A ``SentenceEncoder`` that loads its vocabulary and weights when it embeds the first text. Planning embeds texts only where
/// links, apps and names leave campaigns undivided, so that most runs need no weights.
package final class DeferredSentenceEncoder: TextEmbedder, Sendable {
    /// The identifier of ``SentenceEncoder/identifier``.
    package let identifier: String
    /// The dimension of the vectors, D.
    package let dimension: Int
    private let folder: URL
    private let precision: EncoderPrecision
    private let loaded = Mutex<SentenceEncoder?>(nil)

    /// Reads the configuration of a model and the header of its weights.
    ///
    /// - Throws: ``EmbeddingError`` as by ``SentenceEncoder/init(contentsOf:precision:)``, except for errors in the vocabulary
    ///   and in the weights, which ``embed(_:context:)`` throws.
    package init(contentsOf folder: URL, precision: EncoderPrecision = .float32) throws {
        try precision.requireAvailable()
        let configuration = try ModelConfiguration(contentsOf: folder)
        try EncoderWeights.checkHeader(of: folder, configuration)
        identifier = try SentenceEncoder.identifier(of: folder, configuration, precision)
        dimension = configuration.hiddenSize
        self.folder = folder
        self.precision = precision
    }

    /// Returns the vectors of texts.
    ///
    /// - Throws: The errors of ``SentenceEncoder``; ``EmbeddingError`` with code `unreadableModel` if the model was replaced
    ///   after the encoder was created.
    package func embed(_ texts: [String], context: RunContext) throws -> Matrix<Float> {
        try encoder().embed(texts, context: context)
    }

    private func encoder() throws -> SentenceEncoder {
        try loaded.withLock { loaded in
            if let loaded { return loaded }
            let encoder = try SentenceEncoder(contentsOf: folder, precision: precision)
            guard encoder.identifier == identifier else {
                throw EmbeddingError(
                    .unreadableModel,
                    "\(folder.path): the model was replaced during the run, expected \(identifier)")
            }
            loaded = encoder
            return encoder
        }
    }
}
