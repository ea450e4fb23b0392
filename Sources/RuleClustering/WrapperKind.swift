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
