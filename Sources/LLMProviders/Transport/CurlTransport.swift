internal import CCurl
internal import Foundation
internal import LLMProtocol
internal import StageCore

/// A transport over libcurl: no cookies, no cache, no redirects, and bodies of a limited size. Waiting uses no processor
/// time.
///
/// ```swift
/// let response = try await CurlTransport.shared.send(request)
/// ```
///
/// All transfers of a transport share one thread, which exists only while there are any. Connections are reused, at most 64
/// per host. TLS is version 1.2 or newer; the certificate and its host are verified against the system's authorities. Proxies
/// are read from the environment by libcurl (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`).
public final class CurlTransport: HTTPTransport {
    /// The options of a transport.
    public struct Options: Sendable, Hashable {
        /// The maximum size of a response's body in bytes after decompression, at least 1; the default is 32 MiB.
        public var maximumBodySize = 32 << 20

        /// Creates options with the default values.
        public init() {}
    }

    /// The transport that is used by default.
    public static let shared = CurlTransport()

    private let options: Options
    private let loop = CurlLoop()

    /// Creates a transport.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Sends a request once.
    ///
    /// - Throws: `LLMError` of code `connection` if there is no connection or it broke, `timedOut` after the request's
    ///   timeout, `malformedResponse` if the body is too large or not HTTP, and `invalidConfiguration` for a URL other than
    ///   HTTP or HTTPS and for headers that contain line breaks; `CancellationError` if the task is cancelled.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try Task.checkCancellation()
        let transfer = try CurlTransfer(request, maximumBodySize: max(1, options.maximumBodySize))
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                loop.start(transfer, continuation)
            }
        } onCancel: {
            loop.cancel(transfer)
        }
    }
}

extension URL {
    /// The host and port, for messages. Paths and queries may be private.
    var location: String { (host ?? "no host") + (port.map { ":\($0)" } ?? "") }
}

/// The headers of a request in libcurl's form, freed with this object.
final class CurlHeaderLines {
    private(set) var list: UnsafeMutablePointer<curl_slist>?

    /// - Throws: `LLMError` of code `invalidConfiguration` for a name that is not a token, or a value that could end its
    ///   line. Values may be keys, so only the name is reported.
    init(_ headers: HTTPHeaders) throws {
        for name in headers.names {
            let value = headers[name] ?? ""
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte),
                value.utf8.allSatisfy(Self.isValueByte)
            else {
                throw LLMError(
                    .invalidConfiguration,
                    "the header \(quoted(name, limit: 60)) cannot be sent, expected a name and a value without control characters"
                )
            }
            // With a semicolon, libcurl sends a header without a value; with a colon it would omit the header.
            list = curl_slist_append(list, value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        // Suppresses headers that libcurl would add: a wait for the server's consent, and a wrong content type.
        list = curl_slist_append(list, "expect:")
        if headers["content-type"] == nil { list = curl_slist_append(list, "content-type:") }
    }

    deinit { curl_slist_free_all(list) }

    /// Returns whether a byte may occur in a token (RFC 9110, section 5.6.2).
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func isValueByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\t") || (byte >= 0x20 && byte != 0x7F)
    }
}
