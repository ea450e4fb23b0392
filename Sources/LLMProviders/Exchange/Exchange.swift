internal import Foundation
internal import LLMProtocol
internal import StageCore

/// One question to a provider, from the request to the response.
struct Exchange<Format: WireFormat>: Sendable {
    let format: Format
    let transport: any HTTPTransport
    let refused = RefusedParameters()

    /// Asks once, and once more without a parameter that the model does not take.
    func respond(to request: ModelRequest) async throws -> ModelResponse {
        try check(request)
        var request = request
        var warnings = refused.removeAll(from: &request).map(warning)
        var response = try await send(request)
        if response.status == 400, let parameter = ProviderProblem(response.body).named(among: request) {
            refused.insert(parameter)
            parameter.remove(from: &request)
            warnings.append(warning(parameter))
            response = try await send(request)
        }
        guard (200..<300).contains(response.status) else { throw LLMError(response, of: format.identifier) }
        var answer = try read(response)
        answer.requestID = response.headers.requestID ?? answer.requestID
        answer.warnings += warnings
        return answer
    }

    private func send(_ request: ModelRequest) async throws -> HTTPResponse {
        let encoder = JSONEncoder()
        // Equal requests are equal bytes.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var headers = format.headers
        headers["content-type"] = "application/json"
        headers["accept"] = "application/json"
        return try await transport.send(
            HTTPRequest(
                url: format.url, headers: headers, body: encoder.encode(format.body(for: request)),
                timeout: request.timeout))
    }

    private func read(_ response: HTTPResponse) throws -> ModelResponse {
        var lack = "no answer"
        do {
            let answer = try JSONDecoder().decode(Format.Answer.self, from: response.body)
            if let response = format.response(from: answer) { return response }
        } catch let error as DecodingError {
            lack = error.lack
        }
        let type = response.headers["content-type"].map { quoted($0, limit: 60) } ?? "no content type"
        var error = LLMError(
            .malformedResponse,
            "\(format.identifier) answered with \(lack) in \(type), expected an answer as application/json")
        error.status = response.status
        error.requestID = response.headers.requestID
        throw error
    }

    private func check(_ request: ModelRequest) throws {
        func require(_ holds: Bool, _ message: String) throws {
            if !holds { throw LLMError(.invalidConfiguration, message) }
        }
        try require(
            request.messages.last?.role == .user, "the last message is not the user's, expected one to answer"
        )
        try require(
            request.maximumOutputTokens >= 1,
            "maximumOutputTokens is \(request.maximumOutputTokens), expected at least 1")
        try require(request.timeout > .zero, "timeout is \(request.timeout), expected more than 0 s")
        try require(
            request.temperature.map { (0...2).contains($0) } ?? true,
            "temperature is \(request.temperature ?? .nan), expected 0 to 2")
    }

    private func warning(_ parameter: OptionalParameter) -> String {
        "\(parameter.rawValue) was left out: \(format.identifier) does not take it"
    }
}

extension DecodingError {
    /// What was not there, by the names that the format itself has: values are the answer's.
    fileprivate var lack: String {
        switch self {
        case .keyNotFound(let key, let context):
            "no \(path(context.codingPath + [key]))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            context.codingPath.isEmpty ? "another kind of JSON" : "another \(path(context.codingPath))"
        default: "no JSON"
        }
    }

    private func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
