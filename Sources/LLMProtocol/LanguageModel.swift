/// The role of a language model: a request in, a response out.
///
/// ```swift
/// let response = try await model.respond(to: ModelRequest("Name this campaign: …"))
/// print(response.text, response.usage.outputTokens)
/// ```
///
/// Wrappers are language models too, so that they compose:
///
/// ```swift
/// let careful = model.limitingTime().limitingRate(to: .requestsPerMinute(300)).limitingConcurrency(to: 8)
///     .budgeted(ModelBudget(calls: 500)).retrying().replaying(from: cache)
/// ```
///
/// The order says what counts: the time of an attempt without the wait for its turn, the budget with each retry, and
/// nothing at all for what is replayed. ``CallLimits`` has the usual ones.
///
/// ## Implementation guidance
///
/// Implement ``respond(to:)``. Make one attempt only: retries, limits and budgets are wrappers. Throw ``LLMError`` with the code
/// that says what happened; never put a key, a prompt or an answer into its message. Stop the work when the task is
/// cancelled, and throw `CancellationError`. An answer that the model cut off or refused is a response, not an error:
/// ``ModelResponse/finishReason`` says so.
public protocol LanguageModel: Sendable {
    /// What answers, as `provider:model`. Answers are kept under it, so it changes when other answers are to be expected.
    var identifier: String { get }

    /// Asks once.
    func respond(to request: ModelRequest) async throws -> ModelResponse
}
