internal import CreativeModel

/// The content words of a text, each once and as a stem, so that `sleeping` is `sleep`.
struct ContentWords {
    private let stems: Set<Substring>

    private static let stemLength = 5

    init(_ tokens: some Sequence<String>) {
        stems = Set(
            tokens.lazy.filter { AdText.isWord($0) && $0.count > 2 && !FunctionWords.all.contains($0) }
                .map { $0.prefix(Self.stemLength) })
    }

    var isEmpty: Bool { stems.isEmpty }

    /// Returns the share of these words that another text has too; 0 if there are none.
    func share(in others: ContentWords) -> Double {
        stems.isEmpty ? 0 : Double(stems.intersection(others.stems).count) / Double(stems.count)
    }
}

extension EvidenceReading {
    /// Returns the words in the phrases of some kinds.
    func words(of kinds: Set<AdEvidence>) -> ContentWords {
        ContentWords(matches.filter { kinds.contains($0.evidence) }.flatMap { text.tokens[$0.range] })
    }

    /// The claims: numbers, with marks for percentages and prices (`30 %`, `$ 49.9`, `12000`), and guarantees.
    var claims: Set<String> {
        var claims: Set<String> = []
        for (index, number) in text.numbers {
            let plain = AdText.withoutGroups(number)
            let before = index > 0 ? text.tokens[index - 1] : ""
            let after = index + 1 < text.tokens.count ? text.tokens[index + 1] : ""
            if before == "$" || after == "$" {
                claims.insert("$ \(plain)")
            } else if after == "%" {
                claims.insert("\(plain) %")
            } else {
                claims.insert(plain)
            }
        }
        for match in matches where match.evidence == .guarantee {
            let words = text.tokens[match.range]
            if !words.contains("#") { claims.insert(words.joined(separator: " ")) }
        }
        return claims
    }
}

/// The calls to action of buttons, by the phrases on them.
enum ButtonWords {
    /// The phrases in the order of the search, specific ones before general ones.
    private static let phrases: [(CallToAction, String)] = [
        (
            .getOffer,
            "get offer, get the offer, get % off, get # % off, claim*, redeem*, unlock, get deal, get the deal, save now, save #, use code, apply code, get discount, grab the deal, angebot sichern, rabatt sichern, gutschein*, einlosen, jetzt sparen, j en profite, en profiter, profiter de, profitez, obtenir l offre, obtener oferta, aprovecha*, canjea*"
        ),
        (
            .tryFree,
            "try free, try it free, try for free, free trial, start free, start your free, start trial, start your trial, try it, try now, kostenlos testen, gratis testen, jetzt testen, essai gratuit, essayer, essayez, prueba gratis, prueba gratuita, pruebalo, probar gratis"
        ),
        (
            .book,
            "book now, book a, book your, book, reserve, reserve your, schedule, get tickets, request time, buchen, jetzt buchen, termin, reservieren, reserver, reservez, prendre rendez vous, reservar, reserva, agenda*"
        ),
        (
            .download,
            "download*, install*, get the app, get app, use app, herunterladen, app laden, telecharge*, installer, descarga*, instala*"
        ),
        (
            .watch,
            "watch*, see video, play video, play now, listen now, ansehen, video ansehen, regarder, regardez, voir la video, ver video, ver el video, mira el, mira la"
        ),
        (
            .contact,
            "contact*, call now, call us, get quote, get a quote, send message, message us, whatsapp, ask us, talk to, request a, kontakt*, jetzt anrufen, angebot anfordern, anfragen, contacte*, nous contacter, appeler, appelez, demander un devis, contacta*, llama*, solicita*"
        ),
        (
            .signUp,
            "sign up, subscribe, join, join now, join the, register, create account, create your, get started, apply now, get access, get updates, anmelden, jetzt anmelden, registrieren, abonnieren, los geht s, mitmachen, inscri*, s inscrire, abonnez, commencer, rejoin*, regist*, suscrib*, unete, empieza, empezar"
        ),
        (
            .shop,
            "shop*, buy*, order*, add to cart, add to bag, get yours, checkout, check out, complete your order, purchase, grab yours, get it now, reorder, kaufen, jetzt kaufen, einkaufen, bestellen, jetzt bestellen, zum shop, acheter, achetez, commander, commandez, j achete, ajouter au panier, comprar, compra*, pide*, pedir, tienda"
        ),
        (
            .learnMore,
            "learn more, learn*, read more, read*, see more, find out, discover, explore, see how, see why, view more, more info, details, tell me more, take the quiz, get the guide, see the, compare, mehr erfahren, mehr*, weiterlesen, entdecken, jetzt entdecken, en savoir, savoir plus, lire*, decouvrir, decouvrez, mas informacion, saber mas, leer*, descubre, descubrir, ver mas, conoce*"
        ),
    ]

    private static let lists = phrases.map { ($0, PhraseList($1)) }

    /// Returns the call to action of the first phrase in the words, and of several there the longest; `nil` if there is none.
    static func call(in tokens: [String]) -> CallToAction? {
        var best: (call: CallToAction, range: Range<Int>)?
        for (call, list) in lists {
            guard let range = list.first(in: tokens) else { continue }
            guard let known = best else {
                best = (call, range)
                continue
            }
            if range.lowerBound < known.range.lowerBound
                || (range.lowerBound == known.range.lowerBound && range.count > known.range.count)
            {
                best = (call, range)
            }
        }
        return best?.call
    }
}
