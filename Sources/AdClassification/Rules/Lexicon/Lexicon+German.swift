extension Lexicon {
    /// German, folded: without dots and with double s.
    static let german: [(AdEvidence, String)] = [
        (
            .story,
            "es war einmal, ich erinnere mich, als ich, meine oma, mein opa, meine mutter, mein vater, vor jahren, eines tages, eines morgens, damals, geschichte, fruher"
        ),
        (
            .identity,
            "fur alle die, fur menschen, manche menschen, wir alle, du bist, wer wir sind, stolz, an alle"
        ),
        (
            .lifestyle,
            "sonntag*, abenteuer, momente, augenblick*, erinnerung*, kleine dinge, gemeinsam, traum*, sonnenuntergang, zuhause, freiheit, leben"
        ),
        (
            .curiosity,
            "wusstest du, wussten sie, stell dir vor, geheimnis*, was ware wenn, kaum jemand, uberrasch*, neugierig"
        ),
        (
            .pain,
            "mude, schon wieder, genug von, satt, probleme, problem, schmerz*, ruckenschmerz*, schlaflos*, stress, gestresst, nervt, argerlich, warum, kennst du das, kennen sie das, leidest, leiden, kampf*, verschwend*, standig, nie genug, hast du auch"
        ),
        (
            .consequence,
            "schlimmer, zu spat, fuhrt zu, ignorier*, schaden, schadet, risiko, gefahr*, auf dauer, kostet dich, folgen"
        ),
        (
            .education,
            "so funktioniert, wie funktioniert, wege, ratgeber, worauf, achten, arten von, unterschied, tipps, schritt*, anleitung, vergleich, methode*, richtige, auswahl*, erklart, checkliste"
        ),
        (
            .remedy,
            "besser, es geht auch, alternative*, statt, losung*, hilft, helfen, endlich, linder*, ohne"
        ),
        (
            .feature,
            "unser*, entwickelt, mit integriert*, ausgestattet, hergestellt, material*, akku, wasserdicht, zutaten, patentiert, funktion*, enthalt"
        ),
        (.proof, "bewertung*, sterne, kunden, zufriedene, vertrauen, beliebt*, erfahrung*, nutzer, uber #"),
        (
            .authority,
            "testsieger, getestet, ausgezeichnet, preisgekront, klinisch, arzt*, experten, empfohlen, zertifiziert, stiftung warentest, studie*, siegel"
        ),
        (.comparison, "im vergleich, als andere, verglichen, anders als, gegenuber"),
        (
            .guarantee,
            "garantie, geld zuruck, # tage, # nachte, testen, kostenlos testen, risikofrei, ruckgabe, kundbar, probeschlafen"
        ),
        (.price, "preis, preise, nur $, ab $, pro monat, statt $"),
        (
            .discount,
            "rabatt*, # % rabatt, sparen, spare, sparst, angebot*, gutschein*, gutscheincode, aktion, sale, reduziert, versandkostenfrei, gratis versand, kostenloser versand, geschenk*, prozent"
        ),
        (
            .urgency,
            "nur heute, endet, nur noch, letzte chance, letzte, solange, vorrat, bis mitternacht, bis sonntag, schnell sein, heute noch, befristet, countdown"
        ),
        (
            .availability,
            "wieder da, wieder verfugbar, auf lager, ausverkauft, lieferbar, warenkorb, vorbestell*, nachschub, sofort lieferbar"
        ),
        (
            .order,
            "jetzt kaufen, jetzt bestellen, bestell*, jetzt sichern, sichern, sichere, zugreifen, einlosen, kaufen, jetzt shoppen"
        ),
        (.novelty, "neu, neue, neuer, neues, jetzt neu, brandneu, erstmals"),
        (
            .benefit,
            "mehr energie, besser schlafen, einfach*, schnell*, muhelos, bequem*, gesund*, frisch*, weich, entspann*, schutzt, verbessert, sauber*"
        ),
    ]
}
