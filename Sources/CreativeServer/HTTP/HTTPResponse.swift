public import Foundation

/// The response to a request.
public struct HTTPResponse: Sendable {
    /// The status code (RFC 9110, section 15).
    public var status: Int
    /// The header fields. A transport adds `Content-Length` and `Date`.
    public var fields: HTTPFields
    /// The body.
    public var body: HTTPResponseBody

    /// Creates a response.
    ///
    /// - Parameters:
    ///   - status: The status code.
    ///   - fields: The header fields.
    ///   - body: The body.
    public init(status: Int, fields: HTTPFields = HTTPFields(), body: HTTPResponseBody = .empty) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

/// The body of a response.
public enum HTTPResponseBody: Sendable {
    /// No body.
    case empty
    /// A body in memory.
    case bytes(Data)
    /// A body that arrives in parts, such as server-sent events. The stream ends with the response. When the client
    /// disconnects, the transport cancels the stream.
    case stream(AsyncStream<Data>)
}
