import Foundation
import LLMProtocol
import LLMProviders
import Testing

@Suite("Names, keys and environments")
struct NameTests {
    @Test(arguments: [
        ("anthropic", "anthropic:claude-sonnet-5-5"), ("gemini", "gemini:gemini-3.8-flash"),
        ("openai", "openai:gpt-5.4-mini"), ("openai:llama3.2:3b", "openai:llama3.2:3b"),
        ("openai:org/model-7B", "openai:org/model-7B"),
    ])
    func `names are parsed`(text: String, name: String) throws {
        #expect(try ModelName(text).description == name)
    }

    @Test(arguments: [
        "", ":", "claude", "anthropic:", "Anthropic:x", "openai:a b", "openai:a\nb", "openai:ä", " openai",
    ])
    func `invalid names are rejected`(text: String) throws {
        let error = #expect(throws: LLMError.self) { try ModelName(text) }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.description.contains("\n") == false)
    }

    @Test func `a retired model is reported`() throws {
        let error = #expect(throws: LLMError.self) { try ModelName("anthropic:claude-sonnet-4-20250514") }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains("end of life on 2026-06-15") == true)
        #expect(throws: LLMError.self) {
            try AnthropicModel("claude-sonnet-4-20250514", apiKey: APIKey(secret))
        }
    }

    @Test(arguments: ["", "sk-1\n", " sk-1", "sk\r\nx-evil: 1", "sk-ü", "sk\u{0}"])
    func `invalid keys are rejected`(text: String) throws {
        let error = #expect(throws: LLMError.self) { try APIKey(text) }
        #expect(error?.code == .invalidConfiguration)
        #expect(text.isEmpty || error?.description.contains(text) == false)
    }

    @Test(arguments: [
        ("anthropic", "ANTHROPIC_API_KEY", "x-api-key", secret),
        ("gemini", "GEMINI_API_KEY", "x-goog-api-key", secret),
        ("gemini", "GOOGLE_API_KEY", "x-goog-api-key", secret),
        ("openai", "OPENAI_API_KEY", "authorization", "Bearer \(secret)"),
    ])
    func `keys are read from the environment`(name: String, variable: String, header: String, value: String)
        async throws
    {
        let transport = ScriptedTransport([])
        let model = try ModelName(name).model(environment: [variable: secret], transport: transport)
        _ = await failure { _ = try await model.respond(to: ModelRequest("hi")) }
        #expect(transport.requests.first?.headers[header] == value)
        #expect(transport.requests.first?.url.absoluteString.contains(secret) == false)
        #expect(model.identifier == (try ModelName(name).description))

        let error = #expect(throws: LLMError.self) {
            try ModelName(name).model(environment: [variable: "a b"], transport: transport)
        }
        #expect(error?.message.hasPrefix("\(variable): ") == true)
    }

    @Test(arguments: [
        ("anthropic", "ANTHROPIC_API_KEY"), ("gemini", "GEMINI_API_KEY or GOOGLE_API_KEY"),
        ("openai", "OPENAI_API_KEY"),
    ])
    func `missing keys are reported`(name: String, variables: String) throws {
        for environment in [[:], ["ANTHROPIC_API_KEY": "", "GEMINI_API_KEY": "", "OPENAI_API_KEY": ""]] {
            let error = #expect(throws: LLMError.self) { try ModelName(name).model(environment: environment) }
            #expect(error?.code == .invalidConfiguration)
            #expect(error?.message.hasPrefix("\(variables) is not set") == true)
        }
    }

    @Test func `base URLs are read from the environment`() async throws {
        let environment = [
            "ANTHROPIC_API_KEY": secret, "GEMINI_API_KEY": secret, "GOOGLE_API_KEY": "other",
            "ANTHROPIC_BASE_URL": "http://a/", "GEMINI_BASE_URL": "http://g",
            "OPENAI_BASE_URL": "http://o/v1/",
        ]
        let expected = [
            "anthropic": "http://a/v1/messages",
            "gemini": "http://g/v1beta/models/gemini-3.8-flash:generateContent",
            "openai": "http://o/v1/chat/completions",
        ]
        for (name, url) in expected {
            let transport = ScriptedTransport([])
            let model = try ModelName(name).model(environment: environment, transport: transport)
            _ = await failure { _ = try await model.respond(to: ModelRequest("hi")) }
            #expect(transport.requests.first?.url.absoluteString == url)
            if name == "gemini" { #expect(transport.requests.first?.headers["x-goog-api-key"] == secret) }
            if name == "openai" { #expect(transport.requests.first?.headers["authorization"] == nil) }
        }
        let error = #expect(throws: LLMError.self) {
            try ModelName("openai").model(environment: ["OPENAI_BASE_URL": "localhost:11434"])
        }
        #expect(error?.message.hasPrefix("OPENAI_BASE_URL: ") == true)
    }

    @Test func `OpenAI itself requires a key`() throws {
        for host in ["https://api.openai.com/v1", "https://eu.api.openai.com"] {
            #expect(throws: LLMError.self) { try OpenAIModel(baseURL: URL(string: host)!) }
            #expect(throws: LLMError.self) {
                try ModelName("openai").model(environment: ["OPENAI_BASE_URL": host])
            }
        }
    }

    @Test func `factories create models`() throws {
        func take(_ model: any LanguageModel) -> String { model.identifier }
        let key = try APIKey(secret)
        #expect(take(try .anthropic(apiKey: key)) == "anthropic:claude-sonnet-5-5")
        #expect(take(try .gemini(apiKey: key)) == "gemini:gemini-3.8-flash")
        #expect(take(try .openAI(apiKey: key)) == "openai:gpt-5.4-mini")
        #expect(
            take(try .openAI("m", baseURL: URL(string: "http://localhost:1")!)) == "openai:m@localhost:1")
    }
}
