/// A line of business, as its ads speak about it: lists of phrases by name.
///
/// Phrases are clauses (`pain`), noun phrases (`ache`, `way`, `look`, `deal`) or whole sentences (`scene`, `proof`), so
/// that each fits wherever a pattern names it.
struct AdVertical: Sendable {
    /// Who advertises.
    struct Brand: Sendable {
        let name: String
        let product: String
        let domain: String
        let currency: String
        /// The number of its vertical.
        var vertical = 0
    }

    private let phrases: [String: [String]]
    let brands: [Brand]
    /// What the product costs, in units of whatever currency.
    let price: Double

    /// Makes a vertical of sections: a line `# name`, then a phrase a line.
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
            precondition(parts.count == 4, "a brand is name|product|domain|currency")
            return Brand(name: parts[0], product: parts[1], domain: parts[2], currency: parts[3])
        }
        price = phrases["price"].flatMap { Double($0[0]) } ?? 1
    }

    /// The phrases of a name; none of an unknown one.
    subscript(name: String) -> [String] { phrases[name] ?? [] }

    /// All of them; the order is part of every seed's result.
    static let all = [
        mattress, insurance, solar, skincare, shoes, fitness, projects, accounting, languages, meals, petFood,
        coffee,
    ]

    /// All brands, those of one vertical together.
    static let brands = all.enumerated().flatMap { number, vertical in
        vertical.brands.map { brand in
            var brand = brand
            brand.vertical = number
            return brand
        }
    }

    /// Whose ads are now and then in another language, by the number among all, with that language's patterns by level.
    static let foreign = [(vertical: 11, copy: AdCopy.german), (vertical: 3, copy: AdCopy.spanish)]
}
