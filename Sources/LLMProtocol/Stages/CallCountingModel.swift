internal import Synchronization

/// A wrapper for the model of a stage that counts its calls and turns every error into an ``LLMError``.
package final class CallCountingModel: LanguageModel {
    private let base: any LanguageModel
    private let calls = Mutex(0)

    package init(_ base: any LanguageModel) { self.base = base }

    package var identifier: String { base.identifier }

    /// The number of calls, except those that a budget refused.
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
            // Its text may contain anything, so only its type is reported.
            throw LLMError(
                .unknown, "the model \(identifier) failed with \(type(of: error)), expected LLMError")
        }
    }
}

/// Whether a model has answered yet. Failures before the first answer point to the key or the name, later ones to a single
/// request.
package final class AnswerHistory: Sendable {
    private struct State {
        var hasAnswered = false
        /// The error that makes further requests pointless.
        var end: LLMError?
    }

    private let state = Mutex(State())

    package init() {}

    package func noteAnswer() { state.withLock { $0.hasAnswered = true } }

    /// Returns whether an error ends the run: further requests would fail too, and none has been answered.
    ///
    /// An account without credit is remembered even if it had some before: see ``checkOpen()``.
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

    /// Throws if no answer can be expected any more.
    ///
    /// - Throws: The ``LLMError`` that ended the run.
    package func checkOpen() throws(LLMError) {
        if let end = state.withLock(\.end) { throw end }
    }
}

/// Escaping of foreign data in a prompt.
package enum PromptData {
    /// Returns JSON without angle brackets, so that no text in it can close a block that they delimit.
    ///
    /// It works byte by byte: a bracket with a combining mark is another character, but looks the same.
    ///
    /// - Parameter json: UTF-8, with angle brackets in strings only.
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
