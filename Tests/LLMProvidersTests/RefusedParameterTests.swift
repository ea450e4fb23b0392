import LLMProtocol
import LLMProviders
import Testing

@Suite("Parameters that a model does not accept")
struct RefusedParameterTests {
    /// Messages of the providers, as reported by users.
    private static let refusals: [(WireFormatCase, String)] = [
        (
            .anthropic,
            WireFormatCase.anthropic.error(
                "invalid_request_error", message: "`temperature` is deprecated for this model.")
        ),
        (
            .openAI,
            #"""
            {"error": {"message": "Unsupported value: 'temperature' does not support 0.2 with this model.",
             "type": "invalid_request_error", "param": "temperature", "code": "unsupported_value"}}
            """#
        ),
        (.gemini, WireFormatCase.gemini.error("INVALID_ARGUMENT", message: "Temperature: not supported")),
    ]

    @Test(arguments: refusals)
    func `a rejected parameter is omitted once and remembered`(format: WireFormatCase, refusal: String)
        async throws
    {
        let transport = ScriptedTransport([
            .json(refusal, status: 400), .json(format.answer()), .json(format.answer()),
            .json(format.answer()),
        ])
        let model = try format.model(transport)
        let request = ModelRequest("hi", temperature: 0.2)

        let first = try await model.respond(to: request)
        #expect(first.warnings == ["temperature was omitted: \(model.identifier) does not accept it"])
        #expect(try transport.requests[0].json != transport.requests[1].json)

        let second = try await model.respond(to: request)
        #expect(second.warnings == first.warnings)
        #expect(transport.requests.count == 3)
        #expect(try transport.requests[2].json == transport.requests[1].json)

        #expect(try await model.respond(to: ModelRequest("hi")).warnings.isEmpty)
    }

    @Test(arguments: refusals)
    func `a repeated rejection is an error`(format: WireFormatCase, refusal: String) async throws {
        let transport = ScriptedTransport([.json(refusal, status: 400), .json(refusal, status: 400)])
        let model = try format.model(transport)
        let error = await failure { _ = try await model.respond(to: ModelRequest("hi", temperature: 1)) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.requests.count == 2)
    }

    @Test(arguments: refusals)
    func `a parameter that was not sent is not omitted`(format: WireFormatCase, refusal: String) async throws
    {
        let transport = ScriptedTransport([.json(refusal, status: 400)])
        let model = try format.model(transport)
        let error = await failure { _ = try await model.respond(to: ModelRequest("hi")) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.requests.count == 1)
    }

    @Test func `a rejection of another parameter is an error`() async throws {
        let refusal = #"""
            {"error": {"message": "Unknown: 'temperatures', unlike temperature.", "type": "invalid_request_error",
             "param": "messages", "code": null}}
            """#
        let transport = ScriptedTransport([.json(refusal, status: 400)])
        let model = try WireFormatCase.openAI.model(transport)
        let error = await failure { _ = try await model.respond(to: ModelRequest("hi", temperature: 1)) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.requests.count == 1)
    }

    /// An invalid value or a quoted prompt does not omit a parameter.
    @Test(arguments: [
        "temperature: must be between 0 and 1", "the input “room temperature sensors” is too long",
    ])
    func `a message that only mentions the word omits nothing`(message: String) async throws {
        let refusal = WireFormatCase.anthropic.error("invalid_request_error", message: message)
        let transport = ScriptedTransport([.json(refusal, status: 400)])
        let model = try WireFormatCase.anthropic.model(transport)
        let error = await failure { _ = try await model.respond(to: ModelRequest("hi", temperature: 1.5)) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.requests.count == 1)
    }
}
