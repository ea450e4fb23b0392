internal import StageCore

/// What deals are about: the words of which sample deals are made, all of them our own.
///
/// A table has three kinds of lines, of fields between bars:
///
/// ```text
/// * category; another name | risk | concepts | segments | demographics | publishers | German, French, Spanish
/// + subcategory | publishers
/// topic | other names | concepts | segments
/// ```
enum DealThemes {
    /// All topics, in the order of the tables.
    static let all: [DealTheme] =
        [mobility, home, goods, play, screens, life, society, restricted].flatMap(parsed)

    private static func parsed(_ table: String) -> [DealTheme] {
        var themes: [DealTheme] = []
        var category: DealCategory?
        var subcategory: DealSubcategory?
        for line in table.split(separator: "\n") {
            if line.hasPrefix("*") {
                category = DealCategory(line.dropFirst())
            } else if line.hasPrefix("+") {
                subcategory = DealSubcategory(line.dropFirst())
            } else if let category, let subcategory {
                themes.append(DealTheme(line, category: category, subcategory: subcategory))
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
    enum Suitability: Comparable, Sendable { case family, low, medium, high }

    /// How taxonomies call it, the usual name first.
    let names: [String]
    let suitability: Suitability
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
        // A second word says that law restricts its advertising: for whoever reads the table.
        suitability =
            switch DealThemes.parts(fields[1], " ")[0] {
            case "family": .family
            case "low": .low
            case "medium": .medium
            default: .high
            }
        concepts = DealThemes.parts(fields[2], ",")
        segments = DealThemes.parts(fields[3], ",")
        demographics = DealThemes.parts(fields[4], ";")
        publishers = DealThemes.parts(fields[5], ",")
        localNames = DealThemes.parts(fields[6], ",")
    }
}

/// A branch of a category, and who publishes about it.
struct DealSubcategory: Sendable {
    let name: String
    let publishers: [String]

    init(_ line: Substring) {
        let fields = line.split(separator: "|")
        precondition(fields.count == 2, "a subcategory has two fields: \(line)")
        name = DealThemes.parts(fields[0], ";")[0]
        publishers = DealThemes.parts(fields[1], ",")
    }
}

/// A topic: what a buyer would make a package of.
struct DealTheme: Sendable {
    let category: DealCategory
    let subcategory: DealSubcategory
    let topic: String
    /// What sellers call it in the names of deals.
    private(set) var names: [String]
    private(set) var concepts: [String]
    private(set) var segments: [String]

    init(_ line: Substring, category: DealCategory, subcategory: DealSubcategory) {
        let fields = line.split(separator: "|")
        precondition(fields.count == 4, "a topic has four fields: \(line)")
        self.category = category
        self.subcategory = subcategory
        topic = DealThemes.parts(fields[0], ";")[0]
        names = DealThemes.parts(fields[1], ",")
        concepts = DealThemes.parts(fields[2], ",")
        segments = DealThemes.parts(fields[3], ",")
    }

    /// Who publishes about it: those of the category, and twice as often those of the subcategory.
    var publishers: [String] { subcategory.publishers + subcategory.publishers + category.publishers }

    /// The theme with some of its words only: those that the sellers of one kind prefer.
    func narrowed(_ generator: inout SeededGenerator) -> DealTheme {
        var theme = self
        for list in [\DealTheme.names, \.concepts, \.segments] {
            generator.shuffle(&theme[keyPath: list])
            theme[keyPath: list].removeLast(theme[keyPath: list].count / 3)
        }
        return theme
    }
}
