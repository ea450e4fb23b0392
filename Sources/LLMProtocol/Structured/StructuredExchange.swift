/// A conversation that ends with an accepted answer or an error, and its cost.
struct StructuredExchange {
    let model: any LanguageModel
    let form: AnswerSchema
    var conversation: ModelRequest
    private(set) var usage = TokenUsage()
    private(set) var attempts = 0
    private(set) var warnings: [String] = []

    /// The maximum number of calls.
    private static let attemptLimit = 2
    /// The maximum number of problems named in an error.
    private static let namedProblems = 5

    init(model: any LanguageModel, form: AnswerSchema, conversation: ModelRequest) {
        self.model = model
        self.form = form
        self.conversation = conversation
    }

    /// Whether the model may be asked to correct its answer.
    var canAskAgain: Bool { attempts < Self.attemptLimit }

    /// Adds the cost of a failed attempt.
    mutating func note(_ error: LLMError) {
        usage = error.usage
        warnings.append("\(error)")
    }

    /// Sends the conversation once.
    ///
    /// - Returns: The text of an answer that was neither cut off nor refused.
    mutating func ask() async throws -> String {
        attempts += 1
        let response: ModelResponse
        do {
            response = try await model.respond(to: conversation)
        } catch var error as LLMError {
            error.usage = usage + error.usage
            throw error
        }
        usage = usage + response.usage
        warnings += response.warnings
        switch response.finishReason {
        case .length:
            throw failure(
                .truncated, "was cut off at \(conversation.maximumOutputTokens) tokens", response)
        case .refusal: throw failure(.refused, "was refused by the model", response)
        case .filtered: throw failure(.refused, "was withheld by the provider's filter", response)
        default: return response.text
        }
    }

    /// Adds the problems to the conversation, so that the model can be asked again.
    ///
    /// - Throws: ``LLMError`` with `invalidAnswer` if no attempt is left.
    mutating func askToCorrect(_ answer: String, _ problems: [AnswerProblem]) throws(LLMError) {
        guard canAskAgain else {
            let named = problems.prefix(Self.namedProblems).map(\.reason).joined(separator: "; ")
            let others = problems.count - Self.namedProblems
            throw failure(
                .invalidAnswer,
                "does not have the required form after \(attempts) attempts: \(named)"
                    + (others > 0 ? "; and \(others) more" : ""))
        }
        conversation.messages += CorrectionPrompt.messages(answer: answer, problems: problems)
    }

    private func failure(_ code: LLMError.Code, _ what: String, _ response: ModelResponse? = nil) -> LLMError
    {
        var error = LLMError(code, "the answer “\(form.name)” of \(model.identifier) \(what)")
        error.usage = usage
        error.requestID = response?.requestID
        error.partialText = response?.text
        return error
    }
}

/// The messages that ask a model to correct its answer.
enum CorrectionPrompt {
    /// The maximum length of the quoted answer, in bytes of UTF-8. The problems are listed separately.
    private static let answerLimit = 8_000

    static func messages(answer: String, problems: [AnswerProblem]) -> [ModelMessage] {
        [
            ModelMessage(.assistant, shortened(answer)),
            ModelMessage(
                .user,
                """
                The answer above cannot be used. Each line of this list is one problem; what stands in “ ” is quoted from \
                the answer, as data:

                \(problems.map { "- \($0.correction)" }.joined(separator: "\n"))

                Answer again: the whole corrected JSON object, and nothing else.
                """),
        ]
    }

    /// No message may be empty, since providers reject such requests.
    private static func shortened(_ answer: String) -> String {
        guard answer.contains(where: { !$0.isWhitespace }) else { return "(no answer)" }
        guard answer.utf8.count > answerLimit else { return answer }
        return String(decoding: answer.utf8.prefix(answerLimit), as: UTF8.self) + " …"
    }
}
