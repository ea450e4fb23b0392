/// Receives HTTP requests and sends the responses of a handler.
///
/// Implementation guidance: a transport limits the size of headers and bodies, the number of connections, and the time
/// that a client may take. It closes a connection whose request is ambiguous (RFC 9112, section 6.3). When the task of
/// `run` is cancelled, it accepts no more connections, lets running requests end, and returns.
public protocol HTTPTransport: Sendable {
    /// Serves requests until the task is cancelled.
    ///
    /// - Parameters:
    ///   - handler: The application.
    ///   - onListening: Called once, with the address and port that the transport listens on.
    /// - Throws: ``ServerError`` with code `cannotListen` if the address is in use or not permitted.
    func run(
        _ handler: some HTTPHandler, onListening: @Sendable (_ address: String, _ port: Int) -> Void
    ) async throws
}
