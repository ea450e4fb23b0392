internal import Foundation
public import StageCore

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

/// Why a language model gave no usable answer: one line, without keys, prompts or answers.
public struct LLMError: CodedError, Hashable {
    /// What kind of problem it is: an open set.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The name.
        public let rawValue: String
        /// Makes a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The model or its settings cannot be used as named: no key, an unknown provider, a wrong option.
        public static let invalidConfiguration = Code(rawValue: "invalidConfiguration")
        /// The provider does not accept the key (401, 403).
        public static let unauthorized = Code(rawValue: "unauthorized")
        /// The account has no credit left, or none that may be used (402): no other request would fare better.
        public static let paymentRequired = Code(rawValue: "paymentRequired")
        /// The provider does not accept the request (400, 404, 413, 422).
        public static let invalidRequest = Code(rawValue: "invalidRequest")
        /// Too many requests (429).
        public static let rateLimited = Code(rawValue: "rateLimited")
        /// The provider has a fault of its own (5xx, but for 501 and 505).
        public static let serverFault = Code(rawValue: "serverFault")
        /// No connection, or one that broke.
        public static let connection = Code(rawValue: "connection")
        /// No answer in time.
        public static let timedOut = Code(rawValue: "timedOut")
        /// What came back is not what the provider documents: HTML with status 200, JSON without an answer.
        public static let malformedResponse = Code(rawValue: "malformedResponse")
        /// The answer was cut off at the limit of tokens; `LLMError.partialText` has what there is.
        public static let truncated = Code(rawValue: "truncated")
        /// The model declined, or a filter held the answer back.
        public static let refused = Code(rawValue: "refused")
        /// The answer does not have the form that was asked for.
        public static let invalidAnswer = Code(rawValue: "invalidAnswer")
        /// The calls or tokens that were allowed are spent.
        public static let budgetSpent = Code(rawValue: "budgetSpent")
        /// Only kept responses may be used, and there is none to the request.
        public static let notRecorded = Code(rawValue: "notRecorded")
        /// An error of another kind than ``LLMError``: in counts and observations, and where a stage goes on without the model.
        public static let unknown = Code(rawValue: "unknown")
    }

    /// What kind of problem it is.
    public var code: Code

    /// One line: what, where, and what was expected.
    public var message: String

    /// The HTTP status, where there is one; that which an error reports that came in a response of status 200.
    public var status: Int?

    /// The provider's own name for the kind of error, such as `overloaded_error`.
    public var providerType: String?

    /// The provider's name for the exchange.
    public var requestID: String?

    /// How long the provider asks to wait before the next attempt.
    public var retryAfter: Duration?

    /// What the answer held up to where it was cut off. It is no part of ``description``.
    package var partialText: String?

    /// What the attempt cost all the same.
    public var usage = TokenUsage()

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The category: whoever runs the machine can change model, key or network.
    public var category: ErrorCategory { .environment }

    /// The message, with status, the provider's type and the request's id where they are known.
    public var description: String {
        described(with: requestID.map { "request \(quoted($0, limit: 80))" })
    }

    /// The description without the request's id: equal for errors of one cause.
    package var cause: String { described(with: nil) }

    private func described(with fact: String?) -> String {
        let facts = [
            status.map { "status \($0)" }, providerType.map { "type \(quoted($0, limit: 60))" }, fact,
        ].compactMap(\.self)
        return facts.isEmpty ? message : "\(message) (\(facts.joined(separator: ", ")))"
    }
}
