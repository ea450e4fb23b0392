internal import StageCore

/// A service that counts installs: its links wrap the page of an app.
enum AttributionLink: CaseIterable {
    case appsFlyer
    case oneLink
    case adjust
    case branch
    case firebase

    /// Wraps the store page of an app.
    ///
    /// - Parameter isOpaque: Whether the link names the app by its token alone, as short links do.
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

/// Escapes everything but letters, digits and `-._~`.
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
