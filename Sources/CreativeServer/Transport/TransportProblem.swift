internal import Foundation

/// The responses of a transport to requests that do not reach its handler.
enum TransportProblem {
    /// Returns a response in the form of RFC 9457.
    ///
    /// - Parameters:
    ///   - status: The status code.
    ///   - detail: One sentence without text of the client.
    static func response(_ status: Int, _ detail: String) -> HTTPResponse {
        let title = titles[status] ?? "Error"
        let body = #"{"type":"about:blank","title":"\#(title)","status":\#(status),"detail":"\#(detail)"}"#
        return HTTPResponse(
            status: status,
            fields: [
                "Content-Type": "application/problem+json", "X-Content-Type-Options": "nosniff",
                "Cache-Control": "no-store",
            ],
            body: .bytes(Data(body.utf8)))
    }

    /// The bytes of a response that is written to a socket directly.
    static func bytes(_ status: Int) -> [UInt8] {
        Array(
            "HTTP/1.1 \(status) \(titles[status] ?? "Error")\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                .utf8)
    }

    private static let titles = [
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 408: "Request Timeout",
        405: "Method Not Allowed", 413: "Content Too Large", 415: "Unsupported Media Type",
        417: "Expectation Failed",
        421: "Misdirected Request", 429: "Too Many Requests", 500: "Internal Server Error",
        501: "Not Implemented", 503: "Service Unavailable",
    ]
}
