internal import CCurl
internal import Foundation
internal import LLMProtocol
internal import Synchronization

/// One request under way, with what has arrived of its response.
///
/// Made by the task that sends it; from ``CurlLoop/start(_:_:)`` on, only the loop's thread touches it, but for ``isCancelled``. That
/// makes it safe to send, which the compiler cannot see.
final class CurlTransfer: @unchecked Sendable {
    typealias Continuation = CheckedContinuation<HTTPResponse, any Error>
    typealias ID = UnsafeMutableRawPointer?

    let handle: CurlHandle
    let isCancelled = Atomic(false)
    var continuation: Continuation?

    private let place: String
    private let timeout: Duration
    private let maximumBodySize: Int
    private let headerLines: CurlHeaderLines
    private var head = ResponseHead()
    private var body = Data()
    private var isTooLarge = false

    var id: ID { handle.pointer }

    /// - Throws: `LLMError` of code `invalidConfiguration` for what cannot be sent.
    init(_ request: HTTPRequest, maximumBodySize: Int) throws {
        guard ["http", "https"].contains(request.url.scheme?.lowercased()) else {
            throw LLMError(.invalidConfiguration, "the address is not of HTTP, expected http or https")
        }
        headerLines = try CurlHeaderLines(request.headers)
        handle = CurlHandle(curl_easy_init())
        place = request.url.place
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
        // Signals are the process's own, and a library takes none.
        _ = ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        _ = ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        _ = ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        _ = ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        _ = ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, timeout.curlMilliseconds)
        _ = ccurl_set_offset(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(maximumBodySize))
        // Silent for a minute, a model still thinks; a router may think that the connection is dead.
        _ = ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
        _ = ccurl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
        _ = ccurl_set_text(handle, CURLOPT_USERAGENT, "CreativeIntelligence")
    }

    private func setReceivers() {
        let handle = handle.pointer
        // The loop holds the transfer as long as libcurl can call these.
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

    /// - Returns: How much was taken; less than there is ends the transfer.
    private func take(bodyPart bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= maximumBodySize else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }
}

// How it ends.
extension CurlTransfer {
    /// What came of it, once libcurl is done.
    func result(_ code: CURLcode) -> Result<HTTPResponse, any Error> {
        if isTooLarge || code == CURLE_FILESIZE_EXCEEDED {
            return .failure(
                LLMError(.malformedResponse, "the response has more than \(maximumBodySize) bytes"))
        }
        guard code == CURLE_OK else {
            return .failure(LLMError(curl: code, to: place, timeout: timeout))
        }
        var status = 0
        _ = ccurl_get_long(handle.pointer, CURLINFO_RESPONSE_CODE, &status)
        return .success(HTTPResponse(status: status, headers: head.headers, body: body))
    }

    /// Where libcurl itself fails.
    var fault: LLMError { LLMError(.connection, "the connection to \(place) failed") }

    func finish(_ result: Result<HTTPResponse, any Error>) {
        continuation?.resume(with: result)
        continuation = nil
    }
}

/// The headers of the last response: those of a provisional one, such as 100, are dropped when the next begins.
private struct ResponseHead {
    private(set) var headers = HTTPHeaders()
    private var size = 0

    /// More is not a header that a provider sends.
    private static let sizeLimit = 256 << 10

    /// - Returns: Whether there is room for it.
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
    /// At least 1, as 0 is no limit for libcurl, and at most what its `long` of 32 bits holds somewhere.
    fileprivate var curlMilliseconds: Int {
        Int(min(max((self / .milliseconds(1)).rounded(.up), 1), 2_147_483_647))
    }
}
