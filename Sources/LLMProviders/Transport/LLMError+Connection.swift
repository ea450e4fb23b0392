internal import CCurl
internal import LLMProtocol

extension LLMError {
    /// Why libcurl got no response. Its own text may hold whole addresses, so that only its code is told.
    init(curl code: CURLcode, to place: String, timeout: Duration) {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: self.init(.timedOut, "no answer of \(place) within \(timeout)")
        case CURLE_COULDNT_RESOLVE_HOST: self.init(.connection, "the host of \(place) is not known")
        case CURLE_COULDNT_RESOLVE_PROXY:
            self.init(.connection, "the host of the proxy for \(place) is not known")
        case CURLE_COULDNT_CONNECT: self.init(.connection, "nothing accepts connections at \(place)")
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            self.init(.connection, "the connection to \(place) broke")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_INVALIDCERTSTATUS:
            self.init(.connection, "no trusted connection to \(place) (libcurl \(code.rawValue))")
        case CURLE_URL_MALFORMAT:
            self.init(.invalidConfiguration, "the address at \(place) is none, expected one of HTTP")
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            self.init(.malformedResponse, "\(place) does not answer in HTTP (libcurl \(code.rawValue))")
        case CURLE_WRITE_ERROR:
            self.init(.malformedResponse, "the response of \(place) has more headers than any provider sends")
        default: self.init(.connection, "the connection to \(place) failed (libcurl \(code.rawValue))")
        }
    }
}
