internal import StageCore

/// Invents brands and apps whose names and domains never repeat.
struct BrandMaker {
    private var generator: SeededGenerator
    private var stems: [String]
    private var nextStem = 0
    private var nextInternational = 0
    private var knownNames: Set<String> = []
    private var knownApps: Set<String> = []
    private var knownStoreIDs: Set<Int> = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed, stream: Stream.brands)
        stems = Vocabulary.stems
        generator.shuffle(&stems)
    }

    mutating func brand(_ kind: BrandKind) -> Brand {
        if kind.isInternational, nextInternational < Vocabulary.international.count {
            let entry = Vocabulary.international[nextInternational]
            nextInternational += 1
            let home = Vocabulary.homes[entry.home]
            return Brand(
                name: entry.name, slug: entry.slug, domain: entry.punycode, unicodeDomain: entry.domain,
                hostPrefix: "", geo: home.geo, language: home.language, currency: home.currency,
                vertical: kind.vertical)
        }
        let (stem, suffix) = freshName(kind.vertical)
        // The bookseller is British, so that one domain lies below a suffix of two labels.
        let homeIndex = kind.hasOwnShop ? 1 : generator.choice(weights: Vocabulary.homes.map(\.weight))
        let home = Vocabulary.homes[homeIndex]
        let separator = generator.chance(0.3) ? "-" : ""
        let domain = "\(stem.slug)\(separator)\(suffix.slug).\(home.domain)"
        return Brand(
            name: "\(stem) \(suffix)", slug: stem.slug + suffix.slug, domain: domain, unicodeDomain: domain,
            hostPrefix: kind.hasOwnShop ? "books." : "", geo: home.geo, language: home.language,
            currency: home.currency, vertical: kind.vertical)
    }

    /// The app of a brand: named like the brand, or, from a maker of games, like a game.
    mutating func app(of brand: Brand, isGame: Bool) -> App {
        var name = brand.name
        if isGame {
            repeat {
                name = "\(generator.pick(Vocabulary.appFirst)) \(generator.pick(Vocabulary.appSecond))"
                // Two hundred titles are used up at some 3,000 creatives.
                if knownApps.count > 100 { name = "\(generator.pick(stems)) \(name)" }
                if knownApps.count > 10_000 { name += " \(generator.uniform(in: 2...999))" }
            } while !knownApps.insert(name).inserted
        }
        var storeID = 0
        repeat {
            storeID = generator.uniform(in: 1_210_000_000...1_699_999_999)
        } while !knownStoreIDs.insert(storeID).inserted
        let package = isGame ? "com.\(brand.slug).\(name.slug)" : "com.\(brand.slug).app"
        return App(
            name: name, slug: isGame ? name.slug : brand.slug, package: package, storeID: "\(storeID)",
            token: generator.code(length: 4))
    }

    private mutating func freshName(_ vertical: Vertical) -> (stem: String, suffix: String) {
        var attempt = 0
        while true {
            let stem =
                if attempt == 0 || knownNames.count < stems.count {
                    stems[(nextStem + attempt) % stems.count]
                } else {
                    // Few pairs are left: two stems make one.
                    generator.pick(stems) + generator.pick(stems).lowercased()
                }
            let suffix = generator.pick(vertical.suffixes)
            if knownNames.insert("\(stem) \(suffix)").inserted {
                nextStem = (nextStem + 1) % stems.count
                return (stem, suffix)
            }
            attempt += 1
        }
    }
}

/// Which independent random sequences there are.
enum Stream {
    static let brands: UInt64 = 1
    static let campaigns: UInt64 = 2
    static let registrar: UInt64 = 3
    static let dealGroups: UInt64 = 4
    static let dealIDs: UInt64 = 5
    static let adLevels: UInt64 = 6
    static let adIDs: UInt64 = 7
    /// The first of one per campaign.
    static let creatives: UInt64 = 1 << 32
    /// The first of one per creative.
    static let performance: UInt64 = 1 << 48
    /// The first of one per deal.
    static let deals: UInt64 = 1 << 56
    /// The first of one per ad.
    static let ads: UInt64 = 1 << 57
    /// The first of one per ad.
    static let adPerformance: UInt64 = 1 << 58
    /// The first of one per ad and rotation.
    static let adSignatures: UInt64 = 1 << 59
}

extension SeededGenerator {
    /// An element of a list that is not empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[uniform(in: 0...(elements.count - 1))]
    }

    /// Letters and digits as short links have them, the first a letter.
    mutating func code(length: Int) -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz")
        let all = letters + Array("23456789")
        return String((0..<length).map { pick($0 == 0 ? letters : all) })
    }

    /// Hexadecimal digits.
    mutating func hexadecimal(length: Int) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var bits: UInt64 = 0
        return String(
            decoding: (0..<length).map { position in
                if position % 16 == 0 { bits = next() }
                defer { bits >>= 4 }
                return digits[Int(bits & 15)]
            }, as: UTF8.self)
    }
}

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

/// A kind of advertiser: its business, how many campaigns it runs, and how those differ.
struct BrandKind: Sendable {
    /// What tells the campaigns of one brand apart.
    enum Scheme: Sendable {
        /// Each advertises an app of its own.
        case apps
        /// Each has a page of its own.
        case pages
        /// One page; `utm_campaign` differs.
        case parameter
        /// One page, weeks apart.
        case flights
        /// A single campaign over all pages of the site.
        case site
    }

    let vertical: Vertical
    let campaignCount: Int
    let scheme: Scheme
    var isInternational = false
    var hasOwnShop = false
    var isGame = false

    /// The kinds of thirteen advertisers with 21 campaigns, which larger sets repeat: as many as 652
    /// creatives need.
    static let cycle = [
        BrandKind(vertical: .games, campaignCount: 3, scheme: .apps, isGame: true),
        BrandKind(vertical: .retail, campaignCount: 3, scheme: .pages),
        BrandKind(vertical: .travel, campaignCount: 2, scheme: .flights),
        BrandKind(vertical: .finance, campaignCount: 2, scheme: .parameter),
        BrandKind(vertical: .streaming, campaignCount: 2, scheme: .pages),
        BrandKind(vertical: .books, campaignCount: 1, scheme: .site, hasOwnShop: true),
        BrandKind(vertical: .fitness, campaignCount: 1, scheme: .apps),
        BrandKind(vertical: .food, campaignCount: 1, scheme: .site, isInternational: true),
        BrandKind(vertical: .retail, campaignCount: 2, scheme: .flights),
        BrandKind(vertical: .games, campaignCount: 1, scheme: .apps, isGame: true),
        BrandKind(vertical: .mobility, campaignCount: 1, scheme: .site),
        BrandKind(vertical: .finance, campaignCount: 1, scheme: .apps),
        BrandKind(vertical: .retail, campaignCount: 1, scheme: .pages),
    ]
}
