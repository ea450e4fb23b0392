/// One call of a model, after its end: for timelines and logs.
package struct ModelExchange: Sendable, Hashable {
    /// How a call ended.
    package enum Outcome: Sendable, Hashable {
        /// With a response.
        case answered(FinishReason)
        /// With an error; `unknown` for one that is no ``LLMError``.
        case failed(LLMError.Code)
        /// Its task was cancelled.
        case cancelled
    }

    /// ``LanguageModel/identifier`` of the model that was asked.
    var model: String
    /// When it began, since the observation began.
    package var start: Duration
    /// When it ended, since the observation began.
    package var end: Duration
    /// How it ended.
    package var outcome: Outcome
    /// What it cost, as far as it is known.
    var usage: TokenUsage
    /// Which attempt it was, from 1; above 1 only inside of ``LanguageModel/retrying(_:clock:)``.
    package var attempt: Int
    /// The provider's name for the exchange, where it gave one.
    package var requestID: String?
    /// What was asked; `nil` unless texts were asked for.
    package var request: ModelRequest?
    /// What was answered; `nil` unless texts were asked for.
    package var answer: String?
}
