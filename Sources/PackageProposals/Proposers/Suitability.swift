public import CreativeModel

/// Which deals may stand in one package for the sake of a brand's safety and of the law.
///
/// Deals of a regulated category stand with their like only, and what is rated a high risk or said to be unfit for families never stands
/// beside what is said to be fit for them. What nobody rated may stand with either. Content below the GARM floor is suitable for no
/// advertising and stands nowhere.
public struct Suitability: Sendable, Hashable {
    /// The regulated category, such as `alcohol`, or `nil`.
    public let regulatedCategory: String?

    /// Whether it is rated a high risk, or said to be unfit for families.
    public let isUnsafe: Bool

    /// Whether it is said to be fit for families and not rated a high risk.
    public let isFamilySafe: Bool

    /// Whether it may be advertised on at all.
    public let isAdvertisable: Bool

    /// Reads what is known about a deal. Its category is found by the words of taxonomy, name and concepts.
    public init(_ deal: Deal) {
        let texts =
            [deal.taxonomy.tier1, deal.taxonomy.tier2, deal.taxonomy.tier3, deal.name].compactMap(\.self)
            + deal.concepts
        regulatedCategory = RegulatedWords.category(of: texts)
        let risk = deal.safety.risk
        isAdvertisable = risk != .floor
        isUnsafe = risk.map { $0 >= .high } ?? false || deal.safety.isFamilySafe == false
        isFamilySafe = deal.safety.isFamilySafe == true && !isUnsafe
    }

    /// Whether both may stand in one package.
    public func isCompatible(with other: Suitability) -> Bool {
        isAdvertisable && other.isAdvertisable && regulatedCategory == other.regulatedCategory
            && !(isUnsafe && other.isFamilySafe) && !(isFamilySafe && other.isUnsafe)
    }
}

/// Words that name a regulated category.
enum RegulatedWords {
    /// What advertising laws and the policies of ad platforms commonly restrict; each category with the words that name it.
    private static let words: [(category: String, words: Set<String>)] = [
        (
            "alcohol",
            [
                "alcohol", "alcoholic", "beer", "beers", "wine", "wines", "spirits", "whisky", "whiskey",
                "vodka", "gin", "rum",
                "liquor", "liquors", "cocktail", "cocktails", "brewery", "breweries", "winery", "distillery",
            ]
        ),
        (
            "gambling",
            [
                "gambling", "casino", "casinos", "betting", "bets", "sportsbook", "sportsbooks", "poker",
                "lottery", "lotteries",
                "bingo", "wagering", "igaming",
            ]
        ),
        (
            "tobacco",
            ["tobacco", "cigarette", "cigarettes", "cigar", "cigars", "vape", "vapes", "vaping", "nicotine"]
        ),
        ("cannabis", ["cannabis", "cbd", "marijuana", "thc"]),
        (
            "pharmaceuticals",
            [
                "pharma", "pharmaceutical", "pharmaceuticals", "prescription", "prescriptions", "medication",
                "medications", "rx",
            ]
        ),
        ("weapons", ["weapon", "weapons", "firearm", "firearms", "gun", "guns", "ammunition"]),
        ("adult content", ["porn", "pornography", "erotic", "erotica", "nsfw"]),
        ("politics", ["politics", "political", "election", "elections", "partisan"]),
    ]

    private static let categories: [String: String] = Dictionary(
        uniqueKeysWithValues: words.flatMap { entry in entry.words.map { ($0, entry.category) } })

    /// The category that most of the texts' words name; of several with as many, the first in the alphabet.
    static func category(of texts: [String]) -> String? {
        var counts: [String: Int] = [:]
        for text in texts {
            for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
                if let category = categories[String(word)] { counts[category, default: 0] += 1 }
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
