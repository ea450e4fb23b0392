internal import StageCore

/// A landing page as intended by the advertiser, before ad servers wrap its URL.
struct LandingPage {
    /// The complete URL.
    var url: String
    /// The host, in lower case.
    let host: String
    /// The URL of the same app in the other store, for people who enter both links into one field.
    var companion: String?

    /// Returns a page of the brand's own site.
    ///
    /// - Parameter path: The campaign's page; `nil` for any page of the site.
    static func site(
        _ brand: Brand, path: String?, campaignParameter: String?, habit: SiteHabit, subject: String,
        generator: inout SeededGenerator
    ) -> LandingPage {
        let usesUnicode = brand.domain != brand.unicodeDomain && generator.chance(0.5)
        let prefix = generator.chance(0.85) ? habit.hostPrefix : generator.pick(["www.", "", "m."])
        let host =
            (brand.hostPrefix.isEmpty ? prefix : brand.hostPrefix)
            + (usesUnicode ? brand.unicodeDomain : brand.domain)
        let shown: String =
            switch generator.choice(weights: [90, 5, 2.5, 2.5]) {
            case 1: usesUnicode ? host : host.uppercased()
            case 2: host + ":443"
            case 3: host + "."
            default: host
            }
        var url = (shown.hasSuffix(":443") || generator.chance(0.94) ? "https://" : "http://") + shown
        url += path ?? generator.pick(brand.vertical.pages)
        if path != nil, generator.chance(0.2) { url += "/\(subject)" }
        var query: [String] = []
        if campaignParameter != nil || generator.chance(0.4) { query.append("utm_source=\(habit.source)") }
        if let campaignParameter {
            query += ["utm_medium=\(habit.medium)", "utm_campaign=\(campaignParameter)"]
        }
        if generator.chance(0.25) { query.append("utm_content=\(subject)") }
        if generator.chance(0.08) { generator.shuffle(&query) }
        if !query.isEmpty { url += "?" + query.joined(separator: "&") }
        return LandingPage(url: url, host: host)
    }

    /// Returns the page of an app in a store.
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

/// The common properties of a campaign's links besides their page.
struct SiteHabit {
    let hostPrefix: String
    let source: String
    let medium: String

    init(generator: inout SeededGenerator) {
        hostPrefix = ["www.", "", "shop."][generator.choice(weights: [65, 29, 6])]
        source = generator.pick(["programmatic", "dv360", "rtb", "display", "x"])
        medium = generator.pick(["display", "cpm", "banner"])
    }
}

/// A service that attributes installs. Its links wrap the store page of an app.
enum AttributionLink: CaseIterable {
    case appsFlyer
    case oneLink
    case adjust
    case branch
    case firebase

    /// Returns a link that wraps the store page of an app.
    ///
    /// - Parameter isOpaque: Whether the link identifies the app by its token alone, as short links do.
    func page(
        of app: App, brand: Brand, isAndroid: Bool, isOpaque: Bool, generator: inout SeededGenerator
    ) -> LandingPage {
        let store = LandingPage.store(app, brand: brand, isAndroid: isAndroid, generator: &generator).url
        let wrapped = percentEncoded(store)
        let label = "\(app.slug)_\(brand.geo.lowercased())_" + (isAndroid ? "android" : "ios")
        switch self {
        case .appsFlyer:
            let id = isAndroid ? app.package : "id\(app.storeID)"
            return LandingPage(
                url: "https://app.appsflyer.com/\(id)?pid=rtb_int&c=\(label)&af_siteid="
                    + "\(generator.uniform(in: 1000...9999))&clickid=" + generator.code(length: 16),
                host: "app.appsflyer.com")
        case .oneLink:
            let host = "\(app.slug).onelink.me"
            let target = isAndroid ? "af_android_url" : "af_ios_url"
            return LandingPage(
                url: "https://\(host)/\(app.token)?pid=rtb_int&c=\(label)"
                    + (isOpaque ? "" : "&af_dp=\(app.slug)%3A%2F%2Fhome&\(target)=\(wrapped)"), host: host)
        case .adjust:
            return LandingPage(
                url: "https://app.adjust.com/\(app.token)?campaign=\(label)"
                    + (isOpaque ? "" : "&redirect=\(wrapped)"), host: "app.adjust.com")
        case .branch:
            let host = "\(app.slug).app.link"
            return LandingPage(
                url: "https://\(host)/\(app.token)?%243p=a_rtb&~campaign=\(label)"
                    + (isOpaque ? "" : "&%24fallback_url=\(wrapped)"), host: host)
        case .firebase:
            let host = "\(app.slug).page.link"
            return LandingPage(
                url:
                    "https://\(host)/?link=\(wrapped)&apn=\(app.package)&isi=\(app.storeID)&ibi=\(app.package)",
                host: host)
        }
    }
}

/// Escapes all characters except letters, digits and `-._~`.
func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            bytes.append(byte)
        default:
            bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
