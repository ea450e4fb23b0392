/// The host and path of a landing page. Pages that differ only in their parameters share one.
final class PageAddress: Hashable, Sendable {
    /// The host; `nil` if only an app is known, or a tracker hides the page.
    let host: HostName?
    /// The path segments, percent-decoded, in lower case.
    let segments: [String]
    /// The derived texts, if they are kept.
    private let texts: Texts?

    private struct Texts {
        var destination: String?
        var pagesAbove: [String]
    }

    /// The address of no page.
    static let unknown = PageAddress(host: nil, segments: [])

    /// - Parameter keepsTexts: Whether to compute the derived texts once, for an address that many pages share.
    init(host: HostName?, segments: [String], keepsTexts: Bool = false) {
        self.host = host
        self.segments = segments
        texts = keepsTexts ? Self.texts(host, segments) : nil
    }

    /// Whether the derived texts are kept.
    var keepsTexts: Bool { texts != nil }

    /// The destination as text: equal paths on different subdomains are one page, except home pages. `nil` if the host is
    /// unknown.
    var destination: String? { texts.map(\.destination) ?? Self.destination(host, segments) }

    /// The destinations of the pages above it, without the home page.
    var pagesAbove: [String] { texts?.pagesAbove ?? Self.pagesAbove(host, segments) }

    private static func texts(_ host: HostName?, _ segments: [String]) -> Texts {
        Texts(destination: destination(host, segments), pagesAbove: pagesAbove(host, segments))
    }

    private static func destination(_ host: HostName?, _ segments: [String]) -> String? {
        guard let host else { return nil }
        guard !segments.isEmpty else { return host.withoutCommonPrefix }
        return ([host.registrableDomain] + segments).joined(separator: "/")
    }

    private static func pagesAbove(_ host: HostName?, _ segments: [String]) -> [String] {
        guard let host, segments.count > 1 else { return [] }
        return (1..<segments.count).map { count in
            ([host.registrableDomain] + segments.prefix(count)).joined(separator: "/")
        }
    }

    static func == (left: PageAddress, right: PageAddress) -> Bool {
        left === right || (left.host == right.host && left.segments == right.segments)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(host)
        hasher.combine(segments)
    }
}
