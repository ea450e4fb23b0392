/// What a parameter that holds an address says of it, by the words of its name.
///
/// An address of another site is where a link leads, unless the name says that it is something else: where the click came
/// from, a part of the page, or where to go when something is done there. No list can hold the names of all
/// destinations (`ued`, `ulp`, `mpre`), so these need no name; the few that are known rank before the others.
enum ParameterRole: Equatable {
    /// Where the link leads; known names rank by ``LinkKinds/landingParameters``.
    case destination(rank: Int?)
    /// Where to go afterwards, or what the page is about: a destination only of links that do nothing but lead elsewhere.
    case afterwards
    /// Where the click came from, a file or a service of the page, or text.
    case other

    init(_ name: String) {
        let name = name.lowercased() == name ? name : Self.separated(name)
        let words = name.lowercased().split { !$0.isLetter }.map(String.init)
        let folded = words.joined(separator: "_")
        if let first = words.first, Self.namespaces.contains(first) {
            self = .other
        } else if words.contains(where: Self.isOther) {
            self = .other
        } else if Self.questions.contains(folded) || words.contains(where: Self.isLater) {
            self = .afterwards
        } else {
            self = .destination(rank: LinkKinds.landingRank[name.lowercased()])
        }
    }

    /// `returnTo` as `return To`.
    private static func separated(_ name: String) -> String {
        var result = ""
        var previous: Character = " "
        for character in name {
            if character.isUppercase, previous.isLowercase { result.append(" ") }
            result.append(character)
            previous = character
        }
        return result
    }

    private static func isOther(_ word: String) -> Bool {
        let stem = stem(word)
        if others.contains(stem) || others.contains(word) { return true }
        return word != "href" && endings.contains { stem.hasSuffix($0) }
    }

    private static func isLater(_ word: String) -> Bool {
        laterWords.contains(word) || laterWords.contains(stem(word))
    }

    /// The word without what only says that it is an address: `image` of `imageurl` and `images`.
    private static func stem(_ word: String) -> String {
        var word = word[...]
        for ending in ["url", "uri", "link", "href", "path", "to", "s"]
        where word.hasSuffix(ending) && word.count > ending.count + 1 && !word.hasSuffix("ss") {
            word = word.dropLast(ending.count)
        }
        return word.hasPrefix("url") && word.count > 4 ? String(word.dropFirst(3)) : String(word)
    }

    /// First words of names which analytics keep for themselves.
    private static let namespaces: Set<String> = [
        "ga", "hsa", "itm", "matomo", "mtm", "piwik", "pk", "stm", "utm",
    ]

    private static let endings = [
        "callback", "icon", "image", "img", "logo", "ref", "referer", "referrer", "src",
    ]

    private static let others: Set<String> = [
        // Where a click came from.
        "affiliate", "attribution", "channel", "from", "initiator", "medium", "opener", "origin", "parent",
        "partner",
        "placement", "publisher", "pub", "ref", "refer", "referal", "referer", "referral", "referrer",
        "sender", "source",
        "src", "traffic", "via",
        // Parts of the page.
        "asset", "audio", "avatar", "background", "banner", "bg", "clip", "cover", "css", "embed", "favicon",
        "feed", "file",
        "font", "frame", "icon", "iframe", "image", "img", "js", "logo", "manifest", "media", "photo", "pic",
        "picture",
        "player", "poster", "preview", "rss", "script", "sitemap", "stream", "style", "stylesheet", "theme",
        "thumb",
        "thumbnail", "trailer", "video", "widget",
        // Services that it asks or tells.
        "api", "backend", "beacon", "cdn", "config", "data", "endpoint", "event", "graphql", "imp",
        "impression", "json",
        "log", "notify", "ping", "pixel", "postback", "proxy", "report", "server", "vast", "webhook", "ws",
        "xml",
        // Who vouches for it, and what binds.
        "acs", "aud", "audience", "claimed", "entity", "iss", "issuer", "legal", "license", "openid",
        "policy", "privacy",
        "realm", "schema", "terms", "tos", "wtrealm",
        // Text.
        "body", "caption", "comment", "description", "message", "quote", "subject", "text", "title",
        // People and their pages elsewhere.
        "author", "contact", "facebook", "feedback", "help", "imprint", "instagram", "linkedin", "profile",
        "share",
        "social", "support", "tiktok", "twitter", "youtube",
    ]

    private static let laterWords: Set<String> = [
        "abort", "after", "afterwards", "back", "callback", "cancel", "complete", "completion", "continue",
        "default",
        "done", "error", "fail", "failure", "fallback", "finish", "homepage", "login", "logout", "next",
        "post", "prev",
        "previous", "relaystate", "resume", "return", "retry", "service", "success", "website", "wreply",
    ]

    /// Whole names of what a page is about, or is asked for.
    private static let questions: Set<String> = [
        "domain", "host", "hostname", "keyword", "keywords", "kw", "loc", "location", "page", "page_url",
        "pageurl", "q",
        "query", "s", "search", "site", "site_url", "siteurl", "term",
    ]
}
