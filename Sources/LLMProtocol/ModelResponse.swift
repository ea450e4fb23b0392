/// What a language model answered.
public struct ModelResponse: Sendable, Hashable, Codable {
    /// The answer as text; empty where the model gave none.
    public var text: String

    /// Why the answer ends where it ends.
    public var finishReason: FinishReason

    /// What it cost.
    public var usage: TokenUsage

    /// The model that answered, as the provider calls it.
    public var model: String

    /// The provider's name for this exchange, for its support; `nil` where it gives none.
    public var requestID: String?

    /// What a user should know, such as a parameter that was left out; usually empty.
    public var warnings: [String]

    /// Makes a response.
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

/// Why an answer ends: an open set.
public struct FinishReason: RawRepresentable, Sendable, Hashable, Codable {
    /// The name.
    public let rawValue: String

    /// Makes a reason of any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The model was done.
    public static let stop = FinishReason(rawValue: "stop")
    /// The limit of tokens was reached.
    public static let length = FinishReason(rawValue: "length")
    /// The model declined.
    public static let refusal = FinishReason(rawValue: "refusal")
    /// The provider's filter held the answer back.
    public static let filtered = FinishReason(rawValue: "filtered")
}

/// Tokens as the provider counts them.
public struct TokenUsage: Sendable, Hashable, Codable {
    /// Tokens of what was asked.
    public var inputTokens: Int
    /// Tokens of the answer, thinking included.
    public var outputTokens: Int

    /// Makes a count.
    public init(inputTokens: Int = 0, outputTokens: Int = 0) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
    }

    /// Both together.
    public var totalTokens: Int { saturatingSum(inputTokens, outputTokens) }

    /// The sum; beyond the largest `Int` it is that.
    package static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            inputTokens: saturatingSum(left.inputTokens, right.inputTokens),
            outputTokens: saturatingSum(left.outputTokens, right.outputTokens))
    }
}
