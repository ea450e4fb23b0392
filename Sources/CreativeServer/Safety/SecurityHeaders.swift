/// The response fields that restrict what a browser does with a response.
enum SecurityHeaders {
    /// The content security policy of pages: everything comes from this server, and neither scripts nor styles are inline.
    static let contentPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "media-src 'self'",
        "font-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
        "manifest-src 'self'",
        "frame-ancestors 'none'",
    ].joined(separator: "; ")

    private static let all: [(name: String, value: String)] = [
        ("Content-Security-Policy", contentPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
    ]

    /// Adds the fields that a response does not have. An application can only choose a stricter value for itself: for
    /// example, an asset can have a policy with `sandbox`.
    static func add(to fields: inout HTTPFields) {
        for (name, value) in all where fields[name] == nil { fields.append(name, value) }
        // Data of people must not stay in shared caches; an application may name another lifetime for its static files.
        if fields["Cache-Control"] == nil { fields.append("Cache-Control", "no-store") }
    }
}
