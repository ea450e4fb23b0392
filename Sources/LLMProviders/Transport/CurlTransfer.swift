internal import CCurl
internal import Foundation
internal import LLMProtocol
internal import Synchronization

/// One request in progress, with the received part of its response.
///
/// The task that sends it creates it. From ``CurlLoop/start(_:_:)`` on, only the loop's thread touches it, except for
/// ``isCancelled``. That makes it safe to send, which the compiler cannot see.
final class CurlTransfer: @unchecked Sendable {
    typealias Continuation = CheckedContinuation<HTTPResponse, any Error>
    typealias ID = UnsafeMutableRawPointer?

    let handle: CurlHandle
    let isCancelled = Atomic(false)
    var continuation: Continuation?

    private let location: String
    private let timeout: Duration
    private let maximumBodySize: Int
    private let headerLines: CurlHeaderLines
    private var head = ResponseHead()
    private var body = Data()
    private var isTooLarge = false

    var id: ID { handle.pointer }

    /// - Throws: `LLMError` of code `invalidConfiguration` if the request cannot be sent.
    init(_ request: HTTPRequest, maximumBodySize: Int) throws {
        guard ["http", "https"].contains(request.url.scheme?.lowercased()) else {
            throw LLMError(.invalidConfiguration, "the URL is not an HTTP URL, expected http or https")
        }
        headerLines = try CurlHeaderLines(request.headers)
        handle = CurlHandle(curl_easy_init())
        location = request.url.location
        timeout = request.timeout
        self.maximumBodySize = maximumBodySize
        setAddress(request)
        setLimits()
        setReceivers()
    }

    deinit { curl_easy_cleanup(handle.pointer) }

    private func setAddress(_ request: HTTPRequest) {
        let handle = handle.pointer
        _ = ccurl_set_text(handle, CURLOPT_URL, request.url.absoluteString)
        _ = ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, headerLines.list)
        if !request.body.isEmpty {
            _ = ccurl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            request.body.withUnsafeBytes { bytes in
                _ = ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
            }
        }
        switch request.method {
        case "GET" where request.body.isEmpty: _ = ccurl_set_long(handle, CURLOPT_HTTPGET, 1)
        case "HEAD": _ = ccurl_set_long(handle, CURLOPT_NOBODY, 1)
        case "POST":
            _ = ccurl_set_long(handle, CURLOPT_POST, 1)
            if request.body.isEmpty { _ = ccurl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, 0) }
        default: _ = ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
        }
    }

    private func setLimits() {
        let handle = handle.pointer
        _ = ccurl_allow_http_only(handle)
        ccurl_abandon_lookups(handle)
        // Signals belong to the process, and a library must not install handlers.
        _ = ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        _ = ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        _ = ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        _ = ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        _ = ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, timeout.curlMilliseconds)
        _ = ccurl_set_offset(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(maximumBodySize))
        // After a minute of silence, a model may still be thinking, but a router may consider the connection dead.
        _ = ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
        _ = ccurl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
        _ = ccurl_set_text(handle, CURLOPT_USERAGENT, "CreativeIntelligence")
    }

    private func setReceivers() {
        let handle = handle.pointer
        // The loop retains the transfer as long as libcurl can call these.
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        _ = ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        _ = ccurl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            let transfer = Unmanaged<CurlTransfer>.fromOpaque(context!).takeUnretainedValue()
            return transfer.take(headerLine: UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
        _ = ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        _ = ccurl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            let transfer = Unmanaged<CurlTransfer>.fromOpaque(context!).takeUnretainedValue()
            return transfer.take(bodyPart: UnsafeRawBufferPointer(start: bytes, count: size * count))
        }
    }

    private func take(headerLine bytes: UnsafeRawBufferPointer) -> Int {
        head.take(line: String(decoding: bytes, as: UTF8.self)) ? bytes.count : 0
    }

    /// - Returns: The number of bytes taken; fewer than available ends the transfer.
    private func take(bodyPart bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= maximumBodySize else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }
}

// The end of a transfer.
extension CurlTransfer {
    /// Returns the result after libcurl has finished.
    func result(_ code: CURLcode) -> Result<HTTPResponse, any Error> {
        if isTooLarge || code == CURLE_FILESIZE_EXCEEDED {
            return .failure(
                LLMError(.malformedResponse, "the response has more than \(maximumBodySize) bytes"))
        }
        guard code == CURLE_OK else {
            return .failure(LLMError(curl: code, to: location, timeout: timeout))
        }
        var status = 0
        _ = ccurl_get_long(handle.pointer, CURLINFO_RESPONSE_CODE, &status)
        return .success(HTTPResponse(status: status, headers: head.headers, body: body))
    }

    /// The error if libcurl itself fails.
    var fault: LLMError { LLMError(.connection, "the connection to \(location) failed") }

    func finish(_ result: Result<HTTPResponse, any Error>) {
        continuation?.resume(with: result)
        continuation = nil
    }
}

/// The headers of the final response. Those of a provisional one, such as 100, are dropped when the next begins.
private struct ResponseHead {
    private(set) var headers = HTTPHeaders()
    private var size = 0

    /// The maximum size of all headers, larger than any provider sends.
    private static let sizeLimit = 256 << 10

    /// - Returns: Whether the line fits.
    mutating func take(line: String) -> Bool {
        size += line.utf8.count
        guard size <= Self.sizeLimit else { return false }
        if line.hasPrefix("HTTP/") {
            headers = HTTPHeaders()
        } else if let colon = line.firstIndex(of: ":") {
            let name = line[..<colon].trimmingCharacters(in: .whitespaces)
            headers[name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return true
    }
}

extension Duration {
    /// The duration in milliseconds, at least 1, because 0 means no limit to libcurl, and at most what a `long` of 32 bits
    /// holds.
    fileprivate var curlMilliseconds: Int {
        Int(min(max((self / .milliseconds(1)).rounded(.up), 1), 2_147_483_647))
    }
}
