internal import StageCore

/// A link as the advertiser means it, before ad servers wrap it.
struct LandingPage {
    /// The whole URL.
    let url: String
    /// Its host, lower-cased.
    let host: String

    /// A page of the brand's own site.
    static func site(
        _ brand: Brand, path: String?, campaignParameter: String?, subject: String,
        generator: inout SeededGenerator
    ) -> LandingPage {
        let usesUnicode = brand.domain != brand.unicodeDomain && generator.chance(0.5)
        let domain = usesUnicode ? brand.unicodeDomain : brand.domain
        let prefix: String =
            brand.hostPrefix.isEmpty
            ? ["www.", "", "m.", "shop."][generator.choice(weights: [60, 27, 9, 4])] : brand.hostPrefix
        let host = prefix + domain
        var shown = host
        switch generator.choice(weights: [90, 5, 2.5, 2.5]) {
        case 1 where !usesUnicode: shown = shown.uppercased()
        case 2: shown += ":443"
        case 3: shown += "."
        default: break
        }
        var url = (shown.hasSuffix(":443") || generator.chance(0.93) ? "https://" : "http://") + shown
        url += path ?? generator.pick(brand.vertical.pages)
        if path != nil, generator.chance(0.2) { url += "/\(subject)" }
        var query: [String] = []
        if path?.hasPrefix("/campaigns/") == true || campaignParameter != nil || generator.chance(0.4) {
            query.append("utm_source=" + generator.pick(["programmatic", "dv360", "rtb", "display", "x"]))
        }
        if let campaignParameter {
            query.append("utm_medium=" + generator.pick(["display", "cpm", "banner"]))
            query.append("utm_campaign=\(campaignParameter)")
        }
        if generator.chance(0.25) { query.append("utm_content=\(subject)") }
        if generator.chance(0.12) { query.append("gclid=" + generator.code(length: 22)) }
        if generator.chance(0.1) { generator.shuffle(&query) }
        if !query.isEmpty { url += "?" + query.joined(separator: "&") }
        if generator.chance(0.04) { url += "#offer" }
        return LandingPage(url: url, host: host)
    }

    /// The page of an app in a store.
    static func store(_ app: App, brand: Brand, isAndroid: Bool, generator: inout SeededGenerator)
        -> LandingPage
    {
        let country = brand.geo.lowercased()
        if isAndroid {
            let root = "https://play.google.com/store/apps/details"
            let id = "id=\(app.package)"
            let url: String =
                switch generator.choice(weights: [50, 20, 20, 10]) {
                case 0: "\(root)?\(id)"
                case 1: "\(root)?hl=\(brand.language)&gl=\(brand.geo)&\(id)"
                case 2: "\(root)?\(id)&hl=\(brand.language)&referrer=utm_source%3Drtb%26utm_medium%3Dcpm"
                default: "market://details?\(id)"
                }
            return LandingPage(url: url, host: "play.google.com")
        }
        let title = app.name.lowercased().split(separator: " ").joined(separator: "-")
        let id = "id\(app.storeID)"
        switch generator.choice(weights: [45, 20, 20, 15]) {
        case 0:
            return LandingPage(
                url: "https://apps.apple.com/\(country)/app/\(title)/\(id)", host: "apps.apple.com")
        case 1: return LandingPage(url: "https://apps.apple.com/app/\(id)", host: "apps.apple.com")
        case 2:
            return LandingPage(
                url: "https://apps.apple.com/\(country)/app/\(id)?mt=8", host: "apps.apple.com")
        default:
            return LandingPage(
                url: "https://itunes.apple.com/\(country)/app/\(title)/\(id)?mt=8", host: "itunes.apple.com")
        }
    }
}
