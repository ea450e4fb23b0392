/// An industry: the names of its brands, the subjects of their ads, and their performance.
struct Vertical: Sendable {
    /// The words that brands append to their stem.
    let suffixes: [String]
    /// The subjects of the assets, as used in file names.
    let subjects: [String]
    /// The pages of a site that belong to no campaign.
    let pages: [String]
    /// The weights of image, html5, video and native.
    let formatWeights: [Double]
    /// The cost of a thousand impressions, in units of the currency.
    let costPerMille: Double
    /// The volume of Monday to Sunday, relative to the mean.
    let weekdayFactors: [Double]

    private static let office = [1.08, 1.12, 1.10, 1.07, 1.01, 0.78, 0.84]
    private static let leisure = [0.90, 0.89, 0.91, 0.95, 1.05, 1.16, 1.14]

    static let retail = Vertical(
        suffixes: ["Home", "Outfitters", "Market", "Living", "Supply", "Goods", "Wear"],
        subjects: ["sofa", "lamps", "giftguide", "newin", "bestsellers", "rugs", "bundle", "clearance"],
        pages: ["/", "/collections/new", "/stores", "/products/bestsellers", "/gift-cards"],
        formatWeights: [5, 3, 1, 1], costPerMille: 2.4, weekdayFactors: leisure)
    static let travel = Vertical(
        suffixes: ["Stays", "Airways", "Ferries", "Trails", "Journeys", "Islands"],
        subjects: ["beach", "citybreak", "alps", "family", "couple", "harbour", "lastminute"],
        pages: ["/", "/book", "/destinations", "/en/search", "/deals"],
        formatWeights: [4, 3, 2, 1], costPerMille: 3.1, weekdayFactors: leisure)
    static let finance = Vertical(
        suffixes: ["Bank", "Pay", "Insurance", "Invest", "Credit", "Mutual"],
        subjects: ["cashback", "card", "savings", "switch", "mortgage", "testimonial", "rates"],
        pages: ["/", "/personal", "/open-account", "/cards/compare", "/quote"],
        formatWeights: [3, 5, 1, 1], costPerMille: 5.2, weekdayFactors: office)
    static let games = Vertical(
        suffixes: ["Games", "Studios", "Play", "Interactive", "Arcade"],
        subjects: ["gameplay", "boss", "fail", "levelup", "ugc", "characters", "endcard", "puzzle7"],
        pages: ["/", "/games", "/support"],
        formatWeights: [2, 2, 5, 1], costPerMille: 3.8, weekdayFactors: leisure)
    static let streaming = Vertical(
        suffixes: ["TV", "Stream", "Audio", "Radio", "Cinema"],
        subjects: ["trailer", "originals", "live", "kids", "sports", "hero", "teaser"],
        pages: ["/", "/browse", "/plans", "/signup"],
        formatWeights: [2, 2, 5, 1], costPerMille: 6.5, weekdayFactors: leisure)
    static let food = Vertical(
        suffixes: ["Kitchen", "Eats", "Roasters", "Pantry", "Bakery"],
        subjects: ["recipe", "firstbox", "burger", "espresso", "family", "veggie"],
        pages: ["/", "/menu", "/order", "/rezepte", "/abo"],
        formatWeights: [5, 2, 1, 2], costPerMille: 1.9, weekdayFactors: leisure)
    static let fitness = Vertical(
        suffixes: ["Fit", "Run", "Health", "Yoga", "Sleep"],
        subjects: ["plan", "before-after", "coach", "challenge", "streak", "morning"],
        pages: ["/", "/plans", "/coaches"],
        formatWeights: [3, 1, 4, 2], costPerMille: 2.9, weekdayFactors: office)
    static let books = Vertical(
        suffixes: ["Press", "Reads", "Library", "Editions"],
        subjects: ["bestseller", "crime", "cookbook", "authors", "audiobook"],
        pages: ["/", "/bestsellers", "/new-releases", "/title/the-salt-road", "/audiobooks"],
        formatWeights: [6, 2, 0, 2], costPerMille: 1.6, weekdayFactors: leisure)
    static let mobility = Vertical(
        suffixes: ["Motors", "Rides", "Mobility", "Tyres", "Charge"],
        subjects: ["suv", "ev", "leasing", "testdrive", "interior", "range"],
        pages: ["/", "/models", "/configurator", "/test-drive", "/offers-near-you"],
        formatWeights: [3, 4, 2, 1], costPerMille: 4.6, weekdayFactors: office)
}
