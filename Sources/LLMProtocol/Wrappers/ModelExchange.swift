/// One call of a model, after its end: for timelines and logs.
public struct ModelExchange: Sendable, Hashable {
    /// How a call ended.
    public enum Outcome: Sendable, Hashable {
        /// With a response.
        case answered(FinishReason)
        /// With an error; `unknown` for one that is no ``LLMError``.
        case failed(LLMError.Code)
        /// Its task was cancelled.
        case cancelled
    }

    /// ``LanguageModel/identifier`` of the model that was asked.
    public var model: String
    /// When it began, since the observation began.
    public var start: Duration
    /// When it ended, since the observation began.
    public var end: Duration
    /// How it ended.
    public var outcome: Outcome
    /// What it cost, as far as it is known.
    public var usage: TokenUsage
    /// Which attempt it was, from 1; above 1 only inside of ``LanguageModel/retrying(_:clock:)``.
    public var attempt: Int
    /// The provider's name for the exchange, where it gave one.
    public var requestID: String?
    /// What was asked; `nil` unless texts were asked for.
    public var request: ModelRequest?
    /// What was answered; `nil` unless texts were asked for.
    public var answer: String?
}
