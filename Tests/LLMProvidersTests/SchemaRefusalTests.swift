import Foundation
import LLMProtocol
import LLMProviders
import Synchronization
import Testing

/// Servers that reject the first form of the requested schema.
@Suite("Schemas that a server does not accept")
struct SchemaRefusalTests {
    /// A server that rejects some forms of schemas, with its own messages.
    private final class Server: HTTPTransport {
        let refuses: @Sendable (Asked) -> Bool
        let refusal: (status: Int, body: String)
        let answer: String
        let asked = Mutex<[Asked]>([])

        enum Asked: String { case schema, object, prompt }

        init(
            _ format: WireFormatCase, refusal: (Int, String), refuses: @escaping @Sendable (Asked) -> Bool
        ) {
            self.refuses = refuses
            self.refusal = refusal
            answer = format.answer("ok")
        }

        func send(_ request: HTTPRequest) async throws -> HTTPResponse {
            let body = String(decoding: request.body, as: UTF8.self)
            let hasSchema =
                body.contains(#""strict":true"#) || body.contains("output_config")
                || body.contains("responseJsonSchema")
            let hasObject = body.contains("json_object") || body.contains("responseMimeType")
            let asked: Asked = hasSchema ? .schema : hasObject ? .object : .prompt
            self.asked.withLock { $0.append(asked) }
            #expect(body.contains(#"\"confidence\""#) == (asked != .schema), "else the prompt has the schema")
            let isRefused = refuses(asked)
            return HTTPResponse(
                status: isRefused ? refusal.status : 200, headers: ["content-type": "application/json"],
                body: Data((isRefused ? refusal.body : answer).utf8))
        }

        var log: [Asked] { asked.withLock(\.self) }
    }

    private static let refusals: [(WireFormatCase, Int, String)] = [
        (
            .openAI, 400,
            #"{"error": {"message": "'response_format.type' must be 'json_object' or 'text'", "type": "x"}}"#
        ),
        (
            .openAI, 422,
            #"{"detail": [{"loc": ["body", "response_format", "type"], "msg": "Input should be 'text'"}]}"#
        ),
        (.openAI, 501, "Response format is not implemented: JSON schema"),
        (.openAI, 404, #"{"error": {"message": "No endpoints found that support structured outputs"}}"#),
        (.openAI, 400, #"{"error": "failed to parse grammar"}"#),
        (.openAI, 200, #"{"error": {"code": 400, "message": "json_schema: not supported by this model"}}"#),
        (
            .gemini, 400,
            #"{"error": {"code": 400, "status": "INVALID_ARGUMENT", "message": "Unknown name \"responseJsonSchema\" at type"}}"#
        ),
        (
            .anthropic, 400,
            WireFormatCase.anthropic.error(
                "invalid_request_error", message: "output_config: not a known type")
        ),
    ]

    @Test(arguments: refusals)
    func `a rejected schema is sent in another form and remembered`(
        format: WireFormatCase, status: Int, body: String
    ) async throws {
        let server = Server(format, refusal: (status, body)) { $0 == .schema }
        let model = try format.model(server)
        let request = ModelRequest("x", answerSchema: answerSchema)
        let first = try await model.respond(to: request)
        let second: Server.Asked = format == .anthropic ? .prompt : .object
        #expect(server.log == [.schema, second])
        #expect(
            first.warnings
                == [
                    "the answer schema was added to the prompt: \(model.identifier) does not accept it as a parameter"
                ])
        let again = try await model.respond(to: request)
        #expect(server.log == [.schema, second, second] && again.warnings == first.warnings)
        #expect(try await model.respond(to: ModelRequest("confidence: \"confidence\"")).warnings.isEmpty)
    }

    @Test(arguments: [
        (#"{"error": {"message": "Unrecognized request argument supplied: response_format"}}"#, false),
        (
            #"{"detail": [{"loc": ["body", "response_format"], "msg": "Extra inputs are not permitted"}]}"#,
            true
        ),
    ])
    func `a server may support no form of schemas`(body: String, triesObject: Bool) async throws {
        let server = Server(.openAI, refusal: (400, body)) { $0 != .prompt }
        let model = try WireFormatCase.openAI.model(server)
        _ = try await model.respond(to: ModelRequest("x", answerSchema: answerSchema))
        _ = try await model.respond(to: ModelRequest("y", answerSchema: answerSchema))
        #expect(server.log.last == .prompt && server.log.count <= 4)
    }

    @Test func `an unexplained rejection is retried once`() async throws {
        let server = Server(.openAI, refusal: (400, "")) { $0 != .prompt }
        let model = try WireFormatCase.openAI.model(server)
        _ = try await model.respond(to: ModelRequest("x", answerSchema: answerSchema))
        _ = try await model.respond(to: ModelRequest("x", answerSchema: answerSchema))
        #expect(server.log == [.schema, .prompt, .prompt])

        let stubborn = Server(.openAI, refusal: (400, "")) { _ in true }
        let other = try WireFormatCase.openAI.model(stubborn)
        for _ in 0..<3 {
            let error = await failure {
                _ = try await other.respond(to: ModelRequest("x", answerSchema: answerSchema))
            }
            #expect(error?.code == .invalidRequest)
        }
        #expect(stubborn.log == [.schema, .prompt, .schema, .schema], "something else is wrong with it")
    }

    @Test func `a server that rejects everything gives one error`() async throws {
        let body = #"{"error": {"message": "This response_format type is out of order"}}"#
        let server = Server(.openAI, refusal: (400, body)) { _ in true }
        let model = try WireFormatCase.openAI.model(server)
        for _ in 0..<2 {
            let error = await failure {
                _ = try await model.respond(to: ModelRequest("x", answerSchema: answerSchema))
            }
            #expect(
                error?.message.hasSuffix(
                    "rejects the request, with or without an answer schema") == true)
        }
        #expect(server.log == [.schema, .object, .prompt, .prompt])
    }

    @Test(arguments: [
        (400, #"{"error": {"message": "The context is too long", "param": "messages"}}"#),
        (401, #"{"error": {"message": "No key for response_format"}}"#), (404, ""),
        (429, #"{"error": "response_format"}"#),
        (400, #"{"error": {"message": "no such model"}}"#),
    ])
    func `other errors are errors`(status: Int, body: String) async throws {
        let server = Server(.openAI, refusal: (status, body)) { _ in true }
        let model = try WireFormatCase.openAI.model(server)
        let error = await failure {
            _ = try await model.respond(to: ModelRequest("x", answerSchema: answerSchema))
        }
        #expect(error?.status == status && server.log == [.schema])
    }

    @Test func `without a schema nothing is retried`() async throws {
        let transport = ScriptedTransport([.json(#"{"error": {"message": "response_format"}}"#, status: 400)])
        let model = try WireFormatCase.openAI.model(transport)
        let error = await failure { _ = try await model.respond(to: ModelRequest("x")) }
        #expect(error?.code == .invalidRequest && transport.requests.count == 1)
    }
}
