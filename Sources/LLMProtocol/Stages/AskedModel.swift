internal import Synchronization

/// A model that a stage asks: its calls are counted, and whatever it throws is an error of a model.
package final class AskedModel: LanguageModel {
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
