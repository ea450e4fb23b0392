import Foundation
import LLMProtocol
import LLMProviders

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The servers that `Scripts/model-servers run` has started, if any.
enum Servers {
    static let hint = "needs: Scripts/model-servers run swift test --filter LLMProvidersTests"

    private static func url(_ name: String) -> URL? {
        ProcessInfo.processInfo.environment[name].flatMap(URL.init(string:))
    }

    /// Speaks all three formats.
    static let mock = url("CREATIVES_LLMOCK_URL")
    /// The same server with random failures.
    static let faultyMock = url("CREATIVES_LLMOCK_FAULTY_URL")
    /// llama.cpp with a small model.
    static let llama = url("CREATIVES_LLAMA_URL")
    /// Python with the providers' own packages.
    static let python = url("CREATIVES_SDK_PYTHON")
}

extension WireFormatCase {
    /// The path of the format on llmock.
    private var path: String {
        switch self {
        case .anthropic: "anthropic"
        case .gemini: "gemini"
        case .openAI: "v1"
        }
    }

    /// Returns a model on llmock. Its name identifies the requests of one test, which can be scripted.
    func mocked(_ name: String, at url: URL, transport: any HTTPTransport = CurlTransport.shared) throws
        -> any LanguageModel
    {
        let key = try APIKey(secret)
        let base = url.appendingPathComponent(path)
        return switch self {
        case .anthropic: try AnthropicModel(name, apiKey: key, baseURL: base, transport: transport)
        case .gemini: try GeminiModel(name, apiKey: key, baseURL: base, transport: transport)
        case .openAI: try OpenAIModel(name, apiKey: key, baseURL: base, transport: transport)
        }
    }
}

/// Scripts the response of llmock to the next request of a model, such as `{"type": "fail", "status": 429}`.
func script(_ behaviour: String, forModel name: String, at url: URL) async throws {
    var behaviour = try json(behaviour)
    if case .object(var members) = behaviour {
        members["match"] = .object(["model": .string(name)])
        behaviour = .object(members)
    }
    let body = try JSONEncoder().encode(JSONValue.object(["behaviors": .array([behaviour])]))
    let response = try await CurlTransport.shared.send(
        HTTPRequest(url: url.appendingPathComponent("_llmock/scenario"), body: body))
    guard response.status == 201 else { throw LLMError(.connection, "llmock answered \(response.status)") }
}
