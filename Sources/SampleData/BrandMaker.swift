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
