/// The role of a parameter that holds an address, judged by the words of its name.
///
/// An address of another site is the destination of a link, unless the name indicates otherwise: the
/// source of the click, a part of the page, or the destination after an action. No list could hold the
/// names of all destination parameters (`ued`, `ulp`, `mpre`), so that any other name counts; the few
/// known names rank first.
enum ParameterRole: Equatable {
    /// The destination of the link; known names rank by ``LinkKinds/landingParameters``.
    case destination(rank: Int?)
    /// The address after an action, or the subject of the page: a destination only in links that do
    /// nothing but redirect.
    case afterwards
    /// The source of the click, a file or service of the page, or text.
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

    /// Returns `returnTo` as `return To`.
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

    /// Returns the word without endings that only indicate an address: `image` for `imageurl` and
    /// `images`.
    private static func stem(_ word: String) -> String {
        var word = word[...]
        for ending in ["url", "uri", "link", "href", "path", "to", "s"]
        where word.hasSuffix(ending) && word.count > ending.count + 1 && !word.hasSuffix("ss") {
            word = word.dropLast(ending.count)
        }
        return word.hasPrefix("url") && word.count > 4 ? String(word.dropFirst(3)) : String(word)
    }

    /// First words of parameter names reserved by analytics tools.
    private static let namespaces: Set<String> = [
        "ga", "hsa", "itm", "matomo", "mtm", "piwik", "pk", "stm", "utm",
    ]

    private static let endings = [
        "callback", "icon", "image", "img", "logo", "ref", "referer", "referrer", "src",
    ]

    private static let others: Set<String> = [
        // Sources of a click.
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
        // Services that the page calls.
        "api", "backend", "beacon", "cdn", "config", "data", "endpoint", "event", "graphql", "imp",
        "impression", "json",
        "log", "notify", "ping", "pixel", "postback", "proxy", "report", "server", "vast", "webhook", "ws",
        "xml",
        // Identity and legal terms.
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

    /// Full names of parameters for the subject of a page or a query.
    private static let questions: Set<String> = [
        "domain", "host", "hostname", "keyword", "keywords", "kw", "loc", "location", "page", "page_url",
        "pageurl", "q",
        "query", "s", "search", "site", "site_url", "siteurl", "term",
    ]
}
