internal import StageCore

/// Invents brands and apps with unique names and domains.
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
        // The bookseller is British, so that one domain has a public suffix of two labels.
        let homeIndex = kind.hasOwnShop ? 1 : generator.choice(weights: Vocabulary.homes.map(\.weight))
        let home = Vocabulary.homes[homeIndex]
        let separator = generator.chance(0.3) ? "-" : ""
        let domain = "\(stem.slug)\(separator)\(suffix.slug).\(home.domain)"
        return Brand(
            name: "\(stem) \(suffix)", slug: stem.slug + suffix.slug, domain: domain, unicodeDomain: domain,
            hostPrefix: kind.hasOwnShop ? "books." : "", geo: home.geo, language: home.language,
            currency: home.currency, vertical: kind.vertical)
    }

    /// Returns the app of a brand, named like the brand or, for a maker of games, like a game.
    mutating func app(of brand: Brand, isGame: Bool) -> App {
        var name = brand.name
        if isGame {
            repeat {
                name = "\(generator.pick(Vocabulary.appFirst)) \(generator.pick(Vocabulary.appSecond))"
                // There are two hundred titles, enough for about 3,000 creatives.
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
                    // Few pairs are left, so two stems are combined.
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

/// The independent random sequences.
enum Stream {
    static let brands: UInt64 = 1
    static let campaigns: UInt64 = 2
    static let registrar: UInt64 = 3
    static let dealGroups: UInt64 = 4
    static let dealIDs: UInt64 = 5
    static let adLevels: UInt64 = 6
    static let adIDs: UInt64 = 7
    static let account: UInt64 = 8
    static let accountFigures: UInt64 = 9
    /// The first sequence of one per campaign.
    static let creatives: UInt64 = 1 << 32
    /// The first sequence of one per creative.
    static let performance: UInt64 = 1 << 48
    /// The first sequence of one per deal.
    static let deals: UInt64 = 1 << 56
    /// The first sequence of one per ad.
    static let ads: UInt64 = 1 << 57
    /// The first sequence of one per ad.
    static let adPerformance: UInt64 = 1 << 58
    /// The first sequence of one per ad and rotation.
    static let adSignatures: UInt64 = 1 << 59
}

extension SeededGenerator {
    /// Returns an element of a non-empty list.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[uniform(in: 0...(elements.count - 1))]
    }

    /// Returns letters and digits as in short links, beginning with a letter.
    mutating func code(length: Int) -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz")
        let all = letters + Array("23456789")
        return String((0..<length).map { pick($0 == 0 ? letters : all) })
    }

    /// Returns hexadecimal digits.
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
    /// The name in its own spelling, such as `Norrvik Home`.
    let name: String
    /// The name in ASCII letters only, such as `norrvikhome`.
    let slug: String
    /// The registrable domain in ASCII, with Punycode if it is internationalised.
    let domain: String
    /// The registrable domain in Unicode.
    let unicodeDomain: String
    /// The prefix of the domain if the brand has its own shop there, such as `books.`
    let hostPrefix: String
    let geo: String
    let language: String
    let currency: String
    let vertical: Vertical
}

/// An invented app in both app stores, with its keys in attribution services.
struct App: Sendable {
    let name: String
    /// The name in ASCII letters only, such as `puzzletangle`.
    let slug: String
    /// The Google Play ID, such as `com.norrvik.puzzletangle`.
    let package: String
    /// The App Store ID: digits without the prefix `id`.
    let storeID: String
    /// The template or token in AppsFlyer's, Adjust's and Branch's short links.
    let token: String
}

/// The destination of a campaign's ads.
enum Destination: Sendable {
    /// A page of the brand's site. A `nil` path stands for any of its general pages.
    case site(path: String?, campaignParameter: String?)
    /// An app.
    case app(App)
}

extension String {
    /// The ASCII letters and digits of the text, in lower case.
    var slug: String {
        String(
            decoding: lowercased().utf8.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) },
            as: UTF8.self)
    }
}

/// A kind of advertiser: its industry, its number of campaigns, and how those differ.
struct BrandKind: Sendable {
    /// The distinguishing feature of the campaigns of one brand.
    enum Scheme: Sendable {
        /// Each campaign advertises its own app.
        case apps
        /// Each campaign has its own page.
        case pages
        /// The campaigns share a page and differ in `utm_campaign`.
        case parameter
        /// The campaigns share a page and run weeks apart.
        case flights
        /// A single campaign covers all pages of the site.
        case site
    }

    let vertical: Vertical
    let campaignCount: Int
    let scheme: Scheme
    var isInternational = false
    var hasOwnShop = false
    var isGame = false

    /// The kinds of thirteen advertisers with 21 campaigns, enough for 652 creatives. Larger sets repeat them.
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
