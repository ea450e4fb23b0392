/// The response of a language model.
public struct ModelResponse: Sendable, Hashable, Codable {
    /// The text of the answer; empty if the model gave none.
    public var text: String

    /// The reason why the answer ends.
    public var finishReason: FinishReason

    /// The tokens used.
    public var usage: TokenUsage

    /// The model that answered, as named by the provider.
    public var model: String

    /// The provider's identifier of this exchange, for its support, or `nil` if it gives none.
    public var requestID: String?

    /// Notices for the user, such as an omitted parameter; usually empty.
    public var warnings: [String]

    /// Creates a response.
    public init(
        text: String, finishReason: FinishReason = .stop, usage: TokenUsage = TokenUsage(), model: String,
        requestID: String? = nil, warnings: [String] = []
    ) {
        self.text = text
        self.finishReason = finishReason
        self.usage = usage
        self.model = model
        self.requestID = requestID
        self.warnings = warnings
    }
}

/// The reason why an answer ends: an open set.
public struct FinishReason: RawRepresentable, Sendable, Hashable, Codable {
    /// The name of the reason.
    public let rawValue: String

    /// Creates a reason with any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The model finished.
    public static let stop = FinishReason(rawValue: "stop")
    /// The token limit was reached.
    public static let length = FinishReason(rawValue: "length")
    /// The model declined.
    public static let refusal = FinishReason(rawValue: "refusal")
    /// The provider's filter withheld the answer.
    public static let filtered = FinishReason(rawValue: "filtered")
}

/// The number of tokens, as counted by the provider.
public struct TokenUsage: Sendable, Hashable, Codable {
    /// The tokens of the request.
    public var inputTokens: Int
    /// The tokens of the answer, including thinking.
    public var outputTokens: Int

    /// Creates a count.
    public init(inputTokens: Int = 0, outputTokens: Int = 0) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
    }

    /// The sum of input and output tokens.
    public var totalTokens: Int { saturatingSum(inputTokens, outputTokens) }

    /// Returns the sum, clamped to the largest `Int`.
    package static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            inputTokens: saturatingSum(left.inputTokens, right.inputTokens),
            outputTokens: saturatingSum(left.outputTokens, right.outputTokens))
    }
}
