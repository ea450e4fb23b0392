/// The vocabulary of one industry's ads: lists of phrases by name.
///
/// Phrases are clauses (`pain`), noun phrases (`ache`, `way`, `look`, `deal`) or complete sentences (`scene`, `proof`),
/// so that each fits every pattern that uses it.
struct AdVertical: Sendable {
    /// An advertiser.
    struct Brand: Sendable {
        let name: String
        let product: String
        let domain: String
        let currency: String
        /// The index of its vertical.
        var vertical = 0
    }

    private let phrases: [String: [String]]
    let brands: [Brand]
    /// The price of the product, in units of any currency.
    let price: Double

    /// Creates a vertical from sections: a line `# name`, followed by one phrase per line.
    init(_ text: String) {
        var phrases: [String: [String]] = [:]
        var section = ""
        for line in AdCopy.lines(text) {
            if line.hasPrefix("# ") {
                section = String(line.dropFirst(2))
            } else {
                phrases[section, default: []].append(line)
            }
        }
        self.phrases = phrases
        brands = (phrases["brand"] ?? []).map { line in
            let parts = line.split(separator: "|").map(String.init)
            precondition(parts.count == 4, "expected a brand as name|product|domain|currency")
            return Brand(name: parts[0], product: parts[1], domain: parts[2], currency: parts[3])
        }
        price = phrases["price"].flatMap { Double($0[0]) } ?? 1
    }

    /// The phrases with a name. The list is empty for an unknown name.
    subscript(name: String) -> [String] { phrases[name] ?? [] }

    /// All verticals. Their order affects the result of every seed.
    static let all = [
        mattress, insurance, solar, skincare, shoes, fitness, projects, accounting, languages, meals, petFood,
        coffee,
    ]

    /// All brands, grouped by vertical.
    static let brands = all.enumerated().flatMap { number, vertical in
        vertical.brands.map { brand in
            var brand = brand
            brand.vertical = number
            return brand
        }
    }

    /// The verticals with some ads in another language, by index, and that language's patterns by level.
    static let foreign = [(vertical: 11, copy: AdCopy.german), (vertical: 3, copy: AdCopy.spanish)]
}
