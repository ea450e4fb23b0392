internal import Foundation
internal import LLMProtocol
internal import StageCore

/// One exchange with a provider, from the request to the response.
struct Exchange<Format: WireFormat>: Sendable {
    let format: Format
    let transport: any HTTPTransport
    let refused = RefusedParameters()
    let delivery = SchemaDeliveries(Format.deliveries)

    /// Sends the request, and repeats it without a parameter or with another form of schema if the server rejects the first
    /// one.
    func respond(to request: ModelRequest) async throws -> ModelResponse {
        try check(request)
        var request = request
        var parameters = refused.removeAll(from: &request)
        var form = delivery.current
        while true {
            let reply = try await send(request, form)
            guard var error = reply.error(of: format.identifier) else {
                if request.answerSchema != nil { delivery.noteAnswer(to: form) }
                return try read(
                    reply, warnings: parameters.map(warning) + warnings(of: form, for: request))
            }
            if error.status == 400, let parameter = reply.problem.named(among: request) {
                refused.insert(parameter)
                parameter.remove(from: &request)
                parameters.append(parameter)
            } else if request.answerSchema != nil,
                let next = delivery.next(after: form, refusedBy: SchemaRefusal(reply, error))
            {
                form = next
            } else {
                if request.answerSchema != nil, form != .schema, error.code == .invalidRequest {
                    error.message += ", with or without an answer schema"
                }
                throw error
            }
        }
    }

    private func send(_ request: ModelRequest, _ form: SchemaDelivery) async throws -> ProviderReply {
        let encoder = JSONEncoder()
        // Equal requests have equal bytes.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var headers = format.headers
        headers["content-type"] = "application/json"
        headers["accept"] = "application/json"
        let asked = form == .schema ? request : request.withSchemaInPrompt
        return ProviderReply(
            try await transport.send(
                HTTPRequest(
                    url: format.url, headers: headers,
                    body: encoder.encode(format.body(for: asked, schema: form)), timeout: request.timeout)))
    }

    private func read(_ reply: ProviderReply, warnings: [String]) throws -> ModelResponse {
        let headers = reply.response.headers
        guard var answer = format.response(from: reply.values) else {
            let lack = reply.values.isEmpty ? "without JSON" : "without \(Format.answerPath)"
            let type = headers["content-type"].map { quoted($0, limit: 60) } ?? "no content type"
            var error = LLMError(
                .malformedResponse,
                "\(format.identifier) answered \(lack) (\(type)), expected an answer as application/json")
            error.status = reply.response.status
            error.requestID = headers.requestID
            throw error
        }
        answer.requestID = headers.requestID ?? answer.requestID
        answer.warnings += warnings + reply.warnings
        return answer
    }

    private func check(_ request: ModelRequest) throws {
        func require(_ holds: Bool, _ message: String) throws {
            if !holds { throw LLMError(.invalidConfiguration, message) }
        }
        try require(
            request.messages.last?.role == .user,
            "the last message is not the user's, expected a user message"
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
        "\(parameter.rawValue) was omitted: \(format.identifier) does not accept it"
    }

    private func warnings(of form: SchemaDelivery, for request: ModelRequest) -> [String] {
        request.answerSchema == nil || form == .schema
            ? []
            : [
                "the answer schema was added to the prompt: \(format.identifier) does not accept it as a parameter"
            ]
    }
}

/// The parsed reply of a provider.
struct ProviderReply: Sendable {
    let response: HTTPResponse
    let values: [JSONValue]
    let warnings: [String]
    let problem: ProviderProblem

    init(_ response: HTTPResponse) {
        self.response = response
        (values, warnings) = JSONValue.values(inBody: response.body)
        problem = ProviderProblem(values)
    }

    /// Returns the error in the reply, regardless of its status.
    func error(of model: String) -> LLMError? {
        (200..<300).contains(response.status) && !problem.isThere
            ? nil : LLMError(response, problem, of: model)
    }
}
