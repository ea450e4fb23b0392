internal import Synchronization

/// A model that answers as it is told, for tests: without a network, and the same in every run.
///
/// ```swift
/// let model = ScriptedModel.answers([#"{"name": "Premium CTV"}"#])
/// …
/// #expect(model.requests.count == 1)
/// ```
///
/// It counts a token for every four bytes, as `ModelRequest.estimatedInputTokens` does.
public final class ScriptedModel: LanguageModel {
    /// What answers a request, given how many came before it.
    public typealias Script = @Sendable (ModelRequest, Int) async throws -> ModelResponse

    /// `scripted:` and the name.
    public let identifier: String

    private let script: Script
    private let received = Mutex<[ModelRequest]>([])

    /// Makes a model of any behaviour.
    ///
    /// - Parameters:
    ///   - name: What follows `scripted:` in the identifier.
    ///   - script: Called for each request, with how many came before it.
    public init(name: String = "test", _ script: @escaping Script) {
        identifier = "scripted:\(name)"
        self.script = script
    }

    /// What was asked so far, in the order in which it came.
    public var requests: [ModelRequest] { received.withLock(\.self) }

    /// Answers, or fails, as the script says.
    public func respond(to request: ModelRequest) async throws -> ModelResponse {
        try Task.checkCancellation()
        let place = received.withLock { requests in
            requests.append(request)
            return requests.count - 1
        }
        return try await script(request, place)
    }
}
