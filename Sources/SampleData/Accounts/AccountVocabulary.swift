/// The words of the names in an account. None is a known brand.
enum AccountVocabulary {
    /// The subjects of campaigns: offers and seasons, products and stories.
    static let themes = [
        "Summer Sale", "Winter Boots", "Gift Guide", "Trail Running", "Black Friday", "Kids Corner",
        "Coffee Club",
        "Back to School", "Travel Mugs", "Free Trial", "New Arrivals", "Brand Story", "Loyalty Week",
        "Garden Days",
        "Night Rider", "Spring Refresh", "Mother's Day", "Studio Classes", "Refill Packs", "Founders Edition",
        "Wedding Season", "Plant Based", "City Bikes", "Home Office", "Members Night", "Ocean Cleanup",
    ]

    /// The hooks and concepts of ads, most of them known only to the account.
    static let hooks = [
        "Gran Asks", "Morning Rush", "Three Reasons", "Anna", "Pocket Test", "UGC Lena", "Before After",
        "Rainy Commute",
        "Price Anchor", "Testimonial Omar", "Question", "Slow Pour", "Dog Steals It", "Unboxing", "Zoom In",
        "Last Train",
        "Neighbour", "Blind Taste", "One Minute", "Desk Tour",
    ]

    static let audiences = [
        "Broad", "LAL 1%", "LAL 3% Purchasers", "Interest Running", "Interest Yoga", "Website Visitors 30d",
        "Cart Abandoners", "Dog Owners", "Engagers 90d", "Customers",
    ]

    static let ages = ["18-34", "25-44", "35-65+", "18-65+", "45+"]
    static let placements = ["IG", "FB", "Auto", "IG Stories", "Reels"]
    static let durations = ["6s", "15s", "30s", "20s"]
    static let sizes = ["1x1", "9x16", "4x5", "16x9"]
    static let formats = ["Video", "Static", "Carousel", "UGC Video"]
    static let stages = ["Prospecting", "Retargeting", "Retention", "Remarketing"]
    static let objectives = ["Conversions", "Traffic", "Leads", "Catalog Sales"]

    /// Countries with the language of their ads.
    static let countries: [(code: String, language: String)] = [
        ("US", "EN"), ("UK", "EN"), ("DE", "DE"), ("FR", "FR"), ("ES", "ES"), ("IT", "IT"), ("BR", "PT"),
        ("NL", "NL"),
    ]

    /// The short forms of some words, as conventions with underscores use them.
    static let short = [
        "Prospecting": "PROSP", "Retargeting": "RTG", "Retention": "RET", "Remarketing": "RMK",
        "Conversions": "CONV",
        "Traffic": "TRAFFIC", "Leads": "LEADS", "Catalog Sales": "DPA", "Video": "VID", "Static": "STATIC",
        "Carousel": "CAR", "UGC Video": "UGC",
    ]

    static let brands = ["ACME", "Norrvik", "Tidewick", "Brambleon", "Quillmere", "Fennick"]
}
