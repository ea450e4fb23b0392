public import Foundation

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

/// The headers of a request or a response; names are the same whatever their case.
public struct HTTPHeaders: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private var values: [String: String] = [:]

    /// Makes headers; of names that differ only in case, the last one counts.
    public init(_ headers: [(name: String, value: String)]) {
        for (name, value) in headers { self[name] = value }
    }

    /// Makes headers; of names that differ only in case, the last one counts.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }

    /// The value of a header, or `nil` where there is none.
    public subscript(name: String) -> String? {
        get { values[name.lowercased()] }
        set { values[name.lowercased()] = newValue }
    }

    /// The names in lower case, in alphabetical order.
    var names: [String] { values.keys.sorted() }
}

extension HTTPHeaders: CustomStringConvertible, CustomReflectable {
    /// The names; values may be keys.
    public var description: String { "[\(names.joined(separator: ", "))]" }

    /// The names, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["names": names]) }
}
