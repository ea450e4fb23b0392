/// Lists of hosts between an ad and its landing page that cannot be recognised by form.
///
/// A link that contains its destination needs no entry here: see ``Redirection``. These lists are for
/// other links: shorteners, click trackers that keep the destination to themselves, app stores, and
/// install attribution services.
enum LinkKinds {
    /// Registrable domains whose links only redirect, possibly to a hidden destination: trackers, ad
    /// servers, shorteners. If such a link cannot be unwrapped, the owner of the page is unknown.
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

    /// App stores. A page there without an app identifies no owner.
    static let stores: Set<String> = ["apps.apple.com", "itunes.apple.com", "play.google.com"]

    /// Install attribution services.
    static let attribution: Set<String> = [
        "adj.st", "adjust.com", "adjust.io", "appsflyer.com", "branch.io", "bnc.lt", "go.link", "kochava.com",
        "singular.net", "sng.link", "smart.link", "tenjin.io",
    ]

    /// Returns whether a host belongs to an install attribution service.
    static func attributes(_ host: HostName) -> Bool {
        attribution.contains(host.registrableDomain)
            || ownedAttribution.contains { host.name.hasSuffix("." + $0) }
    }

    /// Attribution domains that give each customer a separate host: `brand.onelink.me`.
    static let ownedAttribution: Set<String> = ["app.link", "onelink.me", "page.link"]

    /// Labels that mark a host as a click tracker, in any position: `trk.clickrelay.example`.
    static let trackerLabels: Set<String> = [
        "adclick", "click", "clicks", "clk", "redir", "redirect", "track", "tracker", "tracking", "trk",
    ]

    /// Parameter names that carry the landing page, the most reliable first, in lower case. Parameters
    /// with other names carry it too. The list decides between several addresses in a link, and in
    /// which parameters a bare `host/path` is an address.
    static let landingParameters: [String] = [
        "adurl", "ds_dest_url", "murl", "clickurl", "click_url", "landing_url", "landingurl", "landingpage",
        "landing", "lp", "lpurl", "final_url", "finalurl", "redirect_url", "redirecturl", "redirect_uri",
        "redirect_to", "redirect", "redir", "rd", "d_rd", "r", "dest_url", "desturl", "dest", "destination",
        "target_url", "targeturl", "target", "goto", "to", "out", "url", "u", "link", "href", "q",
        "$canonical_url", "$desktop_url", "$fallback_url", "af_web_dp", "af_r", "deep_link", "deeplink",
        "fallback", "fallback_url", "ofl", "ifl", "afl", "deep_link_value", "af_dp",
    ]

    /// The rank of each of ``landingParameters``.
    static let landingRank = Dictionary(
        landingParameters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

    /// Parameters that lead to a store of one platform.
    static let storeParameters: [String] = [
        "af_android_url", "af_ios_url", "$android_url", "$ios_url", "redirect_android", "redirect_ios",
    ]
}

/// The kind of a link, which decides how addresses inside it are read.
enum WrapperKind {
    /// The link only redirects: a tracker, or a link with a tracker's words.
    case wrapper
    /// The link may be a page of its own: the name of the parameter decides about an address inside.
    case page
    /// The link is the page of an action: a login, a payment, a search, a share.
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

    /// Returns whether a link of this kind leads to an address inside it.
    func leads(to embedded: EmbeddedAddress) -> Bool {
        switch ParameterRole(embedded.name) {
        case .other: false
        case .afterwards: self == .wrapper
        case .destination: self == .wrapper || (self == .page && !embedded.isBare)
        }
    }

    /// Words in the path of a tracker.
    private static let pathWords: Set<String> = LinkKinds.trackerLabels.union([
        "aclk", "clickthrough", "event", "exit", "forward", "go", "goto", "jump", "leave", "leaving", "out",
        "outbound", "r",
        "rd", "trackclk", "url", "visit",
    ])

    /// Words of pages that process an address, or perform an action before going there.
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
