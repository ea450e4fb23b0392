internal import CreativeModel

/// Which deals may stand in one package for the sake of a brand's safety and of the law.
///
/// Deals of a regulated category stand with their like only, and what is rated a high risk or said to be unfit for families stands apart from
/// all else; what nobody rated counts as safe. Content below the GARM floor is suitable for no advertising and stands nowhere.
struct Suitability: Sendable, Hashable {
    /// The regulated category, such as `alcohol`, or several, as `alcohol and gambling`; `nil` for none.
    let regulatedCategory: String?

    /// Whether it is rated a high risk, or said to be unfit for families.
    let isUnsafe: Bool

    /// Whether it may be advertised on at all.
    let isAdvertisable: Bool

    /// Reads what is known about a deal. Its category is found by the words of taxonomy, name and concepts.
    init(_ deal: Deal) {
        let texts =
            [deal.taxonomy.tier1, deal.taxonomy.tier2, deal.taxonomy.tier3, deal.name].compactMap(\.self)
            + deal.concepts
        regulatedCategory = RegulatedWords.category(of: texts)
        let risk = deal.safety.risk
        isAdvertisable = risk != .floor
        isUnsafe = risk.map { $0 >= .high } ?? false || deal.safety.isFamilySafe == false
    }

    /// Whether both may stand in one package.
    func isCompatible(with other: Suitability) -> Bool {
        isAdvertisable && other.isAdvertisable && kind == other.kind
    }

    /// What sets it apart, in words; empty for most deals.
    var kind: String {
        [isUnsafe ? "unsafe" : "", regulatedCategory ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
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

    /// The categories that the texts' words name, in the order of the alphabet.
    static func category(of texts: [String]) -> String? {
        let words = texts.flatMap { $0.lowercased().split { !$0.isLetter } }
        let named = Set(words.compactMap { categories[String($0)] })
        return named.isEmpty ? nil : named.sorted().joined(separator: " and ")
    }
}
