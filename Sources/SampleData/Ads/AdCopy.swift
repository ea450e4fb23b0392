/// A pattern for an ad's text, with the labels of the ads made from it.
struct AdPattern: Sendable {
    /// The hook, as written in data.
    let hook: String
    /// The angle, as written in data.
    let angle: String
    /// The text, with placeholders in braces.
    let text: String
}

/// The patterns of one awareness level, by part of the ad.
struct AdCopy: Sendable {
    let texts: [AdPattern]
    let headlines: [String]
    let pages: [String]
    /// Texts of only a few words.
    let brief: [String]
    /// The labels of buttons.
    let buttons: [String]

    /// Creates patterns from lines: texts as `hook | angle | text`, and buttons separated by slashes.
    init(texts: String, headlines: String, pages: String, brief: String, buttons: String) {
        self.texts = Self.lines(texts).map { line in
            let parts = line.split(separator: "|", maxSplits: 2).map { Self.trimmed($0) }
            precondition(parts.count == 3, "a pattern is hook | angle | text")
            return AdPattern(hook: parts[0], angle: parts[1], text: parts[2])
        }
        self.headlines = Self.lines(headlines)
        self.pages = Self.lines(pages)
        self.brief = Self.lines(brief)
        self.buttons = buttons.split(separator: "/").map { Self.trimmed($0) }
    }

    /// The patterns of the levels, in order.
    static let levels = [unaware, problemAware, solutionAware, productAware, mostAware]

    static func lines(_ text: String) -> [String] { text.split(separator: "\n").map { trimmed($0) } }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension AdCopy {
    /// Ads in German, for the coffee vertical. Headlines, calls to action and pages use the same lines.
    static let german: [AdCopy] = [
        foreign(
            """
            story | story | Als Kind durfte ich nur umrühren. Heute mahle ich für drei.
            question | story | Mit wem würdest du noch eine Tasse trinken?
            story | story | Grauer Morgen. Warme Tasse. Noch kein Wort.
            """, buttons: "Film ansehen / Mehr erfahren"),
        foreign(
            """
            question | pain_point | Schmeckt dein Kaffee ab Mittwoch nach Pappe?
            problem | pain_point | Sonntag, acht Uhr. Die Dose ist leer. Schon wieder.
            statistic | education | Bohnen im Supermarkt liegen im Schnitt fünf Monate. Kein Wunder, dass der Magen drückt.
            """, buttons: "Mehr erfahren / Weiterlesen"),
        foreign(
            """
            question | comparison | Kapseln oder frische Bohnen? Der Unterschied liegt im Röstdatum.
            how_to | education | So erkennst du gute Bohnen: Röstdatum, Name der Farm, passender Mahlgrad.
            bold_claim | education | Langsam geröstet heißt weniger Säure. Und dein Magen merkt es.
            """, buttons: "Zum Ratgeber / Mehr erfahren"),
        foreign(
            """
            direct | benefit | {Brand}: am Tag vor dem Versand geröstet, von elf Höfen, die wir kennen.
            testimonial | social_proof | „Ich nehme keinen Zucker mehr. Einfach so.“ – Jana über {brand}
            bold_claim | comparison | Anders als Kapseln: {brand} passt sich an, wie schnell du trinkst.
            """, buttons: "Bewertungen lesen / Entdecken"),
        foreign(
            """
            offer | offer | Nur bis Sonntag: {percent} % auf dein erstes Paket. Code {code}.
            offer | offer | {Brand} jetzt für {price} statt {was}. Jederzeit kündbar.
            direct | urgency | Letzte Chance. Die Handmühle gibt es nur noch heute gratis dazu.
            """, buttons: "Jetzt bestellen / Angebot sichern"),
    ]

    /// Ads in Spanish, for the skincare vertical.
    static let spanish: [AdCopy] = [
        foreign(
            """
            story | story | Mi abuela se pintaba los labios para ir a por el pan.
            question | story | ¿Qué te enseñó tu madre sobre la belleza?
            story | story | El espejo empañado, tu canción favorita y diez minutos para ti.
            """, buttons: "Ver el vídeo / Saber más"),
        foreign(
            """
            question | pain_point | ¿La piel te tira una hora después de lavarte la cara?
            problem | pain_point | Otra crema nueva y otra vez las mejillas rojas.
            statistic | education | Cuatro de cada diez mujeres tienen la piel sensible. La mayoría lo descubre tarde.
            """, buttons: "Saber más / Leer más"),
        foreign(
            """
            question | comparison | ¿Exfoliante o sérum de ceramidas? Uno quita, el otro repara.
            how_to | education | Cómo elegir un sérum: ceramidas, sin perfume y con dosificador.
            bold_claim | education | La niacinamida calma la rojez en unas cuatro semanas, sin pelar la piel.
            """, buttons: "Ver la guía / Comparar"),
        foreign(
            """
            direct | benefit | {Brand} repara la barrera de la piel en 28 días y no lleva perfume.
            testimonial | social_proof | «Mi hermana me preguntó qué filtro uso.» – Lucía, sobre {brand}
            statistic | social_proof | Más de 9.000 opiniones de cinco estrellas para {brand}.
            """, buttons: "Ver opiniones / Descubrir"),
        foreign(
            """
            offer | offer | Solo hasta el domingo: {percent} % de descuento con el código {code}.
            offer | offer | {Brand} ahora por {price} en vez de {was}. Envío gratis.
            direct | urgency | Quedan {number} a este precio. ¿A qué esperas?
            """, buttons: "Comprar ahora / Ver oferta"),
    ]

    private static func foreign(_ lines: String, buttons: String) -> AdCopy {
        let texts = lines.split(separator: "\n").map { line in
            line.split(separator: "|", maxSplits: 2).last.map { $0.drop { $0 == " " } } ?? ""
        }
        let joined = texts.joined(separator: "\n")
        return AdCopy(texts: lines, headlines: joined, pages: joined, brief: joined, buttons: buttons)
    }
}
