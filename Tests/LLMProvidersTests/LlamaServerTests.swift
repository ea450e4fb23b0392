import Foundation
import LLMProtocol
import LLMProviders
import Testing

@Suite(
    "A real model behind llama.cpp", .serialized, .enabled(if: Servers.llama != nil, "\(Servers.hint)"))
struct LlamaServerTests {
    private let url = Servers.llama ?? URL(string: "http://127.0.0.1")!

    private func request(_ text: String, tokens: Int) -> ModelRequest {
        var request = ModelRequest(text, system: "You name advertising campaigns.", temperature: 0)
        request.maximumOutputTokens = tokens
        // The model is slow if the machine also compiles.
        request.timeout = .seconds(300)
        return request
    }

    @Test func `a chat has a structured answer`() async throws {
        var request = request("Name a campaign for running shoes.", tokens: 96)
        request.answerSchema = AnswerSchema(
            name: "level", schema: .object(["level": .string(among: ["low", "high"]), "sure": .boolean()]))
        let response = try await OpenAIModel("smollm2", baseURL: url).respond(to: request)
        #expect(response.finishReason == .stop)
        #expect(response.usage.inputTokens > 0 && response.usage.outputTokens > 0)
        guard case .object(let members) = try json(response.text) else {
            Issue.record("not an object: \(response.text)")
            return
        }
        #expect(members.keys.sorted() == ["level", "sure"])
        #expect([.string("low"), .string("high")].contains(members["level"]))
    }

    @Test func `messages have an answer`() async throws {
        let model = try AnthropicModel("smollm2", apiKey: APIKey(secret), baseURL: url)
        let response = try await model.respond(to: request("Name a campaign for running shoes.", tokens: 8))
        #expect(response.finishReason == .length)
        #expect(!response.text.isEmpty)
        #expect(response.usage.outputTokens == 8 && response.usage.inputTokens > 8)
    }

    @Test func `a request is cancelled`() async throws {
        let model = try OpenAIModel("smollm2", baseURL: url)
        let long = request("Tell a very long story.", tokens: 3_500)
        let task = Task { try await model.respond(to: long) }
        try await Task.sleep(for: .seconds(1))
        let clock = ContinuousClock()
        let start = clock.now
        task.cancel()
        let result = await task.result
        #expect(clock.now - start < .seconds(60))
        #expect(throws: CancellationError.self) { try result.get() }
    }
}
