/// An invented advertiser.
struct Brand: Sendable {
    /// As it writes itself, such as `Norrvik Home`.
    let name: String
    /// ASCII letters only, such as `norrvikhome`.
    let slug: String
    /// The registrable domain in ASCII: punycode where it is internationalised.
    let domain: String
    /// The registrable domain as people write it.
    let unicodeDomain: String
    /// What stands before the domain where the brand has a shop of its own there, such as `books.`
    let hostPrefix: String
    let geo: String
    let language: String
    let currency: String
    let vertical: Vertical
}

/// An invented app in both stores, and its keys in attribution services.
struct App: Sendable {
    let name: String
    /// ASCII letters only, such as `puzzletangle`.
    let slug: String
    /// The Google Play id, such as `com.norrvik.puzzletangle`.
    let package: String
    /// The App Store id: digits without `id`.
    let storeID: String
    /// The template or token in AppsFlyer's, Adjust's and Branch's short links.
    let token: String
}

/// Where the ads of a campaign lead.
enum Destination: Sendable {
    /// A page of the brand's site; no path stands for any of its general pages.
    case site(path: String?, campaignParameter: String?)
    /// An app.
    case app(App)
}

extension String {
    /// ASCII letters and digits, lower-cased.
    var slug: String {
        String(
            decoding: lowercased().utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) },
            as: UTF8.self)
    }
}
