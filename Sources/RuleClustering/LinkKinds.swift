/// What no form can tell about hosts which stand between an ad and its landing page.
///
/// A link that holds the address where it leads needs no entry here: see ``Redirection``. These lists are for links that do
/// not: shorteners, click trackers that keep the address to themselves, app stores, and services that attribute installs.
enum LinkKinds {
    /// Registrable domains whose links only lead elsewhere and need not say where: trackers, ad servers, shorteners. A link
    /// that cannot be unwrapped says nothing about whose page is behind it.
    static let redirectors: Set<String> = [
        // Ad servers and click trackers.
        "2mdn.net", "adform.net", "adnxs.com", "adsrvr.org", "atdmt.com", "bidswitch.net", "branchster.link",
        "celtra.com", "clickserve.com", "criteo.com", "demdex.net", "doubleclick.net", "doubleverify.com",
        "everesttech.net", "flashtalking.com", "googleadservices.com", "innovid.com",
        "mediaplex.com", "rlcdn.com", "rubiconproject.com", "serving-sys.com", "sizmek.com",
        "smartadserver.com", "tapad.com", "taboola.com", "outbrain.com", "voluumtrk.com",
        // Shorteners.
        "adf.ly", "bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnk.to", "ow.ly", "rb.gy",
        "rebrand.ly", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com", "trib.al", "urlgeni.us",
    ]

    /// App stores: a page there that names no app is nobody's.
    static let stores: Set<String> = ["apps.apple.com", "itunes.apple.com", "play.google.com"]

    /// Services that attribute installs of apps.
    static let attribution: Set<String> = [
        "adj.st", "adjust.com", "adjust.io", "appsflyer.com", "branch.io", "bnc.lt", "go.link", "kochava.com",
        "singular.net", "sng.link", "smart.link", "tenjin.io",
    ]

    /// Whether a host belongs to a service that attributes installs of apps.
    static func attributes(_ host: HostName) -> Bool {
        attribution.contains(host.registrableDomain)
            || ownedAttribution.contains { host.name.hasSuffix("." + $0) }
    }

    /// Attribution domains that give each customer a host of its own: `brand.onelink.me`.
    static let ownedAttribution: Set<String> = ["app.link", "onelink.me", "page.link"]

    /// Words that mark a host as a click tracker's wherever it stands: `trk.clickrelay.example`.
    static let trackerLabels: Set<String> = [
        "adclick", "click", "clicks", "clk", "redir", "redirect", "track", "tracker", "tracking", "trk",
    ]

    /// Names of parameters that carry the landing page, the most telling first, lower-case. Parameters of other names carry it
    /// too; these decide where several addresses stand in one link, and of which parameter `host/path` alone is an address.
    static let landingParameters: [String] = [
        "adurl", "ds_dest_url", "murl", "clickurl", "click_url", "landing_url", "landingurl", "landingpage",
        "landing", "lp", "lpurl", "final_url", "finalurl", "redirect_url", "redirecturl", "redirect_uri",
        "redirect_to", "redirect", "redir", "rd", "d_rd", "r", "dest_url", "desturl", "dest", "destination",
        "target_url", "targeturl", "target", "goto", "to", "out", "url", "u", "link", "href", "q",
        "$canonical_url", "$desktop_url", "$fallback_url", "af_web_dp", "af_r", "deep_link", "deeplink",
        "fallback", "fallback_url", "ofl", "ifl", "afl", "deep_link_value", "af_dp",
    ]

    /// For each of ``landingParameters``, its rank.
    static let landingRank = Dictionary(
        landingParameters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

    /// Parameters that lead to a store of one platform.
    static let storeParameters: [String] = [
        "af_android_url", "af_ios_url", "$android_url", "$ios_url", "redirect_android", "redirect_ios",
    ]
}

/// What the outside of a link tells about the addresses in it.
enum WrapperKind {
    /// It only leads elsewhere: a tracker, or a link with a tracker's words.
    case wrapper
    /// It may be a page of its own: an address in it decides by its parameter's name.
    case page
    /// Something is done there: a login, a payment, a search, a share. It is the page.
    case action

    init(_ address: WebAddress, host: HostName) {
        if Redirection.isRedirector(host) || LinkKinds.attributes(host) {
            self = .wrapper
            return
        }
        let words = address.segments.prefix(4).flatMap { segment in
            segment.lowercased().split { !$0.isASCIILetter }
        }
        if words.contains(where: { Self.actions.contains(String($0)) }) {
            self = .action
        } else if words.prefix(8).contains(where: { Self.pathWords.contains(String($0)) })
            || host.name.contains("click") || host.name.contains("track") || host.name.contains("redir")
        {
            self = .wrapper
        } else {
            self = .page
        }
    }

    /// Whether a link of this kind leads to an address in it.
    func leads(to embedded: EmbeddedAddress) -> Bool {
        switch ParameterRole(embedded.name) {
        case .other: false
        case .afterwards: self == .wrapper
        case .destination: self == .wrapper || (self == .page && !embedded.isBare)
        }
    }

    /// Words of a tracker's path.
    private static let pathWords: Set<String> = LinkKinds.trackerLabels.union([
        "aclk", "clickthrough", "event", "exit", "forward", "go", "goto", "jump", "leave", "leaving", "out",
        "outbound", "r",
        "rd", "trackclk", "url", "visit",
    ])

    /// Words of pages where something is done with an address, or before going there.
    private static let actions: Set<String> = [
        "account", "analysis", "analyze", "audit", "auth", "authorize", "basket", "cart", "check", "checker",
        "checkout",
        "compare", "comparison", "compose", "confirm", "consent", "contact", "contribute", "dialog", "donate",
        "donation",
        "embed", "feedback", "intent", "invite", "join", "login", "logon", "logout", "newsletter", "oauth",
        "oembed",
        "order", "pay", "payment", "petition", "pin", "player", "preview", "privacy", "quiz", "quote",
        "register",
        "registration", "report", "review", "reviews", "saml", "search", "share", "sharer", "sharing",
        "signin", "signup",
        "sso", "submit", "subscribe", "subscription", "survey", "tweet", "unsubscribe", "validate",
        "validator", "verify",
        "vote", "whois",
    ]
}
