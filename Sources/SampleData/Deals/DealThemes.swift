internal import StageCore

/// The themes of deals: the vocabulary of sample deals, written for this package.
///
/// A table has three kinds of lines, with fields separated by bars:
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

    /// Returns the parts of a text between separators, without surrounding spaces.
    static func parts(_ text: Substring, _ separator: Character) -> [String] {
        text.split(separator: separator).map { part in
            let body = part.drop { $0 == " " }
            return String(body.reversed().drop { $0 == " " }.reversed())
        }
    }
}

/// A category of content: the properties shared by its topics.
struct DealCategory: Sendable {
    /// The brand suitability of the category, before that of the individual deal.
    enum Suitability: Comparable, Sendable { case family, low, medium, high }

    /// Its names in taxonomies, the usual one first.
    let names: [String]
    let suitability: Suitability
    let concepts: [String]
    let segments: [String]
    let demographics: [String]
    let publishers: [String]
    /// The names in German, French and Spanish.
    let localNames: [String]

    init(_ line: Substring) {
        let fields = line.split(separator: "|")
        precondition(fields.count == 7, "expected seven fields of a category: \(line)")
        names = DealThemes.parts(fields[0], ";")
        // A second word, for readers of the table only, marks categories whose advertising is restricted by law.
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

/// A subcategory with its publishers.
struct DealSubcategory: Sendable {
    let name: String
    let publishers: [String]

    init(_ line: Substring) {
        let fields = line.split(separator: "|")
        precondition(fields.count == 2, "expected two fields of a subcategory: \(line)")
        name = DealThemes.parts(fields[0], ";")[0]
        publishers = DealThemes.parts(fields[1], ",")
    }
}

/// A topic: the theme of a package.
struct DealTheme: Sendable {
    let category: DealCategory
    let subcategory: DealSubcategory
    let topic: String
    /// The names that sellers use in the names of deals.
    private(set) var names: [String]
    private(set) var concepts: [String]
    private(set) var segments: [String]

    init(_ line: Substring, category: DealCategory, subcategory: DealSubcategory) {
        let fields = line.split(separator: "|")
        precondition(fields.count == 4, "expected four fields of a topic: \(line)")
        self.category = category
        self.subcategory = subcategory
        topic = DealThemes.parts(fields[0], ";")[0]
        names = DealThemes.parts(fields[1], ",")
        concepts = DealThemes.parts(fields[2], ",")
        segments = DealThemes.parts(fields[3], ",")
    }

    /// The publishers of the topic: those of the category, and those of the subcategory with twice the weight.
    var publishers: [String] { subcategory.publishers + subcategory.publishers + category.publishers }

    /// Returns the theme with only some of its words: those preferred by one kind of seller.
    func narrowed(_ generator: inout SeededGenerator) -> DealTheme {
        var theme = self
        for list in [\DealTheme.names, \.concepts, \.segments] {
            generator.shuffle(&theme[keyPath: list])
            theme[keyPath: list].removeLast(theme[keyPath: list].count / 3)
        }
        return theme
    }
}
