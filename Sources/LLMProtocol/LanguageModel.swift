internal import Foundation
public import StageCore

/// A language model: takes a request and returns a response.
///
/// ```swift
/// let response = try await model.respond(to: ModelRequest("Name this campaign: …"))
/// print(response.text, response.usage.outputTokens)
/// ```
///
/// Wrappers are language models too, so they compose:
///
/// ```swift
/// let careful = model.limitingTime().limitingRate(to: .requestsPerMinute(300)).limitingConcurrency(to: 8)
///     .budgeted(ModelBudget(calls: 500)).retrying().replaying(from: cache)
/// ```
///
/// The order matters: here the time limit covers one attempt without its wait for a turn, the budget counts each retry, and
/// replayed responses cost nothing. ``CallLimits`` has the usual order.
///
/// ## Implementation guidance
///
/// Implement ``respond(to:)``. Make one attempt only: retries, limits and budgets are wrappers. Throw ``LLMError`` with the
/// code that describes the failure. Never put a key, a prompt or an answer into its message. When the task is cancelled, stop
/// the work and throw `CancellationError`. An answer that was cut off or refused is a response, not an error: report it in
/// ``ModelResponse/finishReason``.
public protocol LanguageModel: Sendable {
    /// The identity of the model, as `provider:model`. Answers are cached under it, so change it when answers may differ.
    var identifier: String { get }

    /// Sends one request and returns the response.
    func respond(to request: ModelRequest) async throws -> ModelResponse
}

/// The reason why a language model gave no usable answer: one line, without keys, prompts or answers.
public struct LLMError: CodedError, Hashable {
    /// The kind of problem: an open set.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The name of the code.
        public let rawValue: String
        /// Creates a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The model or its settings are invalid: no key, an unknown provider, an invalid option.
        public static let invalidConfiguration = Code(rawValue: "invalidConfiguration")
        /// The provider rejects the key (401, 403).
        public static let unauthorized = Code(rawValue: "unauthorized")
        /// The account has no usable credit left (402). Further requests would fail too.
        public static let paymentRequired = Code(rawValue: "paymentRequired")
        /// The provider rejects the request (400, 404, 413, 422).
        public static let invalidRequest = Code(rawValue: "invalidRequest")
        /// Too many requests (429).
        public static let rateLimited = Code(rawValue: "rateLimited")
        /// The provider has an internal error (5xx, except 501 and 505).
        public static let serverFault = Code(rawValue: "serverFault")
        /// No connection, or a broken one.
        public static let connection = Code(rawValue: "connection")
        /// No answer within the time limit.
        public static let timedOut = Code(rawValue: "timedOut")
        /// The response does not match the provider's documentation: HTML with status 200, or JSON without an answer.
        public static let malformedResponse = Code(rawValue: "malformedResponse")
        /// The answer was cut off at the token limit; `LLMError.partialText` has the text up to there.
        public static let truncated = Code(rawValue: "truncated")
        /// The model declined, or a filter withheld the answer.
        public static let refused = Code(rawValue: "refused")
        /// The answer does not have the required form.
        public static let invalidAnswer = Code(rawValue: "invalidAnswer")
        /// The budget of calls or tokens is spent.
        public static let budgetSpent = Code(rawValue: "budgetSpent")
        /// Only cached responses may be used, and there is none for the request.
        public static let notRecorded = Code(rawValue: "notRecorded")
        /// An error of another type than ``LLMError``: in counts and observations, and where a stage continues without the
        /// model.
        public static let unknown = Code(rawValue: "unknown")
    }

    /// The kind of problem.
    public var code: Code

    /// The problem, its location and the expected value, in one line.
    public var message: String

    /// The HTTP status, if there is one. For an error inside a response of status 200, the status that the error reports.
    public var status: Int?

    /// The provider's own type of the error, such as `overloaded_error`.
    public var providerType: String?

    /// The provider's identifier of the exchange.
    public var requestID: String?

    /// The time that the provider asks to wait before the next attempt.
    public var retryAfter: Duration?

    /// The text of the answer up to the cut. It is not part of ``description``.
    package var partialText: String?

    /// The tokens that the failed attempt used.
    public var usage = TokenUsage()

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The category: the operator can change the model, key or network.
    public var category: ErrorCategory { .environment }

    /// The message, with the status, the provider's type and the request ID if they are known.
    public var description: String {
        described(with: requestID.map { "request \(quoted($0, limit: 80))" })
    }

    /// The description without the request ID: equal for errors with the same cause.
    package var cause: String { described(with: nil) }

    private func described(with fact: String?) -> String {
        let facts = [
            status.map { "status \($0)" }, providerType.map { "type \(quoted($0, limit: 60))" }, fact,
        ].compactMap(\.self)
        return facts.isEmpty ? message : "\(message) (\(facts.joined(separator: ", ")))"
    }
}
