/// The environment in which the ads of a deal run.
struct DealEnvironment: Sendable {
    let title: String
    /// Its spellings in the names of deals.
    let names: [String]
    let formats: [String]
    /// The formats unique to this environment.
    let ownFormats: [String]
    let concepts: [String]
    let publishers: [String]
    /// The price of a thousand impressions.
    let price: Double
    /// The relative frequency.
    let weight: Double

    static let all = [
        DealEnvironment(
            title: "CTV", names: ["CTV", "Connected TV", "OTT", "Big Screen", "Streaming TV"],
            formats: ["video", "ctv", "Video"], ownFormats: ["ctv", "CTV", "ctv video"],
            concepts: ["connected tv", "ott", "living room", "full episode"],
            publishers: ["Lumivue TV", "Couchline", "Channelry", "Plexora Plus"], price: 18, weight: 28),
        DealEnvironment(
            title: "Web", names: ["Web", "Display", "Desktop", "ROS", "Web Banner"],
            formats: ["banner", "display", "Display"], ownFormats: ["display", "Display", "web banner"],
            concepts: ["desktop web", "above the fold", "article pages"],
            publishers: ["Pagewell Network", "Frontfold", "Webmere"], price: 2.5, weight: 26),
        DealEnvironment(
            title: "In-App", names: ["In-App", "App", "Mobile App", "IAB App", "SDK"],
            formats: ["banner", "video", "interstitial"],
            ownFormats: ["in-app", "interstitial", "app banner"],
            concepts: ["mobile app", "rewarded", "sdk", "app users"],
            publishers: ["Appfolio", "Tapmere", "Thumbwise"], price: 4, weight: 18),
        DealEnvironment(
            title: "Audio", names: ["Audio", "Streaming Audio", "Digital Audio", "Radio Online"],
            formats: ["audio", "Audio"], ownFormats: ["audio", "Audio"],
            concepts: ["streaming audio", "radio", "listeners", "audio ads"],
            publishers: ["Wavefold Radio", "Tunemere", "Airloft"], price: 9, weight: 10),
        DealEnvironment(
            title: "Native", names: ["Native", "In-Feed", "Content Feed", "Native Cards"],
            formats: ["native", "Native"], ownFormats: ["native", "Native"],
            concepts: ["in-feed", "sponsored stories", "native cards"],
            publishers: ["Feedmoor", "Storyslot", "Readnext"], price: 3.5, weight: 12),
        DealEnvironment(
            title: "DOOH", names: ["DOOH", "Digital Out of Home", "Billboards", "Street Screens"],
            formats: ["dooh", "video"], ownFormats: ["dooh", "DOOH"],
            concepts: ["out of home", "billboards", "city screens", "transit"],
            publishers: ["Kioskade", "Plaza Screens", "Transitvue"], price: 11, weight: 6),
    ]
}

/// The market of a deal.
struct DealMarket: Sendable {
    let title: String
    let names: [String]
    let currency: String
    /// The index of a category's local name; `nil` for English-speaking markets.
    let language: Int?
    let concepts: [String]
    let publishers: [String]
    let price: Double
    let weight: Double

    static let all = [
        DealMarket(
            title: "US", names: ["US", "USA", "United States", "NA"], currency: "USD", language: nil,
            concepts: ["us nationwide", "coast to coast"], publishers: ["Prairie Herald", "Baywatcher Post"],
            price: 1, weight: 58),
        DealMarket(
            title: "UK", names: ["UK", "GB", "United Kingdom", "Britain"], currency: "GBP", language: nil,
            concepts: ["british", "uk households"], publishers: ["The Albion Post", "Thamesline"],
            price: 0.9, weight: 12),
        DealMarket(
            title: "DACH", names: ["DE", "DACH", "Germany", "Deutschland"], currency: "EUR", language: 0,
            concepts: ["deutschland", "reichweite", "umfeld"],
            publishers: ["Rheinblick", "Der Taktgeber", "Alpenpost"],
            price: 0.95, weight: 10),
        DealMarket(
            title: "France", names: ["FR", "France", "Francophone"], currency: "EUR", language: 1,
            concepts: ["france", "audience qualifiée", "inventaire"],
            publishers: ["Le Fil Quotidien", "La Vigie"],
            price: 0.8, weight: 7),
        DealMarket(
            title: "Latin America", names: ["LATAM", "MX", "Latinoamérica", "Hispanic"], currency: "USD",
            language: 2,
            concepts: ["latinoamérica", "público hispano", "inventario"],
            publishers: ["El Faro Diario", "Voz Norte"],
            price: 0.4, weight: 8),
        DealMarket(
            title: "Australia", names: ["AU", "ANZ", "Australia"], currency: "AUD", language: nil,
            concepts: ["aussie", "australia and new zealand"],
            publishers: ["Southern Lantern", "Harbour Wire"],
            price: 1.1, weight: 5),
    ]
}

/// The target group of a deal, for topics that are sold to several audiences.
struct DealAngle: Sendable {
    let title: String
    let names: [String]
    let concepts: [String]
    let segments: [String]
    let demographics: [String]

    private init(
        _ title: String, _ names: [String], _ concepts: [String], _ segments: [String],
        _ demographics: [String]
    ) {
        self.title = title
        self.names = names
        self.concepts = concepts
        self.segments = segments
        self.demographics = demographics
    }

    static let all = [
        DealAngle(
            "Luxury", ["Luxury", "Affluent", "High End", "HNW"],
            ["luxury", "exclusive", "high end", "affluent"],
            ["Luxury Shoppers", "Affluent Households", "High Net Worth"], ["35-64, High Income", "HHI 200k+"]),
        DealAngle(
            "Families", ["Families", "Parents", "Family", "Moms & Dads"],
            ["family", "parenting", "kids at home"],
            ["Parents", "Families with Children", "Household Deciders"],
            ["25-44, Parents", "Households with Kids"]),
        DealAngle(
            "Students", ["Students", "Gen Z", "Youth", "Campus"],
            ["students", "campus life", "gen z", "social trends"],
            ["College Students", "Gen Z Users", "First Jobbers"], ["18-24", "18-24, Students"]),
        DealAngle(
            "Seniors", ["Seniors", "50+", "Boomers", "Best Agers"],
            ["retirement", "best agers", "grandchildren"],
            ["Seniors", "Retirees", "Empty Nesters"], ["55+", "Adults 65+"]),
        DealAngle(
            "Bargain Hunters", ["Value", "Budget", "Deal Seekers", "Savers"],
            ["discounts", "budget", "price comparison"],
            ["Bargain Hunters", "Coupon Users", "Price Comparers"],
            ["25-64, Low to Mid Income", "Main Shoppers"]),
        DealAngle(
            "Professionals", ["B2B", "Professionals", "Decision Makers", "Executives"],
            ["business readers", "decision makers", "office hours", "industry insight"],
            ["Business Decision Makers", "Executives", "White Collar Workers"],
            ["30-59, College Degree", "C-Suite"]),
        DealAngle(
            "Holiday Season", ["Holiday Season", "Q4 Holiday", "Christmas", "Festive"],
            ["christmas", "holiday season", "gift ideas", "festive"],
            ["Holiday Shoppers", "Gift Givers", "Party Hosts"], ["Adults 25-54", "18+"]),
        DealAngle(
            "Multicultural", ["Multicultural", "Diverse Owned", "Inclusive"],
            ["diversity", "minority owned media", "multicultural"],
            ["Multicultural Households", "Bilingual Viewers", "Inclusive Brands Fans"],
            ["18-49, Multicultural"]),
    ]
}
