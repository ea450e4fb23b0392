internal import StageCore

/// What deals are about: the words of which sample deals are made, all of them our own.
enum DealThemes {
    /// All topics, in the order of the tables.
    static let all: [DealTheme] = [goods, leisure, society].flatMap(parsed)

    private static func parsed(_ table: String) -> [DealTheme] {
        var themes: [DealTheme] = []
        var category: DealCategory?
        for line in table.split(separator: "\n") {
            if line.hasPrefix("*") {
                category = DealCategory(line.dropFirst())
            } else if let category {
                themes.append(DealTheme(line, category: category))
            }
        }
        return themes
    }

    /// The parts of a text between separators, without space around.
    static func parts(_ text: Substring, _ separator: Character) -> [String] {
        text.split(separator: separator).map { part in
            let body = part.drop { $0 == " " }
            return String(body.reversed().drop { $0 == " " }.reversed())
        }
    }
}

/// A branch of content: what its topics have in common.
struct DealCategory: Sendable {
    /// How much its content suits brands, before the single deal is looked at.
    enum Suitability: Sendable { case family, low, medium, high }

    /// How taxonomies call it, the usual name first.
    let names: [String]
    let suitability: Suitability
    /// Whether law restricts its advertising: medicines, politics, alcohol, gambling.
    let isRegulated: Bool
    let concepts: [String]
    let segments: [String]
    let demographics: [String]
    let publishers: [String]
    /// German, French and Spanish.
    let localNames: [String]

    init(_ line: Substring) {
        let fields = line.split(separator: "|")
        precondition(fields.count == 7, "a category has seven fields: \(line)")
        names = DealThemes.parts(fields[0], ";")
        let risk = DealThemes.parts(fields[1], " ")
        suitability =
            switch risk[0] {
            case "family": .family
            case "low": .low
            case "medium": .medium
            default: .high
            }
        isRegulated = risk.contains("regulated")
        concepts = DealThemes.parts(fields[2], ",")
        segments = DealThemes.parts(fields[3], ",")
        demographics = DealThemes.parts(fields[4], ";")
        publishers = DealThemes.parts(fields[5], ",")
        localNames = DealThemes.parts(fields[6], ",")
    }
}

/// A topic: what a buyer would make a package of.
struct DealTheme: Sendable {
    let category: DealCategory
    let subcategory: String
    let topic: String
    /// What sellers call it in the names of deals.
    private(set) var names: [String]
    private(set) var concepts: [String]
    private(set) var segments: [String]

    init(_ line: Substring, category: DealCategory) {
        let fields = line.split(separator: "|")
        precondition(fields.count == 4, "a topic has four fields: \(line)")
        let places = DealThemes.parts(fields[0], "/")
        precondition(places.count == 2, "a topic stands below a subcategory: \(line)")
        self.category = category
        subcategory = places[0]
        topic = places[1]
        names = DealThemes.parts(fields[1], ",")
        concepts = DealThemes.parts(fields[2], ",")
        segments = DealThemes.parts(fields[3], ",")
    }

    /// The theme with some of its words only: those that the sellers of one market prefer.
    func narrowed(_ generator: inout SeededGenerator) -> DealTheme {
        var theme = self
        for list in [\DealTheme.names, \.concepts, \.segments] {
            generator.shuffle(&theme[keyPath: list])
            theme[keyPath: list].removeLast(theme[keyPath: list].count / 3)
        }
        return theme
    }
}
