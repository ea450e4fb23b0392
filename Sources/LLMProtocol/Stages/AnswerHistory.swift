internal import Synchronization

/// Whether a model has answered yet: what fails before is a matter of key and name, what fails later is one request's own.
package final class AnswerHistory: Sendable {
    private struct State {
        var hasAnswered = false
        /// Why no other request is worth a call.
        var end: LLMError?
    }

    private let state = Mutex(State())

    package init() {}

    package func noteAnswer() { state.withLock { $0.hasAnswered = true } }

    /// Whether an error ends a run: no other request would fare better, and none was answered.
    ///
    /// An account without credit is remembered even where it had some before: see ``checkOpen()``.
    package func isHopeless(_ error: LLMError) -> Bool {
        let isOfAll =
            [.unauthorized, .invalidConfiguration, .paymentRequired].contains(error.code)
            || error.status == 404
        return state.withLock { state in
            if error.code == .paymentRequired, state.end == nil {
                state.end = error
                state.end?.usage = TokenUsage()
            }
            return isOfAll && !state.hasAnswered
        }
    }

    /// Asks nothing more where no answer can come.
    ///
    /// - Throws: The ``LLMError`` that ended the run.
    package func checkOpen() throws(LLMError) {
        if let end = state.withLock(\.end) { throw end }
    }
}
