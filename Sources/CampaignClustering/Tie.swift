internal import CreativeModel
internal import RuleClustering

/// A property that creatives can share.
enum Tie: Hashable {
    /// The page they lead to, or a page above it.
    case page(String)
    /// The page they lead to, if their owner has no other page on that domain.
    case onlyPage(String)
    /// A path that names an occasion.
    case occasion(String)
    /// The campaign that their links name, on any domain.
    case campaign(String)
    /// The asset they show.
    case asset(String)
    /// The words of their file names, within an app or domain: different games may share words.
    case family(AssetFamily, of: String)
    /// The start and end of the flight.
    case flight(start: Double, end: Double)
    /// A launch within an hour of another one on the same domain.
    case launch(domain: String)
    /// A group of a similarity: its kind, the group, and the number of the similarity.
    case resemblance(kind: String, group: Int, of: Int)
    /// An unknown destination.
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

    /// Returns the evidence that creatives with this tie belong together.
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

    /// Whether this tie joins only creatives whose buckets identify their campaigns. All other ties
    /// join only the other creatives.
    var joinsNamed: Bool {
        if case .campaign = self { true } else { false }
    }

    /// Whether the tie is strong enough for a creative to join a named campaign.
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
    /// The destination of the creative, as precise as known: app, page, or opaque link. Equal paths on
    /// different subdomains are one page, except home pages.
    var destination: String? {
        if let app { return "app \(app.id)" }
        guard let page else { return nil }
        guard let host = page.host else { return page.opaqueLink }
        guard !page.segments.isEmpty else { return host.withoutCommonPrefix }
        return location?.joined(separator: "/")
    }

    /// The app or registrable domain that it leads to.
    var ground: String? { app?.id ?? domain }

    /// The pages above the one it leads to, without the home page.
    var pagesAbove: [String] {
        guard app == nil, let location, location.count > 2 else { return [] }
        return (2..<location.count).map { location.prefix($0).joined(separator: "/") }
    }

    /// The identifier of its asset: the hash, else the location of the file.
    var asset: String? {
        if let hash = creative.fileHash { return hash }
        return creative.assetURL.map { url in String(url.prefix { $0 != "?" }) }
    }
}
