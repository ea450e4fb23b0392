/// Where an ad leads, once macros, trackers and wrappers are taken off.
public struct LandingPage: Hashable, Sendable {
    /// One parameter of the query, percent-decoded.
    public struct Parameter: Hashable, Sendable {
        /// The name, lower-case.
        public var name: String
        /// The value as given.
        public var value: String
    }

    /// The apps it leads to, sorted: two where both stores are named.
    public var apps: [AppIdentity] = []

    /// The host of the page; `nil` where only an app is known, or a tracker hides the page.
    public var host: HostName?

    /// The path's segments, percent-decoded, lower-case.
    public var segments: [String] = []

    /// The page's parameters in order, and behind them those of the wrappers that led to it.
    public var parameters: [Parameter] = []

    /// The trackers and wrappers that were taken off, outermost first.
    package var wrappers: [String] = []

    /// Whether the link leads to an app: it names one, or passes through a service that attributes installs.
    var isForApp = false

    /// The link itself where a tracker hides the page behind it: equal links lead to one page.
    package var opaqueLink: String?

    /// Why the page is unknown, where the link holds an address that cannot be used; `nil` otherwise.
    package var obstacle: String?

    /// Host and path, `example.com/summer`: what people recognise.
    var pageName: String? {
        guard let host else { return nil }
        return ([host.withoutCommonPrefix] + segments).joined(separator: "/")
    }
}

/// What a landing field was found to be.
public enum LandingResolution: Hashable, Sendable {
    /// A page, an app, or an opaque link.
    case page(LandingPage)
    /// Nothing that could be used, and why.
    case nothing(reason: String)
}
