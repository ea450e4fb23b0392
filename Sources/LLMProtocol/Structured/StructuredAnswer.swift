internal import Foundation
public import StageCore

/// An answer that has the required form.
public struct StructuredAnswer<Value: Sendable>: Sendable {
    /// The value that the check returned.
    public var value: Value

    /// The tokens used by all attempts; zero if the answer came from the cache.
    public var usage: TokenUsage

    /// The number of calls: 1, 2 if the model had to correct itself, 0 if the answer came from the cache.
    public var attempts: Int

    /// The warnings of the responses, in order.
    public var warnings: [String]

    /// The problems with values that the check dropped after the correction; usually empty.
    package var problems: [AnswerProblem] = []

    /// The text of the response that the value was read from; empty if the answer came from the cache.
    package var text = ""

    /// Whether the answer came from the cache.
    package var isFromCache: Bool { attempts == 0 }
}

/// The result of a check that judges the values of an answer one by one.
///
/// ```swift
/// PartialAnswer(proposal, problems: [AnswerProblem("confidence: expected a number of 0 to 1", found: "3")])
/// ```
package struct PartialAnswer<Value: Sendable>: Sendable {
    /// The usable part, without invalid values; `nil` if nothing can be used.
    var value: Value?

    /// The problems that the model should correct; empty if there are none, and never empty if ``value`` is `nil`.
    package var problems: [AnswerProblem]

    /// Creates a partial answer.
    package init(_ value: Value?, problems: [AnswerProblem] = []) {
        self.value = value
        self.problems = problems
    }
}

extension LanguageModel {
    /// Requests an answer of a given form and validates it.
    ///
    /// ```swift
    /// let answer = try await model.structuredAnswer(to: request) { json throws(AnswerProblem) in
    ///     try Proposal(json, dealsOf: input)
    /// }
    /// ```
    ///
    /// The text of the response must contain one JSON value (``JSONValue/init(inAnswer:)``) that conforms to the schema
    /// (``JSONSchema/problems(in:limit:)``) and passes the check. Otherwise the problems are sent to the model, and it is
    /// asked once more. An answer that was cut off or refused is not requested again.
    ///
    /// - Parameters:
    ///   - request: The request; its ``ModelRequest/answerSchema`` defines the form.
    ///   - cache: Stores accepted answers, as JSON under ``ModelRequest/contentHash(for:)``. A cached answer is checked like
    ///     a new one, and counts as missing if it does not pass.
    ///   - leniently: Whether only the check judges the answer, so that one invalid value does not invalidate the others. The
    ///     schema is still sent. The default is `false`.
    ///   - check: Returns the value, or throws the problem that the model should correct.
    /// - Returns: The value, with the cost of all attempts.
    /// - Throws: ``LLMError`` with `truncated` (and ``LLMError/partialText``), `refused`, `invalidAnswer` after the second
    ///   invalid answer, or `invalidConfiguration` without a schema; each with the usage of all attempts, and without text of
    ///   an answer in its message. Errors of the model and the cache are rethrown.
    package func structuredAnswer<Answer: Sendable>(
        to request: ModelRequest, keptIn cache: (any KeyedCache)? = nil, leniently: Bool = false,
        check: @Sendable (JSONValue) throws(AnswerProblem) -> Answer
    ) async throws -> StructuredAnswer<Answer> {
        try await structuredAnswer(to: request, keptIn: cache, leniently: leniently) {
            json -> PartialAnswer<Answer> in
            do throws(AnswerProblem) {
                return PartialAnswer(try check(json))
            } catch {
                return PartialAnswer(nil, problems: [error])
            }
        }
    }

    /// Requests an answer whose values are judged one by one. Unlike ``structuredAnswer(to:keptIn:leniently:check:)``, it
    /// drops values that are still invalid after the correction.
    ///
    /// If nothing in the second answer is usable, the usable part of the first one is returned. The problems of dropped
    /// values are in ``StructuredAnswer/problems``. Such an answer is not cached, because the next one may be better.
    ///
    /// - Parameters:
    ///   - request: The request; its ``ModelRequest/answerSchema`` defines the form.
    ///   - cache: Stores answers without problems.
    ///   - leniently: Whether only the check judges the answer. The default is `true`.
    ///   - judge: Returns the usable part of the value and the problems that the model should correct.
    /// - Returns: The value, with the cost of all attempts.
    /// - Throws: ``LLMError`` as the other method does.
    package func structuredAnswer<Answer: Sendable>(
        to request: ModelRequest, keptIn cache: (any KeyedCache)? = nil, leniently: Bool = true,
        judge: @Sendable (JSONValue) -> PartialAnswer<Answer>
    ) async throws -> StructuredAnswer<Answer> {
        guard let form = request.answerSchema else {
            throw LLMError(.invalidConfiguration, "the request has no answerSchema, expected one")
        }
        let kept = KeptAnswer(cache: cache, key: "answer/\(request.contentHash(for: identifier))")
        if let json = try await kept.read() {
            let answer = form.judge(json, leniently: leniently, judge)
            if let value = answer.value, answer.problems.isEmpty {
                return StructuredAnswer(value: value, usage: TokenUsage(), attempts: 0, warnings: [])
            }
        }
        var exchange = StructuredExchange(model: self, form: form, conversation: request)
        var best: StructuredAnswer<Answer>?
        func priced(_ answer: StructuredAnswer<Answer>) -> StructuredAnswer<Answer> {
            var answer = answer
            (answer.usage, answer.attempts) = (exchange.usage, exchange.attempts)
            answer.warnings = exchange.warnings
            return answer
        }
        while true {
            let text: String
            do {
                text = try await exchange.ask()
            } catch let error as LLMError {
                // The usable part of the first answer is already paid for.
                guard let best else { throw error }
                exchange.note(error)
                return priced(best)
            }
            let (json, answer) = form.judge(answer: text, leniently: leniently, judge)
            if let value = answer.value {
                best = StructuredAnswer(
                    value: value, usage: TokenUsage(), attempts: 0, warnings: [], problems: answer.problems,
                    text: text)
                if answer.problems.isEmpty { try await kept.write(json) }
            }
            if let best, best.problems.isEmpty || !exchange.canAskAgain { return priced(best) }
            try exchange.askToCorrect(text, answer.problems)
        }
    }
}

/// The cached answer, if there is one.
private struct KeptAnswer {
    let cache: (any KeyedCache)?
    let key: String

    func read() async throws -> JSONValue? {
        guard let bytes = try await cache?.values(for: [key])[key] else { return nil }
        return try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
    }

    func write(_ answer: JSONValue) async throws {
        try await cache?.keep([key: Array(answer.text.utf8)])
    }
}

extension LanguageModel {
    /// Requests an answer of a given form and decodes it. It works as `structuredAnswer(to:keptIn:leniently:check:)`; a
    /// decoding error is a problem for the model to correct.
    ///
    /// - Parameters:
    ///   - type: The type to decode.
    ///   - request: The request; its ``ModelRequest/answerSchema`` defines the form.
    ///   - cache: Stores accepted answers.
    public func structuredAnswer<Answer: Decodable & Sendable>(
        as type: Answer.Type, to request: ModelRequest, keptIn cache: (any KeyedCache)? = nil
    ) async throws -> StructuredAnswer<Answer> {
        try await structuredAnswer(to: request, keptIn: cache) { json throws(AnswerProblem) in
            do {
                return try JSONDecoding.value(Answer.self, of: json.text.utf8)
            } catch {
                throw AnswerProblem(decoding: error)
            }
        }
    }
}

extension AnswerProblem {
    /// Foundation's description may quote the answer, so only the model receives it.
    fileprivate init(decoding error: any Error) {
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            default: nil
            }
        let path = (context?.codingPath ?? []).reduce("") { path, key in
            key.intValue.map { "\(path)[\($0)]" }
                ?? (path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)")
        }
        self.init(
            "\(path.isEmpty ? "the answer" : path) cannot be decoded", found: context?.debugDescription)
    }
}
