internal import Foundation

/// The words of naming conventions whose meaning does not depend on the account, in the languages of the common
/// exports. All are folded: lower case, without diacritics, spaces and punctuation.
enum FacetWords {
    /// Returns the kind of a word, in any position of a name.
    static func kind(of word: String) -> FacetKind? { kinds[word] }

    /// Returns the kind of a text that is a part of its own. Such words mean something else beside others: `Sales` is an
    /// objective, `Summer Sales` is not.
    static func kind(ofWhole text: String) -> FacetKind? {
        kinds[text] ?? wholeKinds[text] ?? RegionWords.kind(of: text)
    }

    /// Words that say nothing.
    static let fillers: Set<String> = [
        "a", "ad", "adgroup", "ads", "adset", "advert", "anuncio", "anzeige", "and", "annonce", "campagna",
        "campagne", "campaign", "campaigns", "campana", "campanha", "cmp", "camp", "da", "de", "del", "der",
        "des",
        "di", "die", "do", "el", "en", "et", "for", "fur", "in", "kampagne", "kampanya", "la", "le", "les",
        "mit",
        "no", "nr", "of", "off", "on", "only", "para", "per", "pour", "set", "the", "to", "und", "with", "y",
    ]

    /// Words after which the rest of a part is their value: `Hook Morning`, `LAL Purchasers`.
    static let introductions: [String: FacetKind] = [
        "hook": .hook, "hk": .hook, "angle": .hook, "concept": .hook, "creator": .hook, "influencer": .hook,
        "ugc": .hook, "opener": .hook, "visual": .hook,
        "aud": .audience, "audience": .audience, "custom": .audience, "exclude": .audience, "excl": .audience,
        "int": .audience, "interest": .audience, "interests": .audience, "lal": .audience, "lla": .audience,
        "lookalike": .audience, "zielgruppe": .audience, "interesse": .audience, "interessen": .audience,
        "intereses": .audience, "interesses": .audience, "interets": .audience, "interessi": .audience,
        "semelhantes": .audience, "similar": .audience, "similares": .audience, "similaires": .audience,
        "version": .version, "variant": .version, "variation": .version, "iteration": .version,
        "test": .version,
        "placement": .placement,
    ]

    /// The keys of parts that name the campaign, such as `cmp=SummerSale`.
    static let campaignKeys: Set<String> = [
        "campaign", "camp", "cmp", "cpn", "promo", "theme", "offer", "initiative", "kampagne", "campagne",
        "campana",
        "campanha", "campagna",
    ]

    /// The keys of other parts, such as `geo=US`.
    static let keys: [String: FacetKind] = [
        "geo": .country, "country": .country, "ctry": .country, "market": .country, "mkt": .country,
        "land": .country,
        "region": .country, "lang": .language, "language": .language, "lng": .language, "locale": .language,
        "fmt": .format, "format": .format, "type": .format, "adtype": .format, "media": .format,
        "size": .size,
        "dim": .size, "ratio": .size, "ar": .size, "len": .duration, "length": .duration, "dur": .duration,
        "duration": .duration, "sec": .duration, "hook": .hook, "hk": .hook, "angle": .hook, "concept": .hook,
        "creator": .hook, "aud": .audience, "audience": .audience, "seg": .audience, "segment": .audience,
        "stage": .audience, "funnel": .audience, "age": .audience, "target": .audience, "tgt": .audience,
        "pl": .placement, "plc": .placement, "placement": .placement, "pos": .placement,
        "platform": .placement,
        "channel": .placement, "ch": .placement, "device": .placement, "obj": .objective,
        "objective": .objective,
        "goal": .objective, "opt": .objective, "bid": .objective, "ver": .version, "version": .version,
        "v": .version, "var": .version, "variant": .version, "date": .date, "launch": .date, "start": .date,
    ]

    private static let kinds = merged([
        .format: [
            "video", "videos", "vid", "image", "images", "img", "static", "statics", "photo", "photos", "pic",
            "carousel", "carousels", "caro", "carrusel", "carrossel", "karussell", "carosello", "slideshow",
            "gif",
            "instantexperience", "dco", "dynamiccreative", "singleimage", "singlevideo", "animation", "anim",
            "motion",
            "banner", "html5", "bild", "imagem", "imagen", "foto", "immagine", "gorsel", "thumbnail", "mp4",
            "jpg",
            "jpeg", "png", "mov", "boomerang", "cinemagraph", "flexible", "existingpost",
        ],
        .size: [
            "square", "vertical", "horizontal", "portrait", "landscape", "hochformat", "querformat",
            "quadrat",
        ],
        .placement: [
            "fb", "facebook", "ig", "insta", "instagram", "meta", "audiencenetwork", "messenger", "feed",
            "feeds",
            "stories", "reel", "reels", "igstories", "igstory", "igfeed", "igreels", "fbfeed", "fbreels",
            "fbstories",
            "rightcolumn", "automaticplacements", "autoplacements", "desktop", "ios", "android", "tiktok",
            "snapchat",
            "youtube", "google", "linkedin", "pinterest", "twitter", "paidsocial", "instream",
        ],
        .objective: [
            "conv", "cv", "cvr", "conversion", "conversions", "conversiones", "conversoes", "konversion",
            "purchase",
            "purchases", "leadgen", "leads", "traffic", "trafico", "trafego", "awareness", "reach",
            "engagement",
            "videoviews", "appinstalls", "installs", "cbo", "abo", "asc", "dpa", "daba", "advantage",
            "bidcap",
            "costcap", "lowestcost", "roas", "minroas", "atc", "addtocart", "lpv", "messages", "catalogsales",
            "budget", "bid", "cpa", "cpm", "cpc",
        ],
        .audience: [
            "prospecting", "prosp", "prospect", "retargeting", "retarget", "retargeted", "remarketing",
            "rmkt", "rtg",
            "rmk", "acquisition", "acq", "retention", "loyalty", "reactivation", "winback", "tof", "mof",
            "bof", "tofu", "loy", "bestandskunden",
            "mofu", "bofu", "cold", "warm", "lookalike", "lookalikes", "lal", "lals", "lla", "broad",
            "interest",
            "interests", "intereses", "interesses", "interessen", "interets", "interessi", "semelhantes",
            "engagers",
            "visitors", "purchasers", "buyers", "customers", "crm", "customaudience", "websitevisitors",
            "wca",
            "kunden", "clientes", "clienti", "reengagement", "stacked", "nontargeted", "prospeccao",
            "prospeccion",
            "neukunden", "fans", "followers", "prospection", "reciblage", "acquisizione", "akquise",
            "acquisizioni", "yenidenhedefleme", "abandoners", "newusers", "existing",
        ],
        .hook: [
            "hook", "ugc", "testimonial", "testimonials", "unboxing", "founder", "howto", "tutorial",
            "explainer",
            "painpoint", "pov", "beforeafter", "usvsthem", "listicle", "meme", "asmr", "packshot",
            "influencer",
            "talkinghead", "greenscreen", "socialproof", "fomo", "lifestyle", "concept", "angle", "egc",
            "bts",
        ],
        .version: [
            "copy", "kopie", "copia", "copie", "kopya", "kopia", "kopi", "duplicate", "dup", "test",
            "testing", "tests",
            "iteration", "variation", "variant", "control", "winner", "winners", "scaling", "scale", "final",
            "draft",
            "ver", "version", "relaunch",
        ],
    ])

    private static let wholeKinds = merged([
        .format: [
            "collection", "dynamic", "single", "still", "link", "stat", "car", "pdf", "doc", "cat", "catalog",
            "catalogue", "slides", "clip", "film", "spot", "im", "vd", "st", "cr",
        ],
        .placement: [
            "an", "story", "auto", "automatic", "mobile", "tt", "yt", "li", "snap", "x", "gads", "all", "web",
        ],
        .objective: [
            "sales", "lead", "app", "views", "view", "value", "cat", "vc", "ig", "install", "messaging",
            "ads",
        ],
        .audience: [
            "open", "men", "women", "male", "female", "m", "f", "mw", "hot", "new", "int", "rt", "ret",
            "pros", "pr",
            "lookalike1", "all", "everyone", "18", "moms", "dads", "parents", "damen", "herren", "mujeres",
            "hombres",
            "large", "breit", "amplio", "amplo", "aberto", "ampio", "genis", "publicoaberto", "publicoamplio",
            "core", "lowerfunnel", "upperfunnel", "midfunnel", "adv", "advantageaudience",
        ],
        .hook: [
            "problem", "solution", "pain", "benefit", "benefits", "feature", "features", "question", "demo",
            "review",
            "reviews", "comparison", "vs", "hero", "studio", "creator", "skit", "interview", "quote", "press",
            "urgency",
            "scarcity", "humor", "humour", "emotional", "education", "educational", "product", "story",
            "statistic",
        ],
        .version: ["a", "b", "c", "d", "new", "old", "alt", "main", "base", "original", "orig", "edit"],
    ])

    private static func merged(_ lists: [FacetKind: [String]]) -> [String: FacetKind] {
        var kinds: [String: FacetKind] = [:]
        // A word in two lists has the kind of the first one by name.
        for (kind, words) in lists.sorted(by: { $0.key < $1.key }) {
            for word in words where kinds[word] == nil { kinds[word] = kind }
        }
        return kinds
    }
}

/// The codes and names of countries, regions of the world and languages.
enum RegionWords {
    /// Returns the kind of a whole text: a code such as `de` or `usa`, or a name such as `germany` or `deutsch`.
    static func kind(of text: String) -> FacetKind? { kind(ofAnyCode: text) ?? names[text] }

    /// Returns whether a text is only a code of countries, only one of languages, or both (`nil`).
    static func onlyKind(ofCode text: String) -> FacetKind? {
        let isLanguage = languageCodes.contains(text), isCountry = countryCodes.contains(text)
        return isLanguage == isCountry ? nil : isLanguage ? .language : .country
    }

    /// Whether a text is a code of both a country and a language, such as `de`.
    static func isAmbiguous(_ text: String) -> Bool {
        languageCodes.contains(text) && countryCodes.contains(text)
    }

    /// Returns the kind of a code in capitals, which is a code between other words too.
    static func kind(ofCode text: String) -> FacetKind? {
        text.count >= 2 && text.allSatisfy { $0.isASCII && $0.isUppercase }
            ? kind(ofAnyCode: text.lowercased()) : nil
    }

    private static let areas = [
        "apac", "benelux", "dach", "emea", "eu", "europe", "europa", "gcc", "global", "intl", "international",
        "latam", "mena", "na", "noram", "nordics", "roe", "row", "sea", "uki", "us", "uk", "usca",
        "worldwide", "ww",
        "anz", "cee", "iberia", "tier1", "tier2", "tier3", "t1", "t2", "t3", "usa",
    ]

    private static let languageCodes: Set<String> = {
        let codes = Locale.LanguageCode.isoLanguageCodes.compactMap { $0.identifier(.alpha2) }.filter {
            $0.count == 2
        }
        let longer = [
            "eng", "ger", "deu", "fre", "fra", "spa", "ita", "por", "jpn", "dut", "nld", "tur", "pol",
        ]
        return Set(codes.map { $0.lowercased() } + longer)
    }()

    private static let countryCodes: Set<String> = {
        let codes = Locale.Region.isoRegions.map { $0.identifier.lowercased() }.filter { $0.count == 2 }
        let longer = ["gbr", "aus", "bra", "mex", "esp", "aut", "che"]
        // Black Friday and Cyber Monday are written like Burkina Faso and Cameroon.
        return Set(codes + longer + areas).subtracting(["bf", "cm"])
    }()

    private static func kind(ofAnyCode text: String) -> FacetKind? {
        countryCodes.contains(text) ? .country : languageCodes.contains(text) ? .language : nil
    }

    private static let names: [String: FacetKind] = {
        var names: [String: FacetKind] = [:]
        let regions = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 }
        let languages = [
            "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko",
            "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh",
        ]
        for speech in ["en", "de", "es", "fr", "it", "nl", "pt", "tr"] {
            let locale = Locale(identifier: speech)
            for code in languages {
                if let name = locale.localizedString(forLanguageCode: code) {
                    names[FoldedText.letters(of: name)] = .language
                }
            }
            for code in regions {
                if let name = locale.localizedString(forRegionCode: code) {
                    names[FoldedText.letters(of: name)] = .country
                }
            }
        }
        for code in languages {
            if let name = Locale(identifier: code).localizedString(forLanguageCode: code) {
                names[FoldedText.letters(of: name)] = .language
            }
        }
        return names
    }()
}
