public import Foundation

/// What is sent to a provider.
///
/// Its headers hold a key and its body a prompt, so that ``description`` and `dump` show neither.
public struct HTTPRequest: Sendable, Hashable {
    /// The method; default `POST`.
    public var method: String
    /// Where to.
    public var url: URL
    /// The headers, with the key among them.
    public var headers: HTTPHeaders
    /// The body; empty for none.
    public var body: Data
    /// How long the whole exchange may take; default 60 s.
    public var timeout: Duration

    /// Makes a request.
    public init(
        method: String = "POST", url: URL, headers: HTTPHeaders = [:], body: Data = Data(),
        timeout: Duration = .seconds(60)
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }
}

extension HTTPRequest: CustomStringConvertible, CustomReflectable {
    /// Method, address and sizes.
    public var description: String { "\(method) \(url.absoluteString), \(headers), \(body.count) bytes" }

    /// The description, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
