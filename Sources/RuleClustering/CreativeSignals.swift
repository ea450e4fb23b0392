public import CreativeModel
internal import Foundation

/// A creative and what was read out of it: computed once, looked at by every rule and by refinement.
///
/// Copies share what was read, so that a list of some of millions is small.
public struct CreativeSignals: Sendable {
    private let reading: Reading
    /// What is known of it from the others.
    var standing = Standing.unknown

    /// Whose creative it is: nothing is ever grouped across owners.
    public var owner: Owner { standing.key.owner }
    /// The app it leads to, the same for both stores of one app.
    public var app: AppIdentity? { standing.key.app }

    /// Whose creatives some are, and which app they lead to.
    final class Standing: Sendable {
        struct Key: Hashable {
            var owner: Owner
            var app: AppIdentity?
        }

        let key: Key

        init(_ key: Key) { self.key = key }

        static let unknown = Standing(Key(owner: .unknown))
    }

    /// What the creative says alone.
    private final class Reading: Sendable {
        let creative: Creative
        let landing: LandingResolution
        let hint: CampaignHint?
        let advertiser: AdvertiserName?
        /// The host that its source detected, where no page has one: none or one, which takes less space than an optional.
        let declaredHost: [HostName]

        init(
            _ creative: Creative, landing: LandingResolution, hint: CampaignHint?,
            advertiser: AdvertiserName?, declaredHost: HostName?
        ) {
            self.creative = creative
            self.landing = landing
            self.hint = hint
            self.advertiser = advertiser
            self.declaredHost = declaredHost.map { [$0] } ?? []
        }
    }

    /// The creative itself.
    public var creative: Creative { reading.creative }
    /// Where it leads, or why that is unknown.
    public var landing: LandingResolution { reading.landing }
    /// The campaign that its landing page names.
    public var hint: CampaignHint? { reading.hint }
    /// Its advertiser, folded for comparison.
    public var advertiser: AdvertiserName? { reading.advertiser }

    /// The page it leads to, where that is known.
    public var page: LandingPage? {
        if case .page(let page) = landing { return page }
        return nil
    }

    /// The registrable domain that it leads to, else the one that its source detected.
    public var domain: String? { host?.registrableDomain }

    /// The host that it leads to, else the one that its source detected.
    public var host: HostName? { page?.host ?? reading.declaredHost.first }

    /// Reads a creative whose landing URL was resolved already.
    init(_ creative: Creative, landing resolution: LandingResolution, resolver: LandingPageResolver) {
        var page: LandingPage?
        if case .page(let resolved) = resolution { page = resolved }
        let isApp = page.map { !$0.apps.isEmpty } ?? false
        let declared = isApp || page?.host != nil ? nil : Self.declaredHost(of: creative, resolver: resolver)
        // What a source detects of a link is often its wrapper, which is nobody's.
        let wrappers = page?.wrappers.compactMap { HostName($0)?.registrableDomain } ?? []
        reading = Reading(
            creative, landing: resolution, hint: page.flatMap(CampaignHint.init),
            advertiser: creative.advertiser.flatMap(AdvertiserName.init),
            declaredHost: declared.flatMap { wrappers.contains($0.registrableDomain) ? nil : $0 })
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

/// An advertiser's name in the form in which names compare: `ACME, Inc. ` and `Acme Inc` are one.
public struct AdvertiserName: Hashable, Comparable, Sendable {
    /// Case folded, compatibility composed, words joined by single spaces, without punctuation.
    package let folded: String

    /// Folds a name; `nil` where nothing is left of it.
    package init?(_ name: String) {
        let composed = MacroCleaner.clean(name).precomposedStringWithCompatibilityMapping.lowercased()
        let words = composed.split { !($0.isLetter || $0.isNumber || $0.isSymbol) }
        guard !words.isEmpty else { return nil }
        folded = words.joined(separator: " ")
    }

    /// Orders by text.
    public static func < (left: AdvertiserName, right: AdvertiserName) -> Bool { left.folded < right.folded }
}
