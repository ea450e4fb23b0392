import Foundation
import LLMProtocol
import Testing

@testable import LLMProviders

@Suite("Errors of the providers")
struct ErrorTests {
    private static let codesByStatus: [(Int, LLMError.Code)] = [
        (301, .invalidConfiguration), (307, .invalidConfiguration), (400, .invalidRequest),
        (401, .unauthorized), (403, .unauthorized), (404, .invalidRequest), (408, .timedOut),
        (413, .invalidRequest), (422, .invalidRequest), (429, .rateLimited), (500, .serverFault),
        (502, .serverFault), (503, .serverFault), (504, .serverFault), (529, .serverFault),
    ]

    private func error(
        _ format: WireFormatCase, _ status: Int, _ body: String, headers: HTTPHeaders = [:]
    ) async throws -> LLMError {
        let transport = ScriptedTransport([.json(body, status: status, headers: headers)])
        let error = await failure {
            _ = try await format.model(transport).respond(to: ModelRequest(prompt))
        }
        #expect(transport.requests.count == 1)
        return try #require(error)
    }

    @Test(arguments: WireFormatCase.allCases, codesByStatus)
    func `statuses have their codes`(format: WireFormatCase, expected: (Int, LLMError.Code)) async throws {
        let error = try await error(format, expected.0, format.error("some_type"))
        #expect(error.code == expected.1)
        #expect(error.status == expected.0)
        #expect(error.providerType == "some_type")
        #expect(error.requestID == (format == .anthropic ? "req_body" : nil))
        #expect(!error.description.contains(prompt) && !error.description.contains(secret))
        #expect(!error.description.contains("\n"))
    }

    @Test(
        arguments: WireFormatCase.allCases,
        ["", "<html>", "[]", "null", #"{"error": "text"}"#, #"{"detail": 1}"#])
    func `errors in other forms are read`(format: WireFormatCase, body: String) async throws {
        let error = try await error(format, 502, body, headers: ["x-request-id": "req_1"])
        #expect(error.code == .serverFault)
        #expect(error.providerType == nil)
        #expect(error.requestID == "req_1")
    }

    @Test func `an invalid Gemini key is recognised`() async throws {
        let body = #"""
            {"error": {"code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT", "details": [
              {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"}]}}
            """#
        #expect(try await error(.gemini, 400, body).code == .unauthorized)
    }

    @Test func `the retry delay is read from the body`() async throws {
        let body = #"""
            {"error": {"code": 429, "message": "Quota", "status": "RESOURCE_EXHAUSTED", "details": [
              {"@type": "type.googleapis.com/google.rpc.Help", "links": []},
              {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "13.5s"}]}}
            """#
        let error = try await error(.gemini, 429, body)
        #expect(error.retryAfter == .milliseconds(13_500))
        #expect(error.providerType == "RESOURCE_EXHAUSTED")
    }

    @Test(
        arguments: [
            ("retry-after", "7", Duration.seconds(7)),
            ("Retry-After", " 0 ", .zero),
            ("retry-after", "1.5", .milliseconds(1_500)),
            ("retry-after", "-3", .zero),
            ("retry-after", "1e300", .seconds(31_536_000)),
            ("retry-after", "inf", nil), ("retry-after", "nan", nil), ("retry-after", "soon", nil),
            ("retry-after-ms", "250", .milliseconds(250)),
            ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT", .seconds(37)),
            ("retry-after", "Sunday, 06-Nov-94 08:49:37 GMT", .seconds(37)),
            ("retry-after", "Sun Nov  6 08:49:37 1994", .seconds(37)),
            ("retry-after", "Sun, 06 Nov 1994 08:48:37 GMT", .zero),
        ] as [(String, String, Duration?)])
    func `the Retry-After header is read`(name: String, value: String, expected: Duration?) {
        // 1994-11-06 08:49:00 UTC, a moment before the example of RFC 9110.
        let now = Date(timeIntervalSince1970: 784_111_740)
        #expect(RetryAfter.delay(of: HTTPHeaders([(name, value)]), now: now) == expected)
    }

    @Test(arguments: WireFormatCase.allCases)
    func `the retry delay is read from the headers`(format: WireFormatCase) async throws {
        let error = try await error(
            format, 429, format.error("x"), headers: ["retry-after": "2", "retry-after-ms": "1200"])
        #expect(error.retryAfter == .milliseconds(1_200))
    }

    @Test(arguments: WireFormatCase.allCases)
    func `transport failures have their codes`(format: WireFormatCase) async throws {
        let transport = ScriptedTransport([.failure(LLMError(.timedOut, "no answer"))])
        let model = try format.model(transport)
        #expect(await failure { _ = try await model.respond(to: ModelRequest("hi")) }?.code == .timedOut)
        #expect(await failure { _ = try await model.respond(to: ModelRequest("hi")) }?.code == .connection)
    }
}
