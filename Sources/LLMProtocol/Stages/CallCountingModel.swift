internal import Synchronization

/// A model that a stage asks: its calls are counted, and whatever it throws is an error of a model.
package final class CallCountingModel: LanguageModel {
    private let base: any LanguageModel
    private let calls = Mutex(0)

    package init(_ base: any LanguageModel) { self.base = base }

    package var identifier: String { base.identifier }

    /// How often it was asked; what a budget held back was not.
    package var callCount: Int { calls.withLock(\.self) }

    package func respond(to request: ModelRequest) async throws -> ModelResponse {
        calls.withLock { $0 += 1 }
        do {
            return try await base.respond(to: request)
        } catch let error as LLMError {
            if error.code == .budgetSpent || error.code == .notRecorded { calls.withLock { $0 -= 1 } }
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            // Its text may hold anything, so no more than its type is told.
            throw LLMError(
                .unknown, "the model \(identifier) failed with \(type(of: error)), expected LLMError")
        }
    }
}

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
    package func isFatal(_ error: LLMError) -> Bool {
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

/// Data of others in a prompt.
package enum PromptData {
    /// JSON without angle brackets, so that no text in it can end a block that they delimit.
    ///
    /// Byte by byte: with a mark behind it, a bracket is another character, but looks the same.
    ///
    /// - Parameter json: UTF-8, brackets in strings only.
    /// - Complexity: O(*n*).
    package static func escapingBrackets(inJSON json: some Sequence<UInt8>) -> String {
        var bytes: [UInt8] = []
        for byte in json {
            switch byte {
            case UInt8(ascii: "<"): bytes += "\\u003c".utf8
            case UInt8(ascii: ">"): bytes += "\\u003e".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
