internal import Foundation
public import StageCore

/// The behaviour of a replaying model for requests without a cached response.
public enum ReplayMode: Sendable, Hashable {
    /// Calls the model and caches its response.
    case recordAndReplay
    /// Throws ``LLMError`` with `notRecorded` without calling the model, as in tests.
    case replayOnly
}

extension LanguageModel {
    /// Returns this model with a cache of its responses.
    ///
    /// Responses that end with ``FinishReason/stop`` are cached under `ModelRequest.contentHash(for:)`; a damaged record
    /// counts as missing. A replayed response is identical to the original, including its usage, so apply wrappers that count
    /// usage inside of this one.
    ///
    /// - Parameters:
    ///   - cache: The store of the responses. Its errors are rethrown.
    ///   - mode: Whether the model may be called.
    public func replaying(
        from cache: any KeyedCache, mode: ReplayMode = .recordAndReplay
    ) -> some LanguageModel {
        ReplayingModel(base: self, cache: cache, mode: mode)
    }
}

struct ReplayingModel: LanguageModel {
    let base: any LanguageModel
    let cache: any KeyedCache
    let mode: ReplayMode

    var identifier: String { base.identifier }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        // A cache may also hold accepted answers, which are not responses.
        let key = "response/\(request.contentHash(for: identifier))"
        if let record = try await cache.values(for: [key])[key],
            let response = try? JSONDecoding.value(ModelResponse.self, of: record)
        {
            return response
        }
        guard mode == .recordAndReplay else {
            throw LLMError(
                .notRecorded, "\(identifier) has no cached response for request \(key.suffix(64))")
        }
        let response = try await base.respond(to: request)
        if response.finishReason == .stop {
            try await cache.keep([key: [UInt8](try JSONEncoder().encode(response))])
        }
        return response
    }
}
