internal import Foundation

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
/// It never touches the network: a short link stays opaque.
///
/// - Complexity: O(n) in the length of the field; at most ``maximumDepth`` wrappers are taken off.
public struct LandingPageResolver: Sendable {
    /// How many wrappers are taken off one another: 5. A link that wraps itself ends there.
    public static let maximumDepth = 5

    /// Makes a resolver.
    public init() {}

    /// Resolves a field that may hold one URL or several.
    ///
    /// Apps are gathered from all of them; the page is the first one that is not hidden by a tracker.
    public func resolve(_ field: String) -> LandingResolution {
        let urls = URLExtraction.urls(in: field)
        guard !urls.isEmpty else {
            let isOnlyMacros = MacroCleaner.isMacro(field)
            return .nothing(reason: isOnlyMacros ? "the landing URL holds only macros" : "no landing URL")
        }
        let pages = urls.prefix(8).compactMap { WebAddress($0) }.map { page(at: $0) }
        // Behind a store's link there often stands the address of a counting pixel, which is nobody's page.
        let leadsToStore = pages.first?.apps.contains { $0.store != .scheme } ?? false
        let telling = leadsToStore ? pages.first : pages.first { $0.host != nil }
        guard var page = telling ?? pages.first else {
            return .nothing(reason: "the landing URL cannot be read")
        }
        page.apps = Set(pages.flatMap(\.apps)).sorted()
        page.isForApp = !page.apps.isEmpty || pages.contains(where: \.isForApp)
        // A deep link says less than the store that stands beside it.
        if page.apps.contains(where: { $0.store != .scheme }) { page.apps.removeAll { $0.store == .scheme } }
        return .page(page)
    }

    private func page(at address: WebAddress) -> LandingPage {
        var page = LandingPage()
        var current = address
        var parameters: [[LandingPage.Parameter]] = []
        for _ in 0..<Self.maximumDepth {
            parameters.append(current.query.map { .init(name: $0.name.lowercased(), value: $0.value) })
            let link = Redirection(of: current)
            page.apps += link.apps
            if current.host.map(LinkKinds.attributes) ?? false { page.isForApp = true }
            guard let target = link.target else { break }
            page.wrappers.append(current.host?.name ?? current.scheme)
            current = target
        }
        page.parameters = parameters.reversed().flatMap(\.self)
        fill(&page, from: current)
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
            page.host = host
            page.segments = segments
        }
    }
}
