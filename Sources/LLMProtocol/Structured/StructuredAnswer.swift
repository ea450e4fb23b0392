internal import Foundation
public import StageCore

/// An answer that has the form which was asked for.
public struct StructuredAnswer<Value: Sendable>: Sendable {
    /// What the check made of it.
    public var value: Value

    /// What all attempts cost; nothing where the answer was kept.
    public var usage: TokenUsage

    /// How often the model was asked: 1, 2 when it had to correct itself, 0 where the answer was kept.
    public var attempts: Int

    /// Those of the responses, in their order.
    public var warnings: [String]

    /// What is wrong with values that the check left out, after the model was asked to correct them; usually empty.
    package var problems: [AnswerProblem] = []

    /// The text of the response that the value was read from; empty where the answer was kept.
    package var text = ""

    /// Whether the answer was kept from an earlier call.
    package var isFromCache: Bool { attempts == 0 }
}

/// What a check makes of an answer whose values it judges one by one.
///
/// ```swift
/// PartialAnswer(proposal, problems: [AnswerProblem("confidence: expected a number of 0 to 1", found: "3")])
/// ```
package struct PartialAnswer<Value: Sendable>: Sendable {
    /// What can be used, without the values that cannot; `nil` where nothing can be used.
    var value: Value?

    /// What the model should correct; empty where all is right, and never where ``value`` is `nil`.
    package var problems: [AnswerProblem]

    /// Makes a partial answer.
    package init(_ value: Value?, problems: [AnswerProblem] = []) {
        self.value = value
        self.problems = problems
    }
}

extension LanguageModel {
    /// Asks for an answer of a form, and believes nothing of it until it is checked.
    ///
    /// ```swift
    /// let answer = try await model.structuredAnswer(to: request) { json throws(AnswerProblem) in
    ///     try Proposal(json, dealsOf: input)
    /// }
    /// ```
    ///
    /// The text of the response is searched for one JSON value (``JSONValue/init(inAnswer:)``), which must fit the schema
    /// (``JSONSchema/problems(in:limit:)``) and pass the check. When it does not, the model is told what is wrong and asked
    /// one more time. An answer that was cut off or refused is not asked for again.
    ///
    /// - Parameters:
    ///   - request: What is asked; its ``ModelRequest/answerSchema`` says the form.
    ///   - cache: Keeps accepted answers, as JSON under ``ModelRequest/contentHash(for:)``. A kept answer is checked like a
    ///     new one, and counts as missing where it does not pass.
    ///   - leniently: Whether the check alone judges the answer, so that one bad value in it does not cost the others. The
    ///     schema is sent all the same. Default `false`.
    ///   - check: Makes the value, or throws what the model should correct.
    /// - Returns: The value, with what all attempts cost.
    /// - Throws: ``LLMError`` with `truncated` (and the ``LLMError/partialText``), `refused`, `invalidAnswer` after the second
    ///   bad answer, or `invalidConfiguration` without a schema; each with the usage of all attempts, and none with text of
    ///   an answer in its message. What the model or the cache throws is thrown.
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

    /// Asks for an answer whose values are judged one by one: as ``structuredAnswer(to:keptIn:leniently:check:)``, but what remains wrong
    /// after the model was asked to correct it is left out.
    ///
    /// A second answer of which nothing can be used does not cost what could be used of the first one. What was left out is in
    /// ``StructuredAnswer/problems``, and such an answer is not kept: it may be better the next time.
    ///
    /// - Parameters:
    ///   - request: What is asked; its ``ModelRequest/answerSchema`` says the form.
    ///   - cache: Keeps answers that are right as a whole.
    ///   - leniently: Whether the check alone judges the answer. Default `true`.
    ///   - judge: Makes the value as far as it can be used, and says what the model should correct.
    /// - Returns: The value, with what all attempts cost.
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
                // What could be used of the first answer was paid for.
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

/// An answer in a cache, if there is one.
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
    /// Asks for an answer of a form, and decodes it: as `structuredAnswer(to:keptIn:leniently:check:)`, where what cannot be decoded
    /// is a problem for the model to correct.
    ///
    /// - Parameters:
    ///   - type: What the answer is decoded as.
    ///   - request: What is asked; its ``ModelRequest/answerSchema`` says the form.
    ///   - cache: Keeps accepted answers.
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
    /// Foundation's own words may quote the answer, so that only the model gets them.
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
