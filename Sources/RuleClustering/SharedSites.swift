/// The well-known sites that many owners share, and the forms of their accounts' addresses.
enum SharedSites {
    /// The part of an address that names an account.
    enum Form: Sendable {
        /// The segment after a prefix: `/company/acme`.
        case prefixed(String)
        /// A name and an ID after a prefix: `/pages/Acme/123456789`.
        case named(String)
        /// A first segment that begins with `@`.
        case marked
        /// A parameter of a path: `/profile.php?id=123456789`.
        case parameter(String, String)
        /// The first segment, unless it is reserved.
        case first
    }

    /// A site.
    struct Site: Sendable {
        var domain: String
        var forms: [Form]
        /// First segments that are no accounts.
        var reserved: Set<String> = []
        /// Whether accounts end in an ID: `Acme-123456789`.
        var hasTrailingIDs = false
        /// Whether pages below an account belong to it as posts do.
        var ownsPagesBelow = true
        /// Whether each account may have a host of its own: `acme.tumblr.com`.
        var isByHost = false
        /// Prefixes that are part of the account, since IDs after different prefixes are different things.
        var kinds: Set<String> = []
    }

    /// Returns the site of a host.
    static func site(of host: HostName) -> Site? {
        byDomain[host.name] ?? byDomain[host.registrableDomain] ?? international(host.registrableDomain)
    }

    /// Sites with a domain for each country: `pinterest.de`, `eventbrite.co.uk`.
    private static func international(_ domain: String) -> Site? {
        guard let label = domain.split(separator: ".").first, labels.contains(String(label)) else {
            return nil
        }
        return byDomain["\(label).com"]
    }

    private static let labels: Set<String> = ["ebay", "eventbrite", "pinterest"]

    private static let byDomain: [String: Site] = {
        var table: [String: Site] = [:]
        for site in sites { table[site.domain] = site }
        for (alias, domain) in aliases { table[alias] = table[domain] }
        return table
    }()

    private static let aliases: [String: String] = [
        "fb.com": "facebook.com", "fb.me": "facebook.com", "m.me": "facebook.com",
        "instagr.am": "instagram.com",
        "twitter.com": "x.com", "telegram.me": "t.me", "telegram.dog": "t.me", "discord.com": "discord.gg",
        "secure.actblue.com": "actblue.com", "secure.winred.com": "winred.com",
        "secure.anedot.com": "anedot.com", "linkedin.cn": "linkedin.com", "vkontakte.ru": "vk.com",
    ]

    private static let sites: [Site] = social + media + bios + giving + shops + forms

    private static let social: [Site] = [
        Site(
            domain: "facebook.com",
            forms: [
                .named("pages"), .named("people"), .prefixed("pg"), .prefixed("groups"), .prefixed("events"),
                .parameter("profile.php", "id"), .parameter("permalink.php", "id"),
                .parameter("story.php", "id"), .first,
            ],
            reserved: [
                "ads", "business", "dialog", "events", "gaming", "groups", "hashtag", "help", "home", "login",
                "marketplace", "media", "pages", "people", "pg", "photo", "plugins", "policies", "reel",
                "search",
                "share", "sharer", "stories", "tr", "watch",
            ], hasTrailingIDs: true, kinds: ["events", "groups"]),
        Site(
            domain: "instagram.com", forms: [.prefixed("stories"), .first],
            reserved: ["about", "accounts", "explore", "p", "reel", "reels", "stories", "tv"]),
        Site(
            domain: "x.com", forms: [.first],
            reserved: ["explore", "hashtag", "home", "i", "intent", "login", "search", "share", "signup"]),
        Site(domain: "threads.net", forms: [.marked]),
        Site(domain: "tiktok.com", forms: [.marked]),
        Site(
            domain: "linkedin.com",
            forms: [.prefixed("company"), .prefixed("in"), .prefixed("school"), .prefixed("showcase")]),
        Site(
            domain: "pinterest.com", forms: [.first],
            reserved: ["business", "ideas", "pin", "search", "today"]),
        Site(domain: "snapchat.com", forms: [.prefixed("add"), .marked, .prefixed("p")]),
        Site(domain: "reddit.com", forms: [.prefixed("r"), .prefixed("user"), .prefixed("u")], kinds: ["r"]),
        Site(domain: "tumblr.com", forms: [.prefixed("blog"), .first], isByHost: true),
        Site(domain: "t.me", forms: [.prefixed("s"), .prefixed("joinchat"), .first]),
        Site(domain: "wa.me", forms: [.first]),
        Site(domain: "api.whatsapp.com", forms: [.parameter("send", "phone")]),
        Site(domain: "discord.gg", forms: [.prefixed("invite"), .first], reserved: ["download", "login"]),
        Site(domain: "vk.com", forms: [.first], reserved: ["feed", "login", "search", "share.php"]),
        Site(domain: "meetup.com", forms: [.first], reserved: ["cities", "find", "login", "topics"]),
    ]

    private static let media: [Site] = [
        Site(
            domain: "youtube.com",
            forms: [.marked, .prefixed("channel"), .prefixed("c"), .prefixed("user")]),
        Site(domain: "twitch.tv", forms: [.first], reserved: ["directory", "downloads", "videos"]),
        Site(
            domain: "soundcloud.com", forms: [.first],
            reserved: ["charts", "discover", "search", "stream", "upload"]),
        Site(
            domain: "open.spotify.com",
            forms: [.prefixed("artist"), .prefixed("show"), .prefixed("user"), .prefixed("playlist")]),
        Site(
            domain: "medium.com", forms: [.marked, .first], reserved: ["m", "search", "tag"], isByHost: true),
        Site(domain: "substack.com", forms: [.marked], isByHost: true),
        Site(domain: "bandcamp.com", forms: [], isByHost: true),
    ]

    private static let bios: [Site] = [
        "allmylinks.com", "beacons.ai", "bio.link", "bio.site", "campsite.bio", "carrd.co", "direct.me",
        "flow.page",
        "hoo.be", "linkin.bio", "linktr.ee", "lnk.bio", "many.link", "msha.ke", "shor.by", "solo.to",
        "stan.store",
        "taplink.cc",
    ].map { Site(domain: $0, forms: [.marked, .first], reserved: ["s"]) }

    private static let giving: [Site] =
        [
            Site(
                domain: "actblue.com",
                forms: [.prefixed("donate"), .prefixed("page"), .prefixed("contribute")]),
            Site(domain: "gofundme.com", forms: [.prefixed("f"), .prefixed("c"), .first]),
            Site(domain: "change.org", forms: [.prefixed("p"), .prefixed("o")], kinds: ["o", "p"]),
            Site(domain: "kickstarter.com", forms: [.prefixed("projects")], ownsPagesBelow: false),
            Site(domain: "indiegogo.com", forms: [.prefixed("projects")]),
            Site(domain: "justgiving.com", forms: [.prefixed("page"), .prefixed("fundraising"), .first]),
        ]
        + [
            "anedot.com", "buymeacoffee.com", "donorbox.org", "givebutter.com", "ko-fi.com", "patreon.com",
            "paypal.me",
            "winred.com",
        ].map { Site(domain: $0, forms: [.first], reserved: ["c", "login", "signup"]) }

    private static let shops: [Site] = [
        Site(domain: "etsy.com", forms: [.prefixed("shop")], ownsPagesBelow: false, isByHost: true),
        Site(domain: "ebay.com", forms: [.prefixed("str"), .prefixed("usr")], ownsPagesBelow: false),
        Site(domain: "redbubble.com", forms: [.prefixed("people")], ownsPagesBelow: false),
        Site(
            domain: "eventbrite.com", forms: [.prefixed("o"), .prefixed("e")], hasTrailingIDs: true,
            kinds: ["e", "o"]),
    ]

    private static let forms: [Site] = [
        Site(domain: "forms.gle", forms: [.first]),
        Site(domain: "surveymonkey.com", forms: [.prefixed("r")]),
        Site(domain: "typeform.com", forms: [.prefixed("to")], isByHost: true),
        Site(
            domain: "sites.google.com", forms: [.prefixed("view"), .prefixed("site")], ownsPagesBelow: false),
    ]
}
