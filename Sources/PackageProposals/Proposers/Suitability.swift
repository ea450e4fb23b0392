internal import CreativeModel

/// Whether deals may be in the same package, by brand safety and law.
///
/// Deals of a regulated category are combined only with deals of the same category. Deals rated as high risk or as unsuitable
/// for families are separated from all others; unrated deals count as safe. Content below the GARM floor is suitable for no
/// advertising and is in no package.
struct Suitability: Sendable, Hashable {
    /// The regulated category, such as `alcohol`, or several, as `alcohol and gambling`; `nil` for none.
    let regulatedCategory: String?

    /// Whether the deal is rated as high risk or as unsuitable for families.
    let isUnsafe: Bool

    /// Whether the deal is suitable for advertising at all.
    let isAdvertisable: Bool

    /// Creates the suitability of a deal. Its category is detected from the words of taxonomy, name and concepts.
    init(_ deal: Deal) {
        let texts =
            [deal.taxonomy.tier1, deal.taxonomy.tier2, deal.taxonomy.tier3, deal.name].compactMap(\.self)
            + deal.concepts
        regulatedCategory = RegulatedWords.category(of: texts)
        let risk = deal.safety.risk
        isAdvertisable = risk != .floor
        isUnsafe = risk.map { $0 >= .high } ?? false || deal.safety.isFamilySafe == false
    }

    /// Returns whether both may be in one package.
    func isCompatible(with other: Suitability) -> Bool {
        isAdvertisable && other.isAdvertisable && kind == other.kind
    }

    /// The property that separates it from others, in words; empty for most deals.
    var kind: String {
        [isUnsafe ? "unsafe" : "", regulatedCategory ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// Words that name a regulated category.
enum RegulatedWords {
    /// The subjects that advertising laws and ad platforms' policies commonly restrict: each category with the words that
    /// name it.
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

    /// Returns the categories named in the texts, in alphabetical order.
    static func category(of texts: [String]) -> String? {
        let words = texts.flatMap { $0.lowercased().split { !$0.isLetter } }
        let named = Set(words.compactMap { categories[String($0)] })
        return named.isEmpty ? nil : named.sorted().joined(separator: " and ")
    }
}
