public import StageCore

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
    public func structuredAnswer<Answer: Sendable>(
        to request: ModelRequest, keptIn cache: (any KeyedCache)? = nil, leniently: Bool = false,
        check: @Sendable (JSONValue) throws(AnswerProblem) -> Answer
    ) async throws -> StructuredAnswer<Answer> {
        guard let form = request.answerSchema else {
            throw LLMError(.invalidConfiguration, "the request has no answerSchema, expected one")
        }
        let kept = KeptAnswer(cache: cache, key: "answer/\(request.contentHash(for: identifier))")
        if let json = try await kept.read(),
            case .success(let value) = form.accept(json, leniently: leniently, check)
        {
            return StructuredAnswer(value: value, usage: TokenUsage(), attempts: 0, warnings: [])
        }
        var exchange = StructuredExchange(model: self, form: form, conversation: request)
        while true {
            let text = try await exchange.ask()
            switch form.accept(answer: text, leniently: leniently, check) {
            case .success(let (json, value)):
                try await kept.write(json)
                return StructuredAnswer(
                    value: value, usage: exchange.usage, attempts: exchange.attempts,
                    warnings: exchange.warnings)
            case .failure(let rejection):
                try exchange.askToCorrect(text, rejection.problems)
            }
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
