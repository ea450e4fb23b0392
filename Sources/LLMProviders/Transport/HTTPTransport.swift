/// The role of whatever carries requests to a provider: one request out, one response back.
///
/// ## Implementation guidance
///
/// Implement ``send(_:)``. Give every response that came whole, whatever its status. Throw `LLMError` of code `connection` where
/// there is none or it broke, and of code `timedOut` once ``HTTPRequest/timeout`` has passed. Follow no redirects: the headers
/// hold a key that is meant for one host. Stop when the task is cancelled, and throw `CancellationError`. Headers and bodies are
/// secrets: log neither.
public protocol HTTPTransport: Sendable {
    /// Sends a request once.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse
}
