internal import StageCore
internal import Synchronization

/// A model with scripted answers, for tests: without a network, and the same in every run.
///
/// ```swift
/// let model = ScriptedModel.answers([#"{"name": "Premium CTV"}"#])
/// …
/// #expect(model.requests.count == 1)
/// ```
///
/// One token is counted for every four bytes, as `ModelRequest.estimatedInputTokens` does.
public final class ScriptedModel: LanguageModel {
    /// Returns the response to a request, given the number of requests before it.
    public typealias Script = @Sendable (ModelRequest, Int) async throws -> ModelResponse

    /// `scripted:` followed by the name.
    public let identifier: String

    private let script: Script
    private let received = Mutex<[ModelRequest]>([])

    /// Creates a model with any behaviour.
    ///
    /// - Parameters:
    ///   - name: The part of the identifier after `scripted:`.
    ///   - script: Called for each request, with the number of requests before it.
    public init(name: String = "test", _ script: @escaping Script) {
        identifier = "scripted:\(name)"
        self.script = script
    }

    /// The requests so far, in the order of arrival.
    public var requests: [ModelRequest] { received.withLock(\.self) }

    /// Returns the response of the script, or throws its error.
    public func respond(to request: ModelRequest) async throws -> ModelResponse {
        try Task.checkCancellation()
        let index = received.withLock { requests in
            requests.append(request)
            return requests.count - 1
        }
        return try await script(request, index)
    }
}

extension ScriptedModel {
    /// Returns a model that answers with these texts, one for each request. Any further request throws
    /// `invalidConfiguration`.
    public static func answers(_ texts: [String]) -> ScriptedModel {
        ScriptedModel(name: "answers") { request, index in
            guard index < texts.count else {
                throw LLMError(
                    .invalidConfiguration,
                    "the script has \(counted(texts.count, "answer")), this is request \(index + 1)")
            }
            return response(texts[index], to: request)
        }
    }

    /// Returns a model that gives the same answer to every request.
    public static func always(_ text: String) -> ScriptedModel {
        ScriptedModel(name: "always") { request, _ in response(text, to: request) }
    }

    /// Returns a model that answers with the text of the last message.
    public static func echo() -> ScriptedModel {
        ScriptedModel(name: "echo") { request, _ in response(request.messages.last?.text ?? "", to: request) }
    }

    /// Returns a model that throws these errors, one for each request, and answers all further requests with a text.
    public static func failing(_ errors: [any Error], then text: String = "") -> ScriptedModel {
        ScriptedModel(name: "failing") { request, index in
            guard index >= errors.count else { throw errors[index] }
            return response(text, to: request)
        }
    }

    /// Returns a model that answers with a text after a delay.
    package static func slow(
        _ delay: Duration, clock: any Clock<Duration> = ContinuousClock(), answer text: String = ""
    ) -> ScriptedModel {
        ScriptedModel(name: "slow") { request, _ in
            try await clock.sleep(for: delay)
            return response(text, to: request)
        }
    }

    /// Returns a model that answers with garbage: HTML, truncated and invented JSON, unclosed fences, noise, empty text.
    ///
    /// - Parameter seed: The seed of the texts; equal seeds give equal texts.
    package static func garbage(seed: UInt64 = 0) -> ScriptedModel {
        ScriptedModel(name: "garbage") { request, index in
            var generator = SeededGenerator(seed: seed, stream: UInt64(index))
            let length = generator.uniform(in: 0...200)
            let noise = String(
                String.UnicodeScalarView(
                    (0..<length).map { _ in Unicode.Scalar(UInt8(generator.uniform(in: 0...255))) }))
            let texts = [
                "", noise, "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
                "I cannot help with that.",
                #"{"packages": [{"name": "Premi"#, #"{"unexpected": {"shape": [1, 2, 3]}}"#,
                "```json\n{\"a\":",
                String(repeating: "[", count: 1_000), "{} {\"a\": 1}",
            ]
            return response(generator.element(of: texts) ?? "", to: request)
        }
    }

    private static func response(_ text: String, to request: ModelRequest) -> ModelResponse {
        ModelResponse(
            text: text,
            usage: TokenUsage(
                inputTokens: request.estimatedInputTokens,
                outputTokens: estimatedTokens(ofBytes: text.utf8.count)),
            model: "scripted")
    }
}
