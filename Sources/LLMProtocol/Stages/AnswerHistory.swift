internal import Synchronization

/// Whether a model has answered yet: what fails before is a matter of key and name, what fails later is one request's own.
package final class AnswerHistory: Sendable {
    private let state = Mutex(false)

    package init() {}

    package func noteAnswer() { state.withLock { $0 = true } }

    /// Whether an error ends a run: no other request would fare better, and none was answered.
    package func isHopeless(_ error: LLMError) -> Bool {
        let isOfAll =
            error.code == .unauthorized || error.code == .invalidConfiguration || error.status == 404
        return isOfAll && !state.withLock(\.self)
    }
}
