internal import Foundation
package import LLMProtocol
internal import Synchronization

/// A transport with scripted responses, for tests: without a network, and with a record of its requests.
///
/// ```swift
/// let transport = ScriptedTransport([.json(#"{"content": []}"#)])
/// let model = try AnthropicModel(apiKey: key, transport: transport)
/// ```
package final class ScriptedTransport: HTTPTransport {
    /// The outcome of one request.
    package enum Step: Sendable {
        /// The request succeeds with a response.
        case response(HTTPResponse)
        /// The request fails.
        case failure(LLMError)

        /// Returns a step with a response of JSON text.
        package static func json(_ text: String, status: Int = 200, headers: HTTPHeaders = [:]) -> Step {
            var headers = headers
            headers["content-type"] = headers["content-type"] ?? "application/json"
            return .response(HTTPResponse(status: status, headers: headers, body: .init(text.utf8)))
        }
    }

    private struct State {
        var steps: ArraySlice<Step>
        var requests: [HTTPRequest] = []
    }

    private let state: Mutex<State>

    /// Creates a transport.
    ///
    /// - Parameter steps: The outcomes of the requests, in order. A request beyond them fails with an `LLMError` of code
    ///   `connection`.
    package init(_ steps: [Step]) { state = Mutex(State(steps: steps[...])) }

    /// All requests so far, oldest first.
    package var requests: [HTTPRequest] { state.withLock(\.requests) }

    /// Records the request and takes the next step.
    package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try Task.checkCancellation()
        let step = state.withLock { state in
            state.requests.append(request)
            return state.steps.popFirst()
        }
        switch step {
        case .response(let response): return response
        case .failure(let error): throw error
        case nil: throw LLMError(.connection, "the script of the transport has no further response")
        }
    }
}
