internal import Synchronization

/// Whether a model has answered yet: what fails before is a matter of key and name, what fails later is one cluster's own.
final class AnswerHistory: Sendable {
    private let state = Mutex(false)

    var hasAnswered: Bool { state.withLock(\.self) }

    func noteAnswer() { state.withLock { $0 = true } }
}
