public import CreativeModel

/// A creative and what was read out of it: computed once, looked at by every rule and by refinement.
public struct CreativeSignals: Sendable {
    /// The creative itself.
    public let creative: Creative
    /// Where it leads, or why that is unknown.
    public let landing: LandingResolution
    /// The campaign that its landing page names.
    public let hint: CampaignHint?
    /// Its advertiser, folded for comparison.
    public let advertiser: AdvertiserName?
    /// Whose creative it is: nothing is ever grouped across owners.
    public internal(set) var owner: Owner
    /// The app it leads to, the same for both stores of one app.
    public internal(set) var app: AppIdentity?

    /// The page it leads to, where that is known.
    public var page: LandingPage? {
        if case .page(let page) = landing { return page }
        return nil
    }

    /// The registrable domain that it leads to, else the one that its source detected.
    public var domain: String? { host?.registrableDomain }

    /// The host that it leads to, else the one that its source detected.
    public let host: HostName?

    /// Reads a creative whose landing URL was resolved already.
    init(_ creative: Creative, landing resolution: LandingResolution, resolver: LandingPageResolver) {
        self.creative = creative
        landing = resolution
        advertiser = creative.advertiser.flatMap(AdvertiserName.init)
        var page: LandingPage?
        if case .page(let resolved) = resolution { page = resolved }
        hint = page.flatMap(CampaignHint.init)
        app = page?.apps.first
        let isApp = page.map { !$0.apps.isEmpty } ?? false
        let declared = isApp || page?.host != nil ? nil : Self.declaredHost(of: creative, resolver: resolver)
        // What a source detects of a link is often its wrapper, which is nobody's.
        let wrappers = page?.wrappers.compactMap { HostName($0)?.registrableDomain } ?? []
        host = page?.host ?? declared.flatMap { wrappers.contains($0.registrableDomain) ? nil : $0 }
        owner = .unknown
    }

    private static func declaredHost(of creative: Creative, resolver: LandingPageResolver) -> HostName? {
        guard let declared = creative.declaredDomain, case .page(let page) = resolver.resolve(declared) else {
            return nil
        }
        return page.host
    }
}

/// Whose a creative is, as far as known: the wall that no campaign crosses.
public enum Owner: Hashable, Comparable, Sendable {
    /// An advertiser, by name.
    case advertiser(AdvertiserName)
    /// Whoever has a registrable domain, where no advertiser is named.
    case domain(String)
    /// Whoever has an app, where no advertiser is named.
    case app(AppIdentity)
    /// Nobody known.
    case unknown
}
