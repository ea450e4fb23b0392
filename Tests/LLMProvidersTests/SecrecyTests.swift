import Foundation
import LLMProtocol
import LLMProviders
import Testing

@Suite("Keys, prompts and answers are not disclosed")
struct SecrecyTests {
    /// All ways to print a value.
    private func printed(_ value: Any) -> String {
        var text = "\(value) \(String(describing: value)) \(String(reflecting: value))"
        dump(value, to: &text)
        return text
    }

    @Test func `keys are never shown`() throws {
        let key = try APIKey(secret)
        #expect(!printed(key).contains(secret))
        #expect(!printed([key]).contains(secret))
        #expect(printed(key).contains("redacted"))
    }

    @Test(arguments: WireFormatCase.allCases)
    func `models, requests and responses hide secrets`(format: WireFormatCase) async throws {
        let answer = "ANSWER-TEXT"
        let transport = ScriptedTransport([.json(format.answer(answer))])
        let model = try format.model(transport)
        _ = try await model.respond(to: ModelRequest(prompt))
        #expect(!printed(model).contains(secret))
        let request = try #require(transport.requests.first)
        #expect(!printed(request).contains(secret) && !printed(request).contains(prompt))
        #expect(!printed(request.headers).contains(secret))
        #expect(!request.url.absoluteString.contains(secret))
        #expect(!printed(transport.requests).contains(secret))
        let response = HTTPResponse(
            status: 200, headers: ["set-cookie": secret], body: Data(format.answer(answer).utf8))
        #expect(!printed(response).contains(answer) && !printed(response).contains(secret))
    }
}
