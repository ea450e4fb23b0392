/// The checks of a request header that a transport makes before it trusts the length of the body.
///
/// libmicrohttpd accepts headers that RFC 9112 requires a server to reject, such as two values of `Content-Length`. A
/// proxy in front of the server may read these in another way, and then both disagree about where the next request begins.
enum RequestFraming: Hashable, Sendable {
    /// There is no body.
    case none
    /// The body has this number of bytes.
    case length(Int)
    /// The body ends with an empty chunk.
    case chunked

    /// A header that is refused.
    struct Violation: Error, Hashable {
        /// The status of the response. The connection is closed after it.
        var status: Int
        /// One sentence without text of the client.
        var detail: String

        init(_ status: Int = 400, _ detail: String) {
            self.status = status
            self.detail = detail
        }
    }

    /// Checks a request header.
    ///
    /// - Parameters:
    ///   - method: The method, as sent.
    ///   - target: The target, as sent.
    ///   - fields: The header fields, as sent.
    ///   - isHTTP10: Whether the client speaks HTTP/1.0.
    /// - Throws: ``Violation``.
    static func check(
        method: String, target: String, fields: HTTPFields, isHTTP10: Bool
    ) throws(Violation) -> RequestFraming {
        guard !method.isEmpty, method.utf8.allSatisfy(isToken) else {
            throw Violation(400, "The method is not a token.")
        }
        try check(target: target)
        for field in fields.all {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy(isToken) else {
                throw Violation(400, "The name of a header field is not a token.")
            }
            guard field.value.utf8.allSatisfy({ $0 == 9 || ($0 >= 32 && $0 != 127) }) else {
                throw Violation(400, "The value of a header field contains a control character.")
            }
        }
        let hosts = fields.values(of: "Host").count
        guard hosts == 1 || (hosts == 0 && isHTTP10) else {
            throw Violation(400, "Exactly one Host field is required.")
        }
        for expectation in fields.values(of: "Expect")
        where expectation.lowercased() != "100-continue" {
            throw Violation(417, "The only supported expectation is 100-continue.")
        }
        return try length(fields, isHTTP10: isHTTP10)
    }

    private static func check(target: String) throws(Violation) {
        let bytes = Array(target.utf8)
        guard bytes.first == UInt8(ascii: "/") else {
            throw Violation(400, "The target is not a path.")
        }
        for (index, byte) in bytes.enumerated() {
            guard byte > 32, byte < 127, byte != UInt8(ascii: "#") else {
                throw Violation(400, "The target contains a character that must be percent-encoded.")
            }
            guard
                byte != UInt8(ascii: "%") || bytes[(index + 1)...].prefix(2).count(where: isHexadecimal) == 2
            else { throw Violation(400, "The target contains an incomplete percent-encoding.") }
        }
    }

    private static func length(_ fields: HTTPFields, isHTTP10: Bool) throws(Violation) -> RequestFraming {
        let lengths = fields.values(of: "Content-Length")
        let codings = fields.values(of: "Transfer-Encoding")
        guard codings.isEmpty else {
            guard lengths.isEmpty else {
                throw Violation(400, "Content-Length and Transfer-Encoding are mutually exclusive.")
            }
            guard !isHTTP10 else { throw Violation(400, "HTTP/1.0 has no Transfer-Encoding.") }
            guard codings.count == 1, codings[0].lowercased() == "chunked" else {
                throw Violation(501, "The only supported transfer coding is chunked.")
            }
            return .chunked
        }
        guard let text = lengths.first else { return .none }
        guard lengths.count == 1, !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw Violation(400, "Content-Length is not one number.")
        }
        // A length beyond the range of the type is beyond every limit.
        let length = Int(text) ?? .max
        return length == 0 ? .none : .length(length)
    }

    /// Returns whether a byte may occur in a token (RFC 9110, section 5.6.2).
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}
