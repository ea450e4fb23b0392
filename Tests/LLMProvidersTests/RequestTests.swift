import Foundation
import LLMProtocol
import Testing

@testable import LLMProviders

@Suite("Requests to the providers")
struct RequestTests {
    /// A conversation with everything set.
    private var full: ModelRequest {
        var request = ModelRequest("one", system: "Be brief.", answerSchema: answerSchema, temperature: 0.25)
        request.messages += [ModelMessage(.assistant, "two"), ModelMessage(.user, "three")]
        request.maximumOutputTokens = 321
        request.timeout = .seconds(9)
        return request
    }

    private func sent(
        _ format: WireFormatCase, _ request: ModelRequest, baseURL: URL? = nil
    ) async throws -> HTTPRequest {
        let transport = ScriptedTransport([.json(format.answer())])
        _ = try await format.model(transport, baseURL: baseURL).respond(to: request)
        return try #require(transport.requests.first)
    }

    @Test func `the complete Anthropic request`() async throws {
        let request = try await sent(.anthropic, full)
        #expect(request.method == "POST")
        #expect(request.url.absoluteString == "https://api.anthropic.com/v1/messages")
        #expect(request.timeout == .seconds(9))
        #expect(request.headers["X-API-Key"] == secret)
        #expect(request.headers["Anthropic-Version"] == "2023-06-01")
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(
            try request.json
                == json(
                    #"""
                    {"model": "claude-sonnet-5-5", "max_tokens": 321, "system": "Be brief.", "temperature": 0.25,
                     "messages": [{"role": "user", "content": "one"}, {"role": "assistant", "content": "two"},
                                  {"role": "user", "content": "three"}],
                     "output_config": {"format": {"type": "json_schema", "schema": {
                       "type": "object", "additionalProperties": false,
                       "required": ["confidence", "level", "name", "note", "rank", "sure", "tags"],
                       "properties": {
                         "name": {"type": "string", "description": "What a buyer calls it. Expected: text of 1 to 80 characters."},
                         "level": {"type": "string", "enum": ["low", "high"]},
                         "confidence": {"type": "number", "description": "Expected: a number of 0.0 to 1.0."},
                         "rank": {"type": "integer", "description": "Expected: a whole number of 1 to 9."},
                         "tags": {"type": "array", "items": {"type": "string"}, "description": "Expected: a list of 1 to 3 values."},
                         "sure": {"type": "boolean"},
                         "note": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}}}}
                    """#))
    }

    @Test func `the complete Gemini request`() async throws {
        let request = try await sent(.gemini, full)
        #expect(
            request.url.absoluteString
                == "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.8-flash:generateContent")
        #expect(request.headers["x-goog-api-key"] == secret)
        #expect(
            try request.json
                == json(
                    #"""
                    {"systemInstruction": {"parts": [{"text": "Be brief."}]},
                     "contents": [{"role": "user", "parts": [{"text": "one"}]}, {"role": "model", "parts": [{"text": "two"}]},
                                  {"role": "user", "parts": [{"text": "three"}]}],
                     "generationConfig": {"maxOutputTokens": 321, "temperature": 0.25, "responseMimeType": "application/json",
                       "responseJsonSchema": {
                         "type": "object", "additionalProperties": false,
                         "required": ["confidence", "level", "name", "note", "rank", "sure", "tags"],
                         "properties": {
                           "name": {"type": "string", "description": "What a buyer calls it. Expected: text of 1 to 80 characters."},
                           "level": {"type": "string", "enum": ["low", "high"]},
                           "confidence": {"type": "number", "minimum": 0, "maximum": 1},
                           "rank": {"type": "integer", "minimum": 1, "maximum": 9},
                           "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3},
                           "sure": {"type": "boolean"},
                           "note": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}}}
                    """#))
    }

    @Test func `the complete OpenAI request`() async throws {
        let request = try await sent(.openAI, full)
        #expect(request.url.absoluteString == "https://api.openai.com/v1/chat/completions")
        #expect(request.headers["authorization"] == "Bearer \(secret)")
        #expect(
            try request.json
                == json(
                    #"""
                    {"model": "gpt-5.4-mini", "max_completion_tokens": 321, "temperature": 0.25,
                     "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "one"},
                                  {"role": "assistant", "content": "two"}, {"role": "user", "content": "three"}],
                     "response_format": {"type": "json_schema", "json_schema": {"name": "campaign_name", "strict": true, "schema": {
                       "type": "object", "additionalProperties": false,
                       "required": ["confidence", "level", "name", "note", "rank", "sure", "tags"],
                       "properties": {
                         "name": {"type": "string", "description": "What a buyer calls it. Expected: text of 1 to 80 characters."},
                         "level": {"type": "string", "enum": ["low", "high"]},
                         "confidence": {"type": "number", "minimum": 0, "maximum": 1},
                         "rank": {"type": "integer", "minimum": 1, "maximum": 9},
                         "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3},
                         "sure": {"type": "boolean"},
                         "note": {"anyOf": [{"type": "string"}, {"type": "null"}]}}}}}}
                    """#))
    }

    @Test func `unset parameters are not sent`() async throws {
        let request = ModelRequest("hi")
        #expect(
            try await sent(.anthropic, request).json
                == json(
                    #"{"model": "claude-sonnet-5-5", "max_tokens": 4096, "messages": [{"role": "user", "content": "hi"}]}"#
                ))
        #expect(
            try await sent(.gemini, request).json
                == json(
                    #"{"contents": [{"role": "user", "parts": [{"text": "hi"}]}], "generationConfig": {"maxOutputTokens": 4096}}"#
                ))
        #expect(
            try await sent(.openAI, request).json
                == json(
                    #"{"model": "gpt-5.4-mini", "max_completion_tokens": 4096, "messages": [{"role": "user", "content": "hi"}]}"#
                ))
    }

    @Test func `compatible servers get the older limit name and no empty key`() async throws {
        let transport = ScriptedTransport([.json(WireFormatCase.openAI.answer())])
        let model = try OpenAIModel(
            "llama3.2:3b", baseURL: URL(string: "http://127.0.0.1:11434")!, transport: transport)
        _ = try await model.respond(to: ModelRequest("hi"))
        let request = try #require(transport.requests.first)
        #expect(request.headers["authorization"] == nil)
        #expect(
            try request.json
                == json(
                    #"{"model": "llama3.2:3b", "max_tokens": 4096, "messages": [{"role": "user", "content": "hi"}]}"#
                ))
        #expect(model.identifier == "openai:llama3.2:3b@127.0.0.1:11434")
    }

    @Test(arguments: [
        (WireFormatCase.anthropic, "http://h", "http://h/v1/messages"),
        (.anthropic, "http://h/", "http://h/v1/messages"),
        (.anthropic, "http://h/v1/", "http://h/v1/messages"),
        (.anthropic, "http://h:8080/anthropic", "http://h:8080/anthropic/v1/messages"),
        (.gemini, "http://h/gemini", "http://h/gemini/v1beta/models/gemini-3.8-flash:generateContent"),
        (
            .gemini, "http://h/gemini/v1beta/",
            "http://h/gemini/v1beta/models/gemini-3.8-flash:generateContent"
        ),
        (.openAI, "http://h", "http://h/v1/chat/completions"),
        (.openAI, "http://h/", "http://h/v1/chat/completions"),
        (.openAI, "http://h/v1", "http://h/v1/chat/completions"),
        (.openAI, "http://h/v1/", "http://h/v1/chat/completions"),
        (.openAI, "http://h/v1beta/openai", "http://h/v1beta/openai/chat/completions"),
    ])
    func `paths are added to base URLs`(format: WireFormatCase, base: String, expected: String)
        async throws
    {
        let request = try await sent(format, ModelRequest("hi"), baseURL: URL(string: base)!)
        #expect(request.url.absoluteString == expected)
    }

    @Test(arguments: [
        "ftp://h", "h", "http://", "http://user:pass@h", "http://h?key=1", "http://h#x", "file:///etc",
    ])
    func `invalid base URLs are rejected`(text: String) async throws {
        let error = await failure {
            _ = try WireFormatCase.anthropic.model(ScriptedTransport([]), baseURL: URL(string: text)!)
        }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.description.contains("pass@") == false)
    }

    @Test func `a model name cannot change the URL`() async throws {
        let transport = ScriptedTransport([.json(WireFormatCase.gemini.answer())])
        let model = try GeminiModel("../x?key=1#", apiKey: APIKey(secret), transport: transport)
        _ = try await model.respond(to: ModelRequest("hi"))
        #expect(
            transport.requests.first?.url.absoluteString
                == "https://generativelanguage.googleapis.com/v1beta/models/..%2Fx%3Fkey%3D1%23:generateContent"
        )
    }

    @Test(arguments: WireFormatCase.allCases)
    func `invalid requests are not sent`(format: WireFormatCase) async throws {
        let transport = ScriptedTransport([])
        let model = try format.model(transport)
        var requests = [ModelRequest](repeating: ModelRequest("hi"), count: 6)
        requests[0].messages = []
        requests[1].messages.append(ModelMessage(.assistant, "and"))
        requests[2].maximumOutputTokens = 0
        requests[3].timeout = .zero
        requests[4].temperature = 2.1
        requests[5].temperature = .nan
        for request in requests {
            let error = await failure { _ = try await model.respond(to: request) }
            #expect(error?.code == .invalidConfiguration)
        }
        #expect(transport.requests.isEmpty)
    }
}
