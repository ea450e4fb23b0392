public import CreativeModel
internal import Foundation

/// A creative and the signals read from it: computed once, used by every rule and by refinement.
///
/// Copies share the signals, so that an array of millions stays small.
public struct CreativeSignals: Sendable {
    private let reading: Reading
    /// The properties that depend on other creatives.
    var standing = Standing.unknown
    /// The campaign that names mean, shared by all creatives of it.
    var naming: Naming?

    /// The owner of the creative. Creatives of different owners are never grouped.
    public var owner: Owner { standing.key.owner }
    /// The app it leads to, the same for both stores of an app.
    public var app: AppIdentity? { standing.key.app }

    /// The campaign that the names of the ad, its ad set or its platform's campaign mean in the naming convention of the
    /// account, if they mean one.
    public var namedCampaign: NamedCampaign? { naming?.campaign }

    /// A named campaign, in a reference that takes little space in each creative.
    final class Naming: Sendable {
        let campaign: NamedCampaign

        init(_ campaign: NamedCampaign) { self.campaign = campaign }
    }

    /// The owner and app shared by creatives.
    final class Standing: Sendable {
        struct Key: Hashable {
            var owner: Owner
            var app: AppIdentity?
        }

        let key: Key

        init(_ key: Key) { self.key = key }

        static let unknown = Standing(Key(owner: .unknown))
    }

    /// The signals of the creative alone.
    private final class Reading: Sendable {
        let creative: Creative
        let landing: LandingResolution
        let hint: CampaignHint?
        let advertiser: AdvertiserName?
        /// The host that the source detected, if the page has none. An array of at most one element,
        /// which takes less space than an optional.
        let declaredHost: [HostName]
        /// The account on a shared site that the page belongs to. An array for the same reason.
        let place: [SharedPlace]

        init(
            _ creative: Creative, landing: LandingResolution, hint: CampaignHint?,
            advertiser: AdvertiserName?, declaredHost: HostName?
        ) {
            self.creative = creative
            self.landing = landing
            self.hint = hint
            self.advertiser = advertiser
            self.declaredHost = declaredHost.map { [$0] } ?? []
            var page: LandingPage?
            if case .page(let known) = landing { page = known }
            place = page.flatMap(SharedPlace.init).map { [$0] } ?? []
        }
    }

    /// The creative.
    public var creative: Creative { reading.creative }
    /// The landing page, or the reason why it is unknown.
    public var landing: LandingResolution { reading.landing }
    /// The campaign that the landing page names.
    public var hint: CampaignHint? { reading.hint }
    /// The advertiser, folded for comparison.
    public var advertiser: AdvertiserName? { reading.advertiser }

    /// The landing page, if it is known.
    public var page: LandingPage? {
        if case .page(let page) = landing { return page }
        return nil
    }

    /// The destination of the landing page as text, or the opaque link. On a site that many owners share, the account and the
    /// path below it.
    package var landingDestination: String? {
        guard case .page(let page) = reading.landing else { return nil }
        guard let location = placeLocation(of: page), !page.segments.isEmpty else {
            return page.address.destination ?? page.opaqueLink
        }
        return location.joined(separator: "/")
    }

    /// The pages above the landing page, without the home page.
    package var landingPagesAbove: [String] {
        guard case .page(let page) = reading.landing else { return [] }
        guard let location = placeLocation(of: page) else { return page.address.pagesAbove }
        guard location.count > 2 else { return [] }
        return (2..<location.count).map { location.prefix($0).joined(separator: "/") }
    }

    /// Whether the host of the landing page is known.
    package var hasLandingHost: Bool {
        guard case .page(let page) = reading.landing else { return false }
        return page.address.host != nil
    }

    /// The apps that the landing page leads to.
    package var landingApps: [AppIdentity] {
        guard case .page(let page) = reading.landing else { return [] }
        return page.apps
    }

    /// The registrable domain of the landing page, else of the host that the source detected. On a site that many owners
    /// share, the site and the account, such as `facebook.com/acme`.
    public var domain: String? { reading.place.first?.key ?? host?.registrableDomain }

    /// The name of the account on a shared site, as its address spells it, in lower case.
    package var placeName: String? { reading.place.first?.name }

    /// The domain or account, and the path segments below it. Posts of an account belong to it and have no path.
    package var location: [String]? {
        guard let page, let host = page.host else { return nil }
        return placeLocation(of: page) ?? [host.registrableDomain] + page.segments
    }

    /// The account on a shared site and the path segments below it, or `nil` on other sites.
    private func placeLocation(of page: LandingPage) -> [String]? {
        guard let place = reading.place.first else { return nil }
        return [place.key] + (place.ownsPagesBelow ? [] : Array(page.segments.dropFirst(place.depth)))
    }

    /// The host of the landing page, else the one that the source detected.
    public var host: HostName? { page?.host ?? reading.declaredHost.first }

    /// Creates the signals of a creative whose landing URL is already resolved.
    init(_ creative: Creative, landing resolution: LandingResolution, resolver: LandingPageResolver) {
        var page: LandingPage?
        if case .page(let resolved) = resolution { page = resolved }
        let isApp = page.map { !$0.apps.isEmpty } ?? false
        let declared = isApp || page?.host != nil ? nil : Self.declaredHost(of: creative, resolver: resolver)
        // The domain that a source detects in a link is often that of a wrapper, which identifies no
        // owner.
        let wrappers = page?.wrappers.compactMap { HostName($0)?.registrableDomain } ?? []
        reading = Reading(
            creative, landing: resolution, hint: page.flatMap(CampaignHint.init),
            advertiser: creative.advertiser.flatMap { name in
                resolver.pool.map { $0.advertiser(name) } ?? AdvertiserName(name)
            },
            declaredHost: declared.flatMap { wrappers.contains($0.registrableDomain) ? nil : $0 })
    }

    private static func declaredHost(of creative: Creative, resolver: LandingPageResolver) -> HostName? {
        guard let declared = creative.declaredDomain, case .page(let page) = resolver.resolve(declared) else {
            return nil
        }
        return page.host
    }
}

/// The owner of a creative, as far as known. No campaign spans two owners.
public enum Owner: Hashable, Comparable, Sendable {
    /// An advertiser, by name.
    case advertiser(AdvertiserName)
    /// The owner of a registrable domain, if no advertiser is named.
    case domain(String)
    /// The owner of an app, if no advertiser is named.
    case app(AppIdentity)
    /// The account of an export that names no advertiser: all that is known of creatives with copy and without a landing
    /// page.
    case account
    /// An unknown owner.
    case unknown
}

/// The name of an advertiser, folded for comparison: `ACME, Inc. ` and `Acme Inc` are equal.
public struct AdvertiserName: Hashable, Comparable, Sendable {
    /// The folded name: case folded, compatibility composed, words joined by single spaces, without
    /// punctuation.
    package let folded: String

    /// Folds a name; returns `nil` if nothing is left.
    package init?(_ name: String) {
        let composed = MacroCleaner.clean(name).precomposedStringWithCompatibilityMapping.lowercased()
        let words = composed.split { !($0.isLetter || $0.isNumber || $0.isSymbol) }
        guard !words.isEmpty else { return nil }
        folded = words.joined(separator: " ")
    }

    /// Orders names by text.
    public static func < (left: AdvertiserName, right: AdvertiserName) -> Bool { left.folded < right.folded }
}
