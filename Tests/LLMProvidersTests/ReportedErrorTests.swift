import Foundation
import LLMProtocol
import LLMProviders
import Testing

/// Errors in responses with status 200, and statuses of proxies.
@Suite("Errors that a response of status 200 reports")
struct ReportedErrorTests {
    private static let reports: [(String, Int?, LLMError.Code)] = [
        (#"{"error": {"message": "\#(prompt)", "code": 429}}"#, 429, .rateLimited),
        (#"{"error": {"code": "429", "message": "slow down"}}"#, 429, .rateLimited),
        (#"{"error": {"status": "RESOURCE_EXHAUSTED", "code": 8}}"#, 429, .rateLimited),
        (#"{"error": {"type": "rate_limit_exceeded"}}"#, 429, .rateLimited),
        (#"{"error": "RateLimitError: \#(prompt)"}"#, 429, .rateLimited),
        (
            #"{"type": "error", "error": {"type": "overloaded_error", "message": "\#(prompt)"}}"#, 529,
            .serverFault
        ),
        (#"[{"error": {"code": 503, "status": "UNAVAILABLE"}}]"#, 503, .serverFault),
        (#"{"object": "error", "message": "\#(prompt)", "code": 400}"#, 400, .invalidRequest),
        (
            #"{"choices": [{"error": {"code": 502, "message": "x"}, "message": {"content": "par"}}]}"#, 502,
            .serverFault
        ),
        (#"{"errors": [{"status": 401}]}"#, 401, .unauthorized),
        (#"{"error": {"type": "insufficient_quota"}}"#, 402, .paymentRequired),
        (#"{"error": {"code": 404, "message": "no such model"}}"#, 404, .invalidRequest),
        (#"{"error": {"message": "\#(prompt)"}}"#, nil, .serverFault),
        (#"{"detail": "\#(prompt)"}"#, nil, .serverFault),
        (#"{"message": "\#(prompt)", "code": 504}"#, 504, .serverFault),
        ("data: {\"error\": {\"code\": 429}}\n\n", 429, .rateLimited),
    ]

    @Test(arguments: WireFormatCase.allCases, reports)
    func `reported errors have their codes`(format: WireFormatCase, report: (String, Int?, LLMError.Code))
        async throws
    {
        let transport = ScriptedTransport([.json(report.0, headers: ["retry-after": "3"])])
        let error = await failure { _ = try await format.model(transport).respond(to: ModelRequest(prompt)) }
        #expect(error?.code == report.2)
        #expect(error?.status == report.1 ?? 200)
        #expect(error?.retryAfter == .seconds(3))
        if let status = report.1 { #expect(error?.message.contains("reports an error \(status): ") == true) }
        #expect(error?.description.contains(prompt) == false)
    }

    @Test(arguments: WireFormatCase.allCases)
    func `reported errors are retried like their status`(format: WireFormatCase) async throws {
        let clock = ContinuousClock()
        let policy = RetryPolicy.exponential(retries: 2, baseDelay: .zero)
        for (code, calls) in [(429, 2), (524, 2), (400, 1), (402, 1)] {
            let transport = ScriptedTransport([
                .json(#"{"error": {"code": \#(code), "message": "x"}}"#), .json(format.answer("ok")),
            ])
            let model = try format.model(transport).retrying(policy, clock: clock)
            let text = try? await model.respond(to: ModelRequest("x")).text
            #expect(transport.requests.count == calls && (text == "ok") == (calls == 2), "\(code)")
        }
    }

    private static let statuses: [(Int, LLMError.Code)] =
        [520, 521, 522, 523, 524, 525, 526, 527, 530, 507, 599].map { ($0, .serverFault) }
        + [(402, .paymentRequired), (425, .rateLimited), (501, .invalidRequest), (505, .invalidRequest)]

    @Test(arguments: WireFormatCase.allCases, statuses)
    func `statuses of proxies are recognised`(format: WireFormatCase, expected: (Int, LLMError.Code))
        async throws
    {
        let transport = ScriptedTransport([.json("<html>Cloudflare</html>", status: expected.0)])
        let error = await failure { _ = try await format.model(transport).respond(to: ModelRequest(prompt)) }
        #expect(error?.code == expected.1 && error?.status == expected.0)
    }

    @Test func `a spent quota is not temporary`() async throws {
        let body = #"{"error": {"type": "insufficient_quota", "code": "insufficient_quota", "message": "x"}}"#
        let transport = ScriptedTransport([.json(body, status: 429)])
        let error = await failure {
            _ = try await WireFormatCase.openAI.model(transport).respond(to: ModelRequest("x"))
        }
        #expect(error?.code == .paymentRequired)
    }

    @Test func `errors with one cause differ only in their requests`() async throws {
        func error(_ id: String) async -> LLMError? {
            let transport = ScriptedTransport([.json("{}", status: 500, headers: ["x-request-id": id])])
            return await failure {
                _ = try await WireFormatCase.openAI.model(transport).respond(to: ModelRequest("x"))
            }
        }
        let (first, second) = (await error("a"), await error("b"))
        #expect(first?.cause == second?.cause && first?.description != second?.description)
    }
}
