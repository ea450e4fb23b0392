import Foundation
import LLMProtocol
import LLMProviders
import Testing

@Suite("All formats over a socket", .enabled(if: Servers.mock != nil, "\(Servers.hint)"))
struct MockServerTests {
    private let url = Servers.mock ?? URL(string: "http://127.0.0.1")!

    @Test(arguments: WireFormatCase.allCases)
    func `a plain answer is read`(format: WireFormatCase) async throws {
        let name = "plain-\(format.rawValue)"
        try await script(#"{"type": "reply", "text": "Grüße, 世界"}"#, forModel: name, at: url)
        let response = try await format.mocked(name, at: url).respond(
            to: ModelRequest("Name it.", system: "Be brief.", temperature: 0.5))
        #expect(response.text == "Grüße, 世界")
        #expect(response.finishReason == .stop)
        #expect(response.usage.inputTokens > 0 && response.usage.outputTokens > 0)
        #expect(response.model == name)
        #expect(response.warnings.isEmpty)
    }

    @Test(arguments: WireFormatCase.allCases)
    func `a structured answer is read`(format: WireFormatCase) async throws {
        let response = try await format.mocked("structured", at: url).respond(
            to: ModelRequest("Name it.", answerSchema: answerSchema))
        // This server expects Anthropic's schema in its old location, and otherwise answers with text.
        guard format != .anthropic else { return }
        guard case .object(let members) = try json(response.text) else {
            Issue.record("not an object: \(response.text)")
            return
        }
        #expect(members.keys.sorted() == ["confidence", "level", "name", "note", "rank", "sure", "tags"])
    }

    @Test(arguments: WireFormatCase.allCases)
    func `a truncated answer is reported`(format: WireFormatCase) async throws {
        let name = "length-\(format.rawValue)"
        try await script(
            #"{"type": "reply", "text": "{", "finish_reason": "length"}"#, forModel: name, at: url)
        let response = try await format.mocked(name, at: url).respond(to: ModelRequest("Name it."))
        #expect(response.finishReason == .length)
    }

    @Test(
        arguments: WireFormatCase.allCases,
        [
            (429, LLMError.Code.rateLimited), (401, .unauthorized), (403, .unauthorized),
            (400, .invalidRequest),
            (404, .invalidRequest), (500, .serverFault), (529, .serverFault),
        ])
    func `errors have their codes`(format: WireFormatCase, expected: (Int, LLMError.Code)) async throws {
        let name = "error-\(format.rawValue)-\(expected.0)"
        let wait = expected.0 == 429 ? #", "retry_after": 1.25"# : ""
        try await script(
            #"{"type": "fail", "status": \#(expected.0), "message": "\#(prompt)"\#(wait)}"#, forModel: name,
            at: url)
        let model = try format.mocked(name, at: url)
        let error = try #require(await failure { _ = try await model.respond(to: ModelRequest(prompt)) })
        #expect(error.code == expected.1)
        #expect(error.status == expected.0)
        #expect(error.providerType != nil)
        #expect(!error.description.contains(prompt) && !error.description.contains(secret))
        if expected.0 == 429 { #expect(error.retryAfter == .milliseconds(1_250)) }
        // A failed request can be repeated on the same connection.
        #expect(try await model.respond(to: ModelRequest("again")).finishReason == .stop)
    }

    @Test(arguments: WireFormatCase.allCases)
    func `a rejected temperature is omitted`(format: WireFormatCase) async throws {
        let name = "cold-\(format.rawValue)"
        try await script(
            #"{"type": "fail", "status": 400, "message": "`temperature` is deprecated for this model."}"#,
            forModel: name, at: url)
        let model = try format.mocked(name, at: url)
        let response = try await model.respond(to: ModelRequest("hi", temperature: 0.2))
        #expect(response.warnings.count == 1)
        #expect(response.finishReason == .stop)
    }

    @Test(arguments: WireFormatCase.allCases)
    func `a request is cancelled`(format: WireFormatCase) async throws {
        let name = "slow-\(format.rawValue)"
        try await script(#"{"type": "delay", "seconds": 600}"#, forModel: name, at: url)
        let model = try format.mocked(name, at: url)
        let task = Task { try await model.respond(to: ModelRequest("hi")) }
        try await Task.sleep(for: .milliseconds(300))
        let clock = ContinuousClock()
        let start = clock.now
        task.cancel()
        let result = await task.result
        // Long before the answer, even on a busy machine.
        #expect(clock.now - start < .seconds(60))
        #expect(throws: CancellationError.self) { try result.get() }
    }

    @Test(arguments: WireFormatCase.allCases)
    func `a slow answer times out`(format: WireFormatCase) async throws {
        let name = "late-\(format.rawValue)"
        try await script(#"{"type": "delay", "seconds": 600}"#, forModel: name, at: url)
        let model = try format.mocked(name, at: url)
        var request = ModelRequest("hi")
        request.timeout = .milliseconds(300)
        let error = await failure { _ = try await model.respond(to: request) }
        #expect(error?.code == .timedOut)
    }

    @Test(.enabled(if: Servers.faultyMock != nil, "\(Servers.hint)"))
    func `a server with random failures answers or reports its failure`() async throws {
        let faulty = try #require(Servers.faultyMock)
        var answers = 0
        for round in 0..<20 {
            let format = WireFormatCase.allCases[round % 3]
            do {
                let model = try format.mocked("faulty", at: faulty)
                #expect(try await model.respond(to: ModelRequest("hi")).finishReason == .stop)
                answers += 1
            } catch let error as LLMError {
                #expect([429: LLMError.Code.rateLimited, 503: .serverFault][error.status] == error.code)
                #expect(error.retryAfter == .seconds(1))
            }
        }
        #expect(answers > 0)
    }
}
