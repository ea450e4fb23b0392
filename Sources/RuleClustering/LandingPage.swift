internal import Foundation

/// The destination of an ad, without macros, trackers and wrappers.
public struct LandingPage: Hashable, Sendable {
    /// A query parameter, percent-decoded.
    public struct Parameter: Hashable, Sendable {
        /// The name, lower-case.
        public var name: String
        /// The value in its original spelling.
        public var value: String
    }

    /// The apps it leads to, sorted: two if both stores are named.
    public var apps: [AppIdentity] {
        get { rarities.isEmpty ? [] : rarities[0].apps }
        set { changeRarities { $0.apps = newValue } }
    }

    /// The host of the page; `nil` if only an app is known, or a tracker hides the page.
    public var host: HostName? {
        get { address.host }
        set { address = PageAddress(host: newValue, segments: segments) }
    }

    /// The path segments, percent-decoded, in lower case.
    public var segments: [String] {
        get { address.segments }
        set { address = PageAddress(host: host, segments: newValue) }
    }

    /// The parameters of the page in order, followed by those of the wrappers.
    public var parameters: [Parameter] = []

    /// The trackers and wrappers that were removed, outermost first.
    package var wrappers: [String] {
        get { rarities.isEmpty ? [] : rarities[0].wrappers }
        set { changeRarities { $0.wrappers = newValue } }
    }

    /// Whether the link leads to an app: it names one, or passes through an install attribution
    /// service.
    var isForApp: Bool {
        get { rarities.isEmpty ? false : rarities[0].isForApp }
        set { changeRarities { $0.isForApp = newValue } }
    }

    /// The link itself, if a tracker hides the page. Equal links lead to the same page.
    package var opaqueLink: String? {
        get { rarities.isEmpty ? nil : rarities[0].opaqueLink }
        set { changeRarities { $0.opaqueLink = newValue } }
    }

    /// The reason why the page is unknown, if the address inside the link cannot be used; otherwise
    /// `nil`.
    package var obstacle: String? {
        get { rarities.isEmpty ? nil : rarities[0].obstacle }
        set { changeRarities { $0.obstacle = newValue } }
    }

    /// The host and path.
    fileprivate(set) var address = PageAddress.unknown

    /// The properties that few pages have. One element, or none if all have their default values: the pages of millions of
    /// creatives are copied often.
    private var rarities: [Rarities] = []

    private struct Rarities: Hashable {
        var apps: [AppIdentity] = []
        var wrappers: [String] = []
        var isForApp = false
        var opaqueLink: String?
        var obstacle: String?
    }

    private mutating func changeRarities(_ change: (inout Rarities) -> Void) {
        var changed = rarities.first ?? Rarities()
        change(&changed)
        rarities = changed == Rarities() ? [] : [changed]
    }

    init() {}

    init(_ address: PageAddress, parameters: [Parameter] = []) {
        self.address = address
        self.parameters = parameters
    }

    /// The host and path, such as `example.com/summer`, as shown to people.
    var pageName: String? {
        guard let host else { return nil }
        return ([host.withoutCommonPrefix] + segments).joined(separator: "/")
    }
}

/// The result of resolving a landing URL field.
public enum LandingResolution: Hashable, Sendable {
    /// A page, an app, or an opaque link.
    case page(LandingPage)
    /// No usable address, with the reason.
    case nothing(reason: String)
}

/// A resolver of the landing page behind a raw field: it removes macros, decodes, unwraps tracker and
/// attribution links, and recognises apps.
///
/// ```swift
/// let field = "%%CLICK_URL_UNESC%%https%3A%2F%2Fbooks.amazon.co.uk%2Fsale"
/// if case .page(let page) = LandingPageResolver().resolve(field) {
///     page.host?.registrableDomain  // "amazon.co.uk"
/// }
/// ```
///
/// A link that contains the complete address of another site leads there. The address may be in a
/// parameter, the path or the fragment, in plain text, percent-encoded up to three times, or in base64.
/// Addresses in the parameters of the site itself (`?next=`, `?ref=`, `?image=`, the link of a share or
/// a login) are not destinations. If the address inside cannot be used, the page is unknown, and
/// ``LandingPage/obstacle`` has the reason. The wrapper is never used in its place.
///
/// The resolver does not access the network: a short link stays opaque.
///
/// - Complexity: O(n) in the length of the field. At most ``maximumDepth`` wrappers are removed.
package struct LandingPageResolver: Sendable {
    /// The maximum number of nested wrappers to remove: 8. The page of a link with more, or of one that
    /// wraps itself, is unknown.
    static let maximumDepth = 8

    let pool: PagePool?

    /// Creates a resolver.
    package init() { pool = nil }

    /// Creates a resolver that resolves plain links to one page only once. Its results are the same.
    init(sharing pool: PagePool) { self.pool = pool }

    /// Resolves a field with one or more URLs.
    ///
    /// Apps are collected from all URLs. The page is the first one that is not hidden by a tracker.
    package func resolve(_ field: String) -> LandingResolution {
        guard let pool else { return resolveAlone(field) }
        if let link = PlainLink(field), let page = pool.page(at: link.address) {
            return .page(LandingPage(page, parameters: link.parameters))
        }
        return pool.resolutions.value(of: field, resolveAlone)
    }

    private func resolveAlone(_ field: String) -> LandingResolution {
        let urls = URLExtraction.urls(in: field)
        guard !urls.isEmpty else {
            return .nothing(reason: Self.emptyReason(field))
        }
        let pages = urls.prefix(8).compactMap { WebAddress($0) }.map { page(at: $0) }
        // A store link is often followed by the address of a tracking pixel, which is not a landing
        // page.
        let leadsToStore = pages.first?.apps.contains { $0.store != .scheme } ?? false
        let telling = leadsToStore ? pages.first : pages.first { $0.host != nil }
        guard var page = telling ?? pages.first else {
            return .nothing(reason: Self.emptyReason(field))
        }
        page.apps = Set(pages.flatMap(\.apps)).sorted()
        page.isForApp = !page.apps.isEmpty || pages.contains(where: \.isForApp)
        // A store identifies the app better than a deep link beside it.
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
        // Only the part before the query, and after the scheme, could name a host.
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
            page.address = PageAddress(host: pool?.shared(host) ?? host, segments: segments)
        }
    }
}
