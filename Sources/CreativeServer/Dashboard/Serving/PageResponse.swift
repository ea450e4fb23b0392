internal import Foundation

extension HTTPResponse {
    /// What a page may load: our own style sheet, module, pictures and events, and nothing inline.
    static let pagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// Creates a response with a page.
    static func page(_ document: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status,
            fields: [
                "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store",
                "Content-Security-Policy": pagePolicy, "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "same-origin",
            ], body: .bytes(Data(document.utf8)))
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
