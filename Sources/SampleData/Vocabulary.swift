/// The words of which names are composed. None is a known brand.
enum Vocabulary {
    static let stems = [
        "Norrvik", "Tidewick", "Brambleon", "Quillmere", "Veltora", "Ostrano", "Fennick", "Larkhollow",
        "Miravento", "Pellworth", "Zandore", "Hollowick", "Sundrift", "Kestrano", "Aldermoor", "Bexmoor",
        "Corvanta", "Drayholm", "Everlune", "Foxmarrow", "Gantrel", "Harrowmint", "Islemere", "Junavik",
        "Kelpford", "Lunthorpe", "Marrowby", "Nettlefen", "Oakhusk", "Pomvale", "Quorrin", "Rushwick",
        "Saltmarch", "Thornevale", "Umbrick", "Vandermoss", "Wrenfold", "Yarrowick", "Zephyrne", "Ambervik",
        "Birchallow", "Cindermere", "Duskfern", "Elmsparrow", "Fablewick", "Gorsefield", "Heronvale",
        "Inkmoor", "Jasperlund", "Kindlemoss", "Loamhurst", "Mossgrave", "Nimbold", "Orrinde", "Plumfen",
        "Quaverly", "Rookmere", "Silvant", "Tarnholt", "Ulverick", "Velloway", "Wicklund", "Yewbarrow",
        "Zellwick", "Arborath", "Bryndle", "Copperfen", "Dovemarch", "Eskendale", "Fernwhist", "Glimmerick",
        "Hazelbrae", "Ivoryn", "Juniperth", "Knollwick", "Lichenby", "Meadowrusk", "Nightlark", "Ottermoor",
        "Pinevarr", "Quincewell", "Ravelmoor", "Starfold", "Timbrick", "Undermere", "Vespertine",
        "Willowrusk",
        "Yondermark", "Zinnaby", "Ashgrove",
    ]

    /// Brands with internationalised domains: name, ASCII spelling, Unicode domain, Punycode domain (the same in IDNA
    /// 2003 and 2008), home.
    static let international: [(name: String, slug: String, domain: String, punycode: String, home: Int)] = [
        ("Möwenkai", "moewenkai", "möwenkai.de", "xn--mwenkai-90a.de", 2),
        ("Élanoure", "elanoure", "élanoure.fr", "xn--lanoure-9xa.fr", 3),
        ("Señalito", "senalito", "señalito.es", "xn--sealito-5za.es", 4),
        ("Grünlauf", "gruenlauf", "grünlauf.de", "xn--grnlauf-o2a.de", 2),
        ("Kaffeegärtle", "kaffeegaertle", "kaffeegärtle.de", "xn--kaffeegrtle-r8a.de", 2),
    ]

    static let appFirst = [
        "Puzzle", "Merge", "Castle", "Island", "Kingdom", "Bubble", "Dragon", "Harvest", "Rally", "Word",
        "Pirate", "Solitaire", "Galaxy", "Candle", "Mystery", "Tower",
    ]
    static let appSecond = [
        "Tangle", "Hollow", "Voyage", "Frenzy", "Bloom", "Siege", "Drift", "Parade", "Lantern", "Burrow",
        "Riddle", "Harbor", "Outpost", "Carnival",
    ]

    /// The home markets of brands: country, top-level domain, language, currency, weight.
    static let homes: [(geo: String, domain: String, language: String, currency: String, weight: Double)] = [
        ("US", "com", "en", "USD", 78), ("GB", "co.uk", "en", "GBP", 8), ("DE", "de", "de", "EUR", 5),
        ("FR", "fr", "fr", "EUR", 3), ("ES", "es", "es", "EUR", 3), ("NL", "nl", "nl", "EUR", 3),
    ]

    /// The countries of campaigns, with the cost of a thousand impressions relative to the US.
    static let geos: [(code: String, cost: Double)] = [
        ("US", 1.0), ("GB", 0.92), ("DE", 0.85), ("CA", 0.88), ("FR", 0.72), ("AU", 0.95), ("NL", 0.8),
        ("ES", 0.55), ("IT", 0.58), ("SE", 0.82), ("PL", 0.34), ("BR", 0.24), ("MX", 0.26), ("JP", 0.7),
        ("IN", 0.12), ("ID", 0.1), ("TR", 0.16), ("IE", 0.78), ("AT", 0.77), ("CH", 1.05), ("PT", 0.45),
        ("ZA", 0.2), ("AE", 0.5), ("KR", 0.6),
    ]

    /// Campaign pages: the path with placeholders `YEAR` and `CODE`, the title, the token in file names.
    static let hints: [(path: String, title: String, token: String)] = [
        ("/holiday-sale-YEAR", "Holiday Sale YEAR", "holiday-sale"),
        ("/promo/summer-escape", "Summer Escape", "summer-escape"),
        ("/campaigns/CODE", "Campaign CODE", "CODE"),
        ("/black-friday-YEAR", "Black Friday YEAR", "blackfriday"),
        ("/promo/welcome-back", "Welcome Back", "welcomeback"),
        ("/winter-sale", "Winter Sale", "winter-sale"),
        ("/cyber-monday", "Cyber Monday", "cybermonday"),
        ("/campaign/switch-and-save", "Switch and Save", "switchandsave"),
        ("/promo/free-trial", "Free Trial", "free-trial"),
        ("/spring-refresh", "Spring Refresh", "spring"),
        ("/campaigns/CODE", "Campaign CODE", "CODE"),
        ("/promo/students", "Students", "students"),
    ]
}
