internal import Foundation

extension HTTPResponse {
    /// Creates a response with a page.
    static func page(_ document: String, status: Int = 200) -> HTTPResponse {
        // Also for a service without a guard, which adds the same fields.
        var fields: HTTPFields = ["Content-Type": "text/html; charset=utf-8"]
        SecurityHeaders.add(to: &fields)
        return HTTPResponse(status: status, fields: fields, body: .bytes(Data(document.utf8)))
    }

    /// Creates a response that leads to a page after a change. The browser reads it with `GET`.
    static func redirect(to link: Link) -> HTTPResponse {
        HTTPResponse(status: 303, fields: ["Location": link.text, "Cache-Control": "no-store"])
    }

    /// Creates a response with a file whose address changes with its content.
    static func asset(_ text: String, type: String) -> HTTPResponse {
        HTTPResponse(
            status: 200,
            fields: [
                "Content-Type": type, "Cache-Control": "public, max-age=31536000, immutable",
                "X-Content-Type-Options": "nosniff",
            ], body: .bytes(Data(text.utf8)))
    }
}
