internal import Foundation
internal import LLMProtocol

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// HTTP by `URLSession`: no cookies, no cache, no redirects, and bodies of a bounded size.
///
/// Connections are kept and used again. Proxies are those that `URLSession` finds: on Linux, those of the environment
/// (`https_proxy`, `no_proxy`).
public final class URLSessionTransport: HTTPTransport {
    /// What can be chosen.
    public struct Options: Sendable, Hashable {
        /// The most bytes that a response's body may have, at least 1; default 32 MiB.
        public var maximumBodySize = 32 << 20

        /// The defaults.
        public init() {}
    }

    /// The one that is used where none is named.
    public static let shared = URLSessionTransport()

    private let session: URLSession
    private let transfers: Transfers

    /// Makes a transport.
    public init(options: Options = Options()) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        // How many requests run at once is for the caller to limit.
        configuration.httpMaximumConnectionsPerHost = 64
        transfers = Transfers(maximumBodySize: options.maximumBodySize)
        session = URLSession(configuration: configuration, delegate: transfers, delegateQueue: nil)
    }

    deinit { session.finishTasksAndInvalidate() }

    /// Sends a request once.
    ///
    /// - Throws: `LLMError` of code `connection` where there is none or it broke, `timedOut` after the request's time-out, and
    ///   `malformedResponse` where the body is larger than allowed; `CancellationError`.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try Task.checkCancellation()
        return try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
            group.addTask { try await self.transfer(request) }
            // A session's own time-outs begin anew with every piece that arrives.
            group.addTask {
                try await Task.sleep(for: request.timeout)
                throw LLMError(.timedOut, "no answer of \(request.url.place) within \(request.timeout)")
            }
            defer { group.cancelAll() }
            return try await group.next()!
        }
    }

    private func transfer(_ request: HTTPRequest) async throws -> HTTPResponse {
        var urlRequest = URLRequest(url: request.url)
        urlRequest.httpMethod = request.method
        if !request.body.isEmpty { urlRequest.httpBody = request.body }
        urlRequest.timeoutInterval = request.timeout / .seconds(1) + 1
        for name in request.headers.names {
            urlRequest.setValue(request.headers[name], forHTTPHeaderField: name)
        }
        let task = session.dataTask(with: urlRequest)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                transfers.begin(task, from: request.url.place, continuation)
            }
        } onCancel: {
            transfers.cancel(task)
        }
    }
}

extension URL {
    /// Host and port, for messages: paths and queries may hold what is nobody's business.
    var place: String { (host ?? "no host") + (port.map { ":\($0)" } ?? "") }
}
