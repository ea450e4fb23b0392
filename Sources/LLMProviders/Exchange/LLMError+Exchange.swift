internal import CCurl
internal import Foundation
internal import LLMProtocol

extension LLMError {
    /// Creates the error of a response without an answer: from its status or, if that reports success, from the error in its
    /// body.
    init(_ response: HTTPResponse, _ problem: ProviderProblem, of model: String, now: Date = Date()) {
        let isSuccess = (200..<300).contains(response.status)
        let meant = isSuccess ? problem.status : response.status
        let (code, message) = Self.meaning(of: meant, problem)
        let report = isSuccess ? meant.map { "reports an error \($0): it " } ?? "" : ""
        self.init(code, "\(model) \(report)\(message)")
        status = meant ?? response.status
        providerType = problem.type
        requestID = response.headers.requestID ?? problem.requestID
        retryAfter = RetryAfter.delay(of: response.headers, now: now) ?? problem.retryDelay
    }

    private static func meaning(of status: Int?, _ problem: ProviderProblem) -> (Code, String) {
        switch status {
        case 402: (.paymentRequired, "requires payment: the account has no credit left")
        case 429 where problem.isAboutCredit:
            (.paymentRequired, "requires payment: the account has no credit left")
        case 401, 403: (.unauthorized, "rejects the key")
        case _ where problem.isAboutTheKey: (.unauthorized, "rejects the key")
        case .some(300..<400):
            (
                .invalidConfiguration,
                "answered with a redirect, expected the base URL of the API itself"
            )
        case 408: (.timedOut, "did not answer in time")
        case 425, 429: (.rateLimited, "accepts no more requests for now")
        // Not implemented, and an unsupported version of HTTP: neither is temporary.
        case 501, 505: (.invalidRequest, "rejects the request")
        // Includes the nonstandard statuses of proxies: 520 to 527, 529, 530.
        case .some(500...): (.serverFault, "has an internal error")
        case nil: (.serverFault, "reports an unspecified error")
        default: (.invalidRequest, "rejects the request")
        }
    }
}

extension HTTPHeaders {
    /// The provider's identifier of the exchange.
    var requestID: String? { self["request-id"] ?? self["x-request-id"] ?? self["x-goog-request-id"] }
}

/// The delay requested by a provider: `Retry-After` of RFC 9110 in seconds or as a date, and `retry-after-ms`, which is more
/// precise.
enum RetryAfter {
    static func delay(of headers: HTTPHeaders, now: Date) -> Duration? {
        if let text = headers["retry-after-ms"], let milliseconds = Double(text) {
            return delay(ofSeconds: milliseconds / 1_000)
        }
        guard let text = headers["retry-after"]?.trimmingCharacters(in: .whitespaces) else { return nil }
        if let seconds = Double(text) { return delay(ofSeconds: seconds) }
        return date(of: text).flatMap { delay(ofSeconds: $0.timeIntervalSince(now)) }
    }

    /// Parses a delay in Google's notation: `13s`, `0.5s`.
    static func delay(ofText text: String) -> Duration? {
        text.hasSuffix("s") ? Double(text.dropLast()).flatMap(delay(ofSeconds:)) : nil
    }

    /// Returns the delay, clamped to 0 and a year, because a duration cannot hold every number.
    private static func delay(ofSeconds seconds: Double) -> Duration? {
        seconds.isFinite ? .milliseconds(Int((min(max(seconds, 0), 31_536_000) * 1_000).rounded(.up))) : nil
    }

    /// Parses a date in the three formats that RFC 9110 (section 5.6.7) requires.
    private static func date(of text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        for format in [
            "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy",
        ] {
            formatter.dateFormat = format
            if let date = formatter.date(from: text) { return date }
        }
        return nil
    }
}

extension LLMError {
    /// Creates the error of a failed transfer. libcurl's own text may contain entire URLs, so only its code is reported.
    init(curl code: CURLcode, to location: String, timeout: Duration) {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: self.init(.timedOut, "\(location) did not answer within \(timeout)")
        case CURLE_COULDNT_RESOLVE_HOST: self.init(.connection, "cannot resolve the host of \(location)")
        case CURLE_COULDNT_RESOLVE_PROXY:
            self.init(.connection, "cannot resolve the host of the proxy for \(location)")
        case CURLE_COULDNT_CONNECT: self.init(.connection, "cannot connect to \(location)")
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            self.init(.connection, "the connection to \(location) broke")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_INVALIDCERTSTATUS:
            self.init(
                .connection, "cannot establish a trusted connection to \(location) (libcurl \(code.rawValue))"
            )
        case CURLE_URL_MALFORMAT:
            self.init(.invalidConfiguration, "invalid URL at \(location), expected an HTTP URL")
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            self.init(
                .malformedResponse, "the response of \(location) is not HTTP (libcurl \(code.rawValue))")
        case CURLE_WRITE_ERROR:
            self.init(.malformedResponse, "the headers in the response of \(location) are too large")
        default: self.init(.connection, "the connection to \(location) failed (libcurl \(code.rawValue))")
        }
    }
}
