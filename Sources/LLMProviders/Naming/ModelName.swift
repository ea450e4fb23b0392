internal import LLMProtocol
internal import StageCore

/// Who answers: the wire format that is spoken.
public enum ModelProvider: String, Sendable, Hashable, CaseIterable {
    /// Anthropic's Messages.
    case anthropic
    /// Google's Gemini.
    case gemini
    /// OpenAI's chat completions, and whatever speaks them.
    case openAI = "openai"

    /// The model that is asked where only the provider is named.
    public var defaultModel: String {
        switch self {
        case .anthropic: AnthropicModel.defaultModel
        case .gemini: GeminiModel.defaultModel
        case .openAI: OpenAIModel.defaultModel
        }
    }
}

/// A model's name as `provider:model`, or as `provider` for its default model.
///
/// ```swift
/// try ModelName("openai:llama3.2:3b").model   // "llama3.2:3b"
/// try ModelName("gemini").description         // "gemini:gemini-3.8-flash"
/// ```
public struct ModelName: Sendable, Hashable, CustomStringConvertible {
    /// Who answers.
    package let provider: ModelProvider

    /// The model, as the provider calls it.
    package let model: String

    /// Makes a name.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration` where the model is empty, longer than 200 characters, has other characters
    ///   than printable ASCII without spaces, or is known to be no longer offered.
    package init(_ provider: ModelProvider, _ model: String) throws {
        guard (1...200).contains(model.utf8.count), model.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw LLMError(
                .invalidConfiguration,
                "\(quoted(model, limit: 60)) names no model, expected 1 to 200 printable characters of ASCII without spaces"
            )
        }
        if let end = Self.endsOfLife[model] {
            throw LLMError(
                .invalidConfiguration,
                "\(model) reached its end of life on \(end), expected a current model such as \(provider.defaultModel)"
            )
        }
        self.provider = provider
        self.model = model
    }

    /// Reads a name.
    ///
    /// - Throws: `LLMError` of code `invalidConfiguration`, also where the provider is unknown.
    public init(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let provider = ModelProvider(rawValue: String(parts[0])) else {
            let known = ModelProvider.allCases.map(\.rawValue).joined(separator: ", ")
            throw LLMError(
                .invalidConfiguration,
                "the provider \(quoted(parts[0], limit: 60)) is unknown, expected provider:model with one of \(known)"
            )
        }
        try self.init(provider, parts.count == 2 ? String(parts[1]) : provider.defaultModel)
    }

    /// `provider:model`.
    public var description: String { "\(provider.rawValue):\(model)" }

    /// Models that were widely used and answer no more, with the day of their end.
    private static let endsOfLife = ["claude-sonnet-4-20250514": "2026-06-15"]
}
