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

/// The time since a moment, by any clock: instants of different clocks have no type in common, durations do.
struct Stopwatch: Sendable {
    private let read: @Sendable () -> Duration

    init(_ clock: any Clock<Duration>) { read = Self.reader(of: clock) }

    var elapsed: Duration { read() }

    private static func reader<Time: Clock<Duration>>(of clock: Time) -> @Sendable () -> Duration {
        let start = clock.now
        return { start.duration(to: clock.now) }
    }
}
