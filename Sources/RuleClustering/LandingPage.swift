internal import Foundation

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

/// Finds the landing page behind a raw field: takes off macros, decodes, unwraps trackers and attribution
/// links, and recognises apps.
///
/// ```swift
/// let field = "%%CLICK_URL_UNESC%%https%3A%2F%2Fbooks.amazon.co.uk%2Fsale"
/// if case .page(let page) = LandingPageResolver().resolve(field) {
///     page.host?.registrableDomain  // "amazon.co.uk"
/// }
/// ```
///
/// A link that holds the whole address of another site leads there: in a parameter, the path or the fragment, plain,
/// percent-encoded up to three times, or in base64. What its own site's parameters hold (`?next=`, `?ref=`, `?image=`, the
/// link of a share or a login) is no destination. Where the address inside cannot be used, no page is known, and
/// ``LandingPage/obstacle`` says why; the wrapper is never taken for it.
///
/// It never touches the network: a short link stays opaque.
///
/// - Complexity: O(n) in the length of the field; at most ``maximumDepth`` wrappers are taken off.
package struct LandingPageResolver: Sendable {
    /// How many wrappers are taken off one another: 8. Of a link with more, or one that wraps itself, no page is known.
    static let maximumDepth = 8

    private let hosts: HostPool?

    /// Makes a resolver.
    package init() { hosts = nil }

    /// Makes a resolver whose pages share hosts of one name.
    init(sharing hosts: HostPool) { self.hosts = hosts }

    /// Resolves a field that may hold one URL or several.
    ///
    /// Apps are gathered from all of them; the page is the first one that is not hidden by a tracker.
    package func resolve(_ field: String) -> LandingResolution {
        let urls = URLExtraction.urls(in: field)
        guard !urls.isEmpty else {
            return .nothing(reason: Self.emptyReason(field))
        }
        let pages = urls.prefix(8).compactMap { WebAddress($0) }.map { page(at: $0) }
        // Behind a store's link there often stands the address of a counting pixel, which is nobody's page.
        let leadsToStore = pages.first?.apps.contains { $0.store != .scheme } ?? false
        let telling = leadsToStore ? pages.first : pages.first { $0.host != nil }
        guard var page = telling ?? pages.first else {
            return .nothing(reason: Self.emptyReason(field))
        }
        page.apps = Set(pages.flatMap(\.apps)).sorted()
        page.isForApp = !page.apps.isEmpty || pages.contains(where: \.isForApp)
        // A deep link says less than the store that stands beside it.
        if page.apps.contains(where: { $0.store != .scheme }) { page.apps.removeAll { $0.store == .scheme } }
        return .page(page)
    }

    private static func emptyReason(_ field: String) -> String {
        let text = field.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty { return "no landing URL" }
        return MacroCleaner.isMacro(text) ? "the landing URL holds only macros" : unreadableReason(text)
    }

    private static func unreadableReason(_ text: String) -> String {
        if let scheme = AddressText.schemeWithoutPage(text) {
            return "the landing URL is a “\(scheme.prefix(20))” link, which leads to no page"
        }
        // What stands before the query, and after the scheme, is all that could name a host.
        let address = MacroCleaner.marked(text).prefix { $0 != "?" }
        guard address.contains(where: MacroCleaner.isMark) else { return "the landing URL cannot be read" }
        let start = address.range(of: "://")?.upperBound ?? address.startIndex
        let host = address[start...].prefix { $0 != "/" }
        return host.allSatisfy(MacroCleaner.isMark)
            ? "the landing URL holds a macro instead of a host" : "the landing URL cannot be read"
    }

    private func page(at address: WebAddress) -> LandingPage {
        var page = LandingPage()
        var current = address
        var parameters: [[LandingPage.Parameter]] = []
        while true {
            parameters.append(
                current.query.map { item in
                    let value = MacroCleaner.filledIn(item.value, context: .value) ?? ""
                    return .init(name: item.name.lowercased(), value: value)
                })
            let link = Redirection(of: current)
            page.apps += link.apps
            if current.host.map(LinkKinds.attributes) ?? false { page.isForApp = true }
            page.obstacle = link.obstacle
            guard let target = link.target else { break }
            page.wrappers.append(current.host?.name ?? current.scheme)
            if page.wrappers.count > Self.maximumDepth {
                page.obstacle = "its link is wrapped more than \(Self.maximumDepth) times"
                break
            }
            current = target
        }
        page.parameters = parameters.reversed().flatMap(\.self)
        if page.obstacle == nil {
            fill(&page, from: current)
        } else if let host = current.host {
            page.wrappers.append(host.name)
        }
        return page
    }

    private func fill(_ page: inout LandingPage, from address: WebAddress) {
        if let app = AppIdentity(address) {
            page.apps.append(app)
            return
        }
        guard address.isWeb, let host = address.host else {
            page.apps.append(AppIdentity(store: .scheme, id: address.scheme))
            return
        }
        let segments = address.segments.map { $0.lowercased() }
        if Redirection.isRedirector(host) || Redirection.isTrackerPath(segments) {
            page.opaqueLink = ([host.name] + segments).joined(separator: "/")
        } else {
            page.host = hosts?.shared(host) ?? host
            page.segments = segments
        }
    }
}
