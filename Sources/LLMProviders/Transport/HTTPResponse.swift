public import Foundation

/// What came back from a provider.
///
/// Its body holds an answer, so that ``description`` and `dump` do not show it.
public struct HTTPResponse: Sendable, Hashable {
    /// The status, such as 200.
    public var status: Int
    /// The headers.
    public var headers: HTTPHeaders
    /// The body; empty for none.
    public var body: Data

    /// Makes a response.
    public init(status: Int, headers: HTTPHeaders = [:], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

extension HTTPResponse: CustomStringConvertible, CustomReflectable {
    /// Status and sizes.
    public var description: String { "\(status), \(headers), \(body.count) bytes" }

    /// The description, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
