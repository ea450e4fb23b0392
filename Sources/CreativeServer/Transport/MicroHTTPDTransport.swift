internal import Foundation

/// A transport over HTTP/1.1 by GNU libmicrohttpd.
///
/// ```swift
/// let transport = MicroHTTPDTransport(host: "127.0.0.1", port: 8080)
/// try await transport.run(service) { address, port in print("http://\(address):\(port)/") }
/// ```
///
/// A few threads read and write all sockets; the handler runs in a task for each request. The transport refuses requests
/// whose end can be read in two ways (RFC 9112, section 6.3), targets and header fields with invalid characters, and
/// everything beyond its ``Options``. The memory of a connection is limited by ``Options/headerLimit`` and
/// ``Options/memoryBodyLimit``, besides its response.
///
/// The transport has no TLS and no HTTP/2: use a reverse proxy for both.
public struct MicroHTTPDTransport: HTTPTransport {
    /// The name or numeric address to listen on.
    public let host: String
    /// The port; 0 for any free one.
    public let port: Int
    /// The limits.
    public let options: Options

    /// Creates a transport.
    ///
    /// - Parameters:
    ///   - host: The name or numeric address to listen on, such as `127.0.0.1` or `::1`.
    ///   - port: The port; 0 for any free one.
    ///   - options: The limits.
    public init(host: String = "127.0.0.1", port: Int = 0, options: Options = Options()) {
        self.host = host
        self.port = port
        self.options = options
    }

    /// Serves requests until the task is cancelled.
    ///
    /// When the task is cancelled, streams end, no more connections are accepted, and running requests have
    /// ``Options/stopTimeout`` to end. Then their tasks are cancelled and their clients receive 503.
    ///
    /// - Parameters:
    ///   - handler: The application. If it conforms to ``HTTPScreening``, it judges each request before its body is received.
    ///   - onListening: Called once, with the numeric address and port that the transport listens on.
    /// - Throws: ``ServerError`` with code `cannotListen` if the address is in use or not permitted, or `invalidOption`.
    public func run(
        _ handler: some HTTPHandler, onListening: @Sendable (_ address: String, _ port: Int) -> Void
    ) async throws {
        try options.check()
        let listener = try Listener(host: host, port: port)
        let server = try TransportServer(handler: handler, options: options)
        onListening(listener.address, listener.port)
        try await withTaskCancellationHandler {
            // A thread of its own, because the server blocks it.
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Void, any Error>) in
                Thread.detachNewThread {
                    continuation.resume(with: Result { try server.run(listener) })
                }
            }
        } onCancel: {
            server.stop()
        }
    }
}
