internal import LLMProtocol
internal import Synchronization

/// Remembers the text of the last answer, for the record.
final class AnswerKeeper: LanguageModel {
    private let base: any LanguageModel
    private let last = Mutex("")

    /// How many bytes of an answer are kept at most.
    static let longest = 65_536

    init(_ base: any LanguageModel) { self.base = base }

    var identifier: String { base.identifier }

    /// Its beginning, where it is longer than ``longest``.
    var lastText: String { last.withLock(\.self) }

    func respond(to request: ModelRequest) async throws -> ModelResponse {
        let response = try await base.respond(to: request)
        let text = response.text.beginning(ofBytes: Self.longest)
        last.withLock { $0 = text }
        return response
    }
}

extension String {
    /// As many whole scalars as fit.
    func beginning(ofBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var kept = String.UnicodeScalarView()
        var size = 0
        for scalar in unicodeScalars {
            size += UTF8.width(scalar)
            if size > limit { break }
            kept.append(scalar)
        }
        return String(kept)
    }
}
