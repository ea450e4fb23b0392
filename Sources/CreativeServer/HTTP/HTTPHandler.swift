/// Responds to HTTP requests: the contract between a transport and an application.
///
/// ```swift
/// struct Greeting: HTTPHandler {
///     func respond(to request: HTTPRequest) async -> HTTPResponse {
///         HTTPResponse(status: 200, body: .bytes(Data("Hello".utf8)))
///     }
/// }
/// ```
///
/// Implementation guidance: `respond` is called concurrently. It answers errors with a response and never traps on what
/// a client sends. Responses to `HEAD` have the fields of `GET`; the transport omits their bodies.
public protocol HTTPHandler: Sendable {
    /// Returns the response to a request.
    func respond(to request: HTTPRequest) async -> HTTPResponse
}
