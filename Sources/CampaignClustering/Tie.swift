internal import CreativeModel
internal import RuleClustering

/// Something that creatives can share.
enum Tie: Hashable {
    /// Where they lead.
    case page(String)
    /// A path that names an occasion.
    case occasion(String)
    /// The campaign that their links name, on whatever domain.
    case campaign(String)
    /// The asset they show.
    case asset(String)
    /// A flight, by both of its ends.
    case flight(start: Double, end: Double)

    /// Why creatives with this tie belong together.
    func evidence(partner: CreativeKey, pause: Double) -> Evidence {
        let within = "with no pause of over \(days(pause)) between"
        switch self {
        case .page(""): return Evidence(kind: "launch", detail: "names no page, like creative \(partner.id), \(within)")
        case .page(let page):
            return Evidence(kind: "page", detail: "leads to \(page) like creative \(partner.id), \(within)")
        case .occasion(let hint):
            return Evidence(kind: "url", detail: "path names \(hint) like creative \(partner.id), \(within)")
        case .campaign(let hint):
            return Evidence(kind: "campaign", detail: "names campaign \(hint) like creative \(partner.id), \(within)")
        case .asset: return Evidence(kind: "asset", detail: "shows the asset of creative \(partner.id), \(within)")
        case .flight:
            return Evidence(kind: "flight", detail: "starts and ends at the same second as creative \(partner.id)")
        }
    }

    private func days(_ count: Double) -> String {
        count == 1 ? "1 day" : "\(count == count.rounded() ? String(Int(count)) : String(count)) days"
    }
}

extension CreativeSignals {
    /// What the creative leads to, as finely as known: app, page, opaque link, domain, or nothing.
    var destination: String {
        if let app { return "app \(app.id)" }
        if let name = page?.pageName { return name }
        return page?.opaqueLink ?? domain ?? ""
    }

    /// What names its asset: the hash, else where the file lies.
    var asset: String? {
        if let hash = creative.fileHash { return hash }
        return creative.assetURL.map { url in String(url.prefix { $0 != "?" }) }
    }
}
