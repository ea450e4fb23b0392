extension LanguageModel {
    /// This model, each of its calls told to an observer when it has ended.
    ///
    /// - Parameters:
    ///   - observer: Called on whatever thread the call ends, and so must be quick.
    ///   - includingText: Whether the observer gets what was asked and answered, which may be private; default no.
    ///   - clock: What the times are measured by; 0 is when this function is called.
    package func observed(
        by observer: @escaping @Sendable (ModelExchange) -> Void, includingText: Bool = false,
        clock: any Clock<Duration> = ContinuousClock()
    ) -> some LanguageModel {
        ObservedModel(
            base: self, observer: observer, includesText: includingText, stopwatch: Stopwatch(clock))
    }
}

struct ObservedModel: LanguageModel {
    let base: any LanguageModel
    let observer: @Sendable (ModelExchange) -> Void
    let includesText: Bool
    let stopwatch: Stopwatch

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        let start = stopwatch.elapsed
        do {
            let response = try await base.respond(to: request)
            tell(
                request, since: start, .answered(response.finishReason), response.usage, response.requestID,
                answer: response.text)
            return response
        } catch let error as LLMError {
            tell(
                request, since: start, .failed(error.code), error.usage, error.requestID,
                answer: error.partialText)
            throw error
        } catch {
            tell(request, since: start, error is CancellationError ? .cancelled : .failed(.unknown))
            throw error
        }
    }

    private func tell(
        _ request: ModelRequest, since start: Duration, _ outcome: ModelExchange.Outcome,
        _ usage: TokenUsage = TokenUsage(), _ requestID: String? = nil, answer: String? = nil
    ) {
        observer(
            ModelExchange(
                model: identifier, start: start, end: stopwatch.elapsed, outcome: outcome, usage: usage,
                attempt: Attempt.number, requestID: requestID, request: includesText ? request : nil,
                answer: includesText ? answer : nil))
    }
}
