/// Words of offers, seasons and holidays, which name a campaign rather than an ad of it. All are folded.
enum OccasionWords {
    /// Whether a folded text contains such a word: `summersale`, `bfcm26`.
    static func occur(in text: String) -> Bool {
        if exact.contains(text) { return true }
        if text.utf8.count < 4 { return false }
        return parts.contains { text.contains($0) }
            || seasons.contains { text.hasPrefix($0) && text.dropFirst($0.count).allSatisfy(\.isNumber) }
    }

    private static let seasons = ["ss", "aw", "fw", "bf", "cm", "xmas", "bfcm", "sp", "su", "fa", "wi"]

    private static let exact: Set<String> = [
        "bfcm", "bf", "cm", "vday", "nye", "bts", "sale", "drop", "promo", "soldes",
    ]

    /// Parts of at least four letters, so that few other words contain them.
    private static let parts = [
        "sale", "promo", "offer", "deal", "discount", "launch", "collection", "spring", "summer", "autumn",
        "fall",
        "winter", "holiday", "xmas", "christmas", "easter", "halloween", "valentin", "blackfriday",
        "cybermonday",
        "cyberweek", "bfcm", "newyear", "mothersday", "fathersday", "backtoschool", "giveaway", "webinar",
        "festival",
        "anniversary", "clearance", "evergreen", "alwayson", "prelaunch", "preorder", "freetrial", "bundle",
        "giftguide",
        "rebrand", "subscri", "membership", "singlesday", "referafriend", "season", "edition", "month",
        "week", "woche", "semaine", "semana", "settimana",
        "parrain", "freundewerben", "portaunamico", "portaamico", "ritornoscuola",
        "festadellamamma", "festamamma", "diamadre", "diadasmaes", "diamaes", "vueltacole", "vueltaalcole",
        "voltasaulas", "voltaaulas",
        "schulanfang", "schulstart", "collezion", "colecc", "colecao", "fretegratis", "enviogratis",
        "reopening", "primeday", "memorialday", "laborday",
        "friendsandfamily",
        "sommer", "herbst", "fruhling", "fruhjahr", "schluss", "weihnacht", "ostern", "angebot", "aktion",
        "rabatt",
        "muttertag", "vatertag", "gutschein", "neujahr", "kollektion", "rentree", "printemps", "hiver",
        "noel",
        "automne", "soldes", "offre", "remise", "fetemeres", "fetedesmeres", "lancement", "rebajas", "verano",
        "invierno",
        "otono",
        "primavera", "navidad", "oferta", "descuento", "lanzamiento", "verao", "inverno", "outono", "natal",
        "lancamento",
        "promoc", "liquida", "volta", "saldi", "sconti", "estate", "autunno", "natale", "lancio", "offerta",
        "indirim", "kampanya", "yilbasi", "lansman", "ramazan", "ramadan", "diwali", "eid",
    ]
}
