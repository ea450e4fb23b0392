internal import CreativeModel
internal import RuleClustering

/// Something that creatives can share.
enum Tie: Hashable {
    /// Where they lead, or where a page above that is.
    case page(String)
    /// Where they lead, where their owner has no other page on that domain.
    case onlyPage(String)
    /// A path that names an occasion.
    case occasion(String)
    /// The campaign that their links name, on whatever domain.
    case campaign(String)
    /// The asset they show.
    case asset(String)
    /// What their files are called, and for which app or domain: many games have a boss to show.
    case family(AssetFamily, of: String)
    /// A flight, by both of its ends.
    case flight(start: Double, end: Double)
    /// A launch within the hour of another one on the same domain.
    case launch(domain: String)
    /// That a similarity finds them alike: its kind, the group, and the similarity's number.
    case resemblance(kind: String, group: Int, of: Int)
    /// That nothing is known of where they lead.
    case nothing

    /// The kind of its evidence.
    var kind: String {
        switch self {
        case .page, .onlyPage: "page"
        case .occasion: "url"
        case .campaign: "campaign"
        case .asset: "asset"
        case .family: "file"
        case .flight: "flight"
        case .launch: "launch"
        case .resemblance(let kind, _, _): kind
        case .nothing: "owner"
        }
    }

    /// Why creatives with this tie belong together.
    func evidence(partner: CreativeKey, pause: Double) -> Evidence {
        Evidence(kind: kind, detail: detail(partner: partner, pause: pause))
    }

    private func detail(partner: CreativeKey, pause: Double) -> String {
        let partner = "creative \(partner.id)"
        let like = "like \(partner), with no pause of over \(days(pause)) between"
        return switch self {
        case .page(let page): "leads to \(page) \(like)"
        case .onlyPage(let page): "leads to \(page) like \(partner), the only page of its owner there"
        case .occasion(let hint): "its path names \(hint) \(like)"
        case .campaign(let hint): "names campaign \(hint) \(like)"
        case .asset: "shows the same asset \(like)"
        case .family(let family, _): "its file is called “\(family.words.joined(separator: " "))” \(like)"
        case .flight: "starts and ends at the same second as \(partner)"
        case .launch(let domain): "launched on \(domain) within an hour of \(partner)"
        case .resemblance(let kind, _, _): "\(kind == "look" ? "looks" : "is by its \(kind)") \(like)"
        case .nothing: "names no page \(like)"
        }
    }

    /// Whether creatives whose buckets name their campaigns are joined by this tie, instead of the others.
    var joinsNamed: Bool {
        if case .campaign = self { true } else { false }
    }

    /// Whether the tie is strong enough for a creative to join a named campaign by it.
    var leadsToNamed: Bool {
        switch self {
        case .page, .onlyPage, .occasion, .asset, .family, .resemblance: true
        case .campaign, .flight, .launch, .nothing: false
        }
    }

    private func days(_ count: Double) -> String {
        count == 1 ? "1 day" : "\(count == count.rounded() ? String(Int(count)) : String(count)) days"
    }
}

extension CreativeSignals {
    /// What the creative leads to, as finely as known: app, page, or opaque link. Subdomains with the same path
    /// are one page, but for their front pages.
    var destination: String? {
        if let app { return "app \(app.id)" }
        guard let page else { return nil }
        guard let host = page.host else { return page.opaqueLink }
        guard !page.segments.isEmpty else { return host.withoutCommonPrefix }
        return ([host.registrableDomain] + page.segments).joined(separator: "/")
    }

    /// The app or registrable domain that it leads to.
    var ground: String? { app?.id ?? domain }

    /// The pages above the one it leads to, without the front page.
    var pagesAbove: [String] {
        guard app == nil, let page, let host = page.host, page.segments.count > 1 else { return [] }
        return (1..<page.segments.count).map { count in
            ([host.registrableDomain] + page.segments.prefix(count)).joined(separator: "/")
        }
    }

    /// What names its asset: the hash, else where the file lies.
    var asset: String? {
        if let hash = creative.fileHash { return hash }
        return creative.assetURL.map { url in String(url.prefix { $0 != "?" }) }
    }
}
