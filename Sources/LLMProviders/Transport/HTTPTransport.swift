public import Foundation

/// A transport for requests to a provider: sends one request and returns one response.
///
/// ## Implementation guidance
///
/// Implement ``send(_:)``. Return every complete response, whatever its status. Throw `LLMError` of code `connection` if
/// there is no connection or it broke, and of code `timedOut` once ``HTTPRequest/timeout`` has passed. Do not follow
/// redirects: the headers contain a key that is meant for one host. When the task is cancelled, stop and throw
/// `CancellationError`. Headers and bodies are secret: log neither.
public protocol HTTPTransport: Sendable {
    /// Sends a request once.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse
}

/// A request to a provider.
///
/// Its headers contain a key and its body a prompt, so ``description`` and `dump` show neither.
public struct HTTPRequest: Sendable, Hashable {
    /// The method; the default is `POST`.
    public var method: String
    /// The URL.
    public var url: URL
    /// The headers, including the key.
    public var headers: HTTPHeaders
    /// The body; empty for none.
    public var body: Data
    /// The time limit of the entire exchange; the default is 60 s.
    public var timeout: Duration

    /// Creates a request.
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
    /// The method, URL and sizes.
    public var description: String { "\(method) \(url.absoluteString), \(headers), \(body.count) bytes" }

    /// The description, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

/// The response of a provider.
///
/// Its body contains an answer, so ``description`` and `dump` do not show it.
public struct HTTPResponse: Sendable, Hashable {
    /// The status, such as 200.
    public var status: Int
    /// The headers.
    public var headers: HTTPHeaders
    /// The body; empty for none.
    public var body: Data

    /// Creates a response.
    public init(status: Int, headers: HTTPHeaders = [:], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

extension HTTPResponse: CustomStringConvertible, CustomReflectable {
    /// The status and sizes.
    public var description: String { "\(status), \(headers), \(body.count) bytes" }

    /// The description, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}

/// The headers of a request or a response, with case-insensitive names.
public struct HTTPHeaders: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private var values: [String: String] = [:]

    /// Creates headers. Of names that differ only in case, the last one is used.
    public init(_ headers: [(name: String, value: String)]) {
        for (name, value) in headers { self[name] = value }
    }

    /// Creates headers. Of names that differ only in case, the last one is used.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }

    /// The value of a header, or `nil` if there is none.
    public subscript(name: String) -> String? {
        get { values[name.lowercased()] }
        set { values[name.lowercased()] = newValue }
    }

    /// The names in lower case, in alphabetical order.
    var names: [String] { values.keys.sorted() }
}

extension HTTPHeaders: CustomStringConvertible, CustomReflectable {
    /// The names only, since values may be keys.
    public var description: String { "[\(names.joined(separator: ", "))]" }

    /// The names, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["names": names]) }
}
