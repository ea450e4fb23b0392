public import LLMProtocol
public import StageCore

extension PackageProposer where Self == OfflineProposer {
    /// Proposes packages without a model.
    public static var offline: OfflineProposer { OfflineProposer() }
}

extension PackageProposer where Self == ModelProposer {
    /// Has a language model propose packages.
    ///
    /// - Parameters:
    ///   - model: What is asked; its limits, retries and budget are wrappers.
    ///   - cache: Keeps accepted answers, or `nil`.
    ///   - options: How it is asked.
    public static func languageModel(
        _ model: any LanguageModel, keptIn cache: (any KeyedCache)? = nil,
        options: ModelProposer.Options = ModelProposer.Options()
    ) -> ModelProposer {
        ModelProposer(model, keptIn: cache, options: options)
    }
}
