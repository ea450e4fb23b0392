internal import CCurl
internal import LLMProtocol
internal import StageCore

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
