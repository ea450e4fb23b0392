extension LanguageModel {
    /// Returns this model with an observer that is called after each call.
    ///
    /// - Parameters:
    ///   - observer: Called on the thread where the call ends, so it must return quickly.
    ///   - includingText: Whether the observer receives the request and the answer, which may be private. The default is
    ///     `false`.
    ///   - clock: The clock that measures the times, which begin at 0 when this function is called.
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

/// One finished call of a model, for timelines and logs.
package struct ModelExchange: Sendable, Hashable {
    /// The outcome of a call.
    package enum Outcome: Sendable, Hashable {
        /// The model responded.
        case answered(FinishReason)
        /// The call failed; `unknown` for an error other than ``LLMError``.
        case failed(LLMError.Code)
        /// The task was cancelled.
        case cancelled
    }

    /// ``LanguageModel/identifier`` of the model.
    var model: String
    /// The start of the call, relative to the start of the observation.
    package var start: Duration
    /// The end, since the observation began.
    package var end: Duration
    /// The outcome.
    package var outcome: Outcome
    /// The tokens used, as far as they are known.
    var usage: TokenUsage
    /// The number of the attempt, from 1; above 1 only inside of ``LanguageModel/retrying(_:clock:)``.
    package var attempt: Int
    /// The provider's identifier of the exchange, if it gave one.
    package var requestID: String?
    /// The request; `nil` unless texts are included.
    package var request: ModelRequest?
    /// The answer; `nil` unless texts are included.
    package var answer: String?
}

/// The time since a start, by any clock. Instants of different clocks have no common type, but durations do.
struct Stopwatch: Sendable {
    private let read: @Sendable () -> Duration

    init(_ clock: any Clock<Duration>) { read = Self.reader(of: clock) }

    var elapsed: Duration { read() }

    private static func reader<Time: Clock<Duration>>(of clock: Time) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
