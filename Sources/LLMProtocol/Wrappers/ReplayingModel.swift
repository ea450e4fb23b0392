internal import Foundation
public import StageCore

/// What a replaying model does about requests that it has no response for.
public enum ReplayMode: Sendable, Hashable {
    /// Asks the model, and keeps its response.
    case recordAndReplay
    /// Throws ``LLMError`` with `notRecorded`: nothing is asked, as in tests.
    case replayOnly
}

extension LanguageModel {
    /// This model, asked only what it has not answered before.
    ///
    /// Responses are kept under `ModelRequest.contentHash(for:)`, when they have ended with ``FinishReason/stop``; a record
    /// that is damaged counts as missing. A replayed response is as it was, usage included, so put what counts usage inside
    /// of this.
    ///
    /// - Parameters:
    ///   - cache: What keeps the responses. What it throws is thrown.
    ///   - mode: Whether the model is asked at all.
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
        // A cache may hold accepted answers too, which are no responses.
        let key = "response/\(request.contentHash(for: identifier))"
        if let record = try await cache.values(for: [key])[key],
            let response = try? JSONDecoding.value(ModelResponse.self, of: record)
        {
            return response
        }
        guard mode == .recordAndReplay else {
            throw LLMError(
                .notRecorded, "\(identifier) has no kept response to the request \(key.suffix(64))")
        }
        let response = try await base.respond(to: request)
        if response.finishReason == .stop {
            try await cache.keep([key: [UInt8](try JSONEncoder().encode(response))])
        }
        return response
    }
}
