public import Foundation

/// A request as a transport received it, with its whole body.
///
/// All text is **untrusted**.
public struct HTTPRequest: Sendable {
    /// The method.
    public var method: HTTPMethod
    /// The path and query as sent: percent-encoded, beginning with `/`.
    public var target: String
    /// The header fields.
    public var fields: HTTPFields
    /// The body.
    public var body: HTTPRequestBody
    /// The address of the client, without port; `nil` if the transport has none.
    public var clientAddress: String?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - target: The path and query, percent-encoded.
    ///   - fields: The header fields.
    ///   - body: The body.
    ///   - clientAddress: The address of the client.
    public init(
        _ method: HTTPMethod, _ target: String, fields: HTTPFields = HTTPFields(),
        body: HTTPRequestBody = .empty,
        clientAddress: String? = nil
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.clientAddress = clientAddress
    }
}

/// The body of a request.
public enum HTTPRequestBody: Sendable {
    /// No body.
    case empty
    /// A body in memory.
    case bytes(Data)
    /// An upload that the transport wrote to a temporary file, which it removes after the response.
    case file(URL, byteCount: Int)
}
