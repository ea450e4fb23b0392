internal import CCurl
internal import Foundation
internal import LLMProtocol
internal import StageCore

/// HTTP by libcurl: no cookies, no cache, no redirects, and bodies of a bounded size. Waiting for a response costs no processor time.
///
/// ```swift
/// let response = try await CurlTransport.shared.send(request)
/// ```
///
/// All transfers of a transport share one thread, which exists while there are any. Connections are kept and used again, at most 64 to
/// one host. TLS is version 1.2 or newer; the certificate and its host are verified against the system's authorities. Proxies are those
/// of the environment, as libcurl reads it (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`).
public final class CurlTransport: HTTPTransport {
    /// What can be chosen.
    public struct Options: Sendable, Hashable {
        /// The most bytes that a response's body may have after decompression, at least 1; default 32 MiB.
        public var maximumBodySize = 32 << 20

        /// The defaults.
        public init() {}
    }

    /// The one that is used where none is named.
    public static let shared = CurlTransport()

    private let options: Options
    private let loop = CurlLoop()

    /// Makes a transport.
    public init(options: Options = Options()) {
        self.options = options
    }

    /// Sends a request once.
    ///
    /// - Throws: `LLMError` of code `connection` where there is none or it broke, `timedOut` after the request's time-out,
    ///   `malformedResponse` where the body is larger than allowed or is no HTTP, and `invalidConfiguration` for an address other than
    ///   HTTP or HTTPS and for headers that hold line breaks; `CancellationError`.
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
    /// Host and port, for messages: paths and queries may hold what is nobody's business.
    var place: String { (host ?? "no host") + (port.map { ":\($0)" } ?? "") }
}

/// The headers of a request as libcurl takes them; freed with this.
final class CurlHeaderLines {
    private(set) var list: UnsafeMutablePointer<curl_slist>?

    /// - Throws: `LLMError` of code `invalidConfiguration` for a name that is no token, or a value that could end its line. Values may be
    ///   keys, so that only the name is told.
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
            // With a semicolon, libcurl sends a header without a value; with a colon it would leave it out.
            list = curl_slist_append(list, value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        // What libcurl would add by itself: a wait for the server's consent, and a form that the body does not have.
        list = curl_slist_append(list, "expect:")
        if headers["content-type"] == nil { list = curl_slist_append(list, "content-type:") }
    }

    deinit { curl_slist_free_all(list) }

    /// RFC 9110, section 5.6.2.
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
