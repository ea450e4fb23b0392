extension Lexicon {
    /// French phrases, folded: without accents, and with elided words as separate words.
    static let french: [(AdEvidence, String)] = [
        (
            .story,
            "il etait une fois, je me souviens, quand j etais, ma grand mere, mon grand pere, ma mere, mon pere, il y a # ans, un jour, un matin, histoire"
        ),
        (
            .identity,
            "pour ceux qui, celles et ceux, nous sommes, a tous ceux, certaines personnes, fier, fiers"
        ),
        (
            .lifestyle,
            "dimanche*, aventure*, moment*, souvenir*, ensemble, rever, reve*, coucher de soleil, la vie, petits bonheurs, liberte"
        ),
        (.curiosity, "saviez vous, le saviez, imaginez, secret*, et si, surpren*, personne ne, devinez"),
        (
            .pain,
            "marre, fatigue*, assez de, probleme*, douleur*, mal de dos, mal a, insomnie*, stress*, pourquoi, encore une, vous souffrez, souffr*, difficile*, perdre, perdez, frustr*, epuis*, ras le bol"
        ),
        (
            .consequence,
            "pire, trop tard, peut entrainer, ignor*, degats, risque*, danger*, a la longue, consequence*, vous coute"
        ),
        (
            .education,
            "comment, facons de, guide*, conseil*, etape*, types de, difference entre, comprendre, choisir, methode*, explique*, criteres, bien choisir, fonctionne"
        ),
        (
            .remedy,
            "solution*, alternative*, au lieu de, mieux, existe, soulag*, sans, remede*, autrement, enfin"
        ),
        (
            .feature,
            "notre, nos, concu*, fabrique*, equipe*, integre*, compose*, ingredients, batterie, impermeable, brevet*, decouvrez, technologie"
        ),
        (.proof, "avis, etoiles, clients, note*, adopte*, confiance, utilisateurs, plus de #, temoignage*"),
        (
            .authority,
            "prix de, recompense*, teste*, cliniquement, dermatolog*, medecin*, expert*, recommande*, certifie*, elu, etude*, prouve*"
        ),
        (.comparison, "compare*, par rapport, contrairement aux, face a, que les autres"),
        (
            .guarantee,
            "garanti*, satisfait ou rembourse, rembours*, essai, # jours, # nuits, sans risque, sans engagement, retour*"
        ),
        (.price, "prix, seulement $, par mois, a partir de"),
        (
            .discount,
            "# % de remise, remise*, reduction*, promo*, solde*, code, economis*, offre*, livraison gratuite, livraison offerte, cadeau*, offert*, rabais"
        ),
        (
            .urgency,
            "aujourd hui seulement, jusqu a, derniere*, dernier*, dernieres heures, plus que, vite, depechez, limite*, expire*, ce soir, minuit, se termine, avant"
        ),
        (.availability, "de retour, en stock, rupture, disponible, votre panier, precommand*"),
        (.order, "commande*, achetez, acheter, profitez, j en profite, ajouter au panier, en profiter"),
        (.novelty, "nouveau, nouvelle, nouveaute*, nouveaux"),
        (
            .benefit,
            "plus d energie, mieux dormir, facile*, rapide*, simple*, confort*, sain*, doux, douce, protege*, frais, detend*"
        ),
    ]
}

extension Lexicon {
    /// German phrases, folded: without umlauts and with double s.
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

extension Lexicon {
    /// Spanish phrases, folded: without accents.
    static let spanish: [(AdEvidence, String)] = [
        (
            .story,
            "habia una vez, erase una vez, recuerdo, cuando era, mi abuela, mi abuelo, mi madre, mi padre, hace # anos, un dia, una manana, historia*"
        ),
        (.identity, "para quienes, los que, para los que, algunas personas, somos, orgullos*, todos los que"),
        (
            .lifestyle,
            "domingo*, aventura*, momento*, recuerdos, juntos, sonar, suen*, atardecer*, la vida, pequenas cosas, libertad"
        ),
        (.curiosity, "sabias que, imagina*, secreto*, y si, sorprend*, nadie habla, adivina, curios*"),
        (
            .pain,
            "cansado*, cansada*, harto*, harta*, problema*, dolor*, duele*, insomnio, estres*, por que, otra vez, sufres, sufr*, dificil*, pierdes, perder, frustr*, agotad*, no puedes"
        ),
        (
            .consequence,
            "peor, demasiado tarde, puede causar, ignorar, dano*, riesgo*, peligro*, a la larga, consecuencia*, te cuesta"
        ),
        (
            .education,
            "como funciona*, como elegir, formas de, maneras de, guia*, consejo*, pasos, paso a paso, tipos de, diferencia entre, entender, elegir, metodo*, aprende*, criterios, que buscar"
        ),
        (
            .remedy,
            "solucion*, alternativa*, en lugar de, en vez de, mejor, hay una, alivi*, sin, remedio*, por fin"
        ),
        (
            .feature,
            "nuestro*, nuestra*, disenad*, fabricad*, hecho con, hecha con, incluye, ingredientes, bateria, impermeable, patentad*, conoce, descubre, tecnologia"
        ),
        (
            .proof,
            "resena*, estrellas, clientes, opiniones, valorad*, confian, usuarios, mas de #, testimonio*"
        ),
        (
            .authority,
            "premio*, premiad*, clinicamente, dermatolog*, medico*, expert*, recomendad*, certificad*, probad*, estudio*, avalad*"
        ),
        (.comparison, "comparad*, compara, a diferencia de, frente a, que otros, que otras"),
        (
            .guarantee,
            "garantia*, garantizad*, devolucion*, te devolvemos, # dias, # noches, prueba, pruebalo, sin riesgo, sin compromiso"
        ),
        (.price, "precio*, solo $, al mes, desde $, por solo"),
        (
            .discount,
            "descuento*, # % de descuento, rebaja*, promo*, oferta*, codigo, cupon*, ahorra*, envio gratis, envio gratuito, regalo*, gratis"
        ),
        (
            .urgency,
            "solo hoy, hasta, ultima*, ultimo*, ultimas horas, quedan, date prisa, corre, limitad*, termina*, medianoche, esta noche, antes de que"
        ),
        (.availability, "de vuelta, en stock, agotad*, disponible*, tu carrito, ya disponible, preventa"),
        (.order, "compra, compra ahora, comprar, pide*, pidelo, aprovecha, anade, consigue*, canjea"),
        (.novelty, "nuevo, nueva, nuevos, nuevas, novedad*, lanzamiento"),
        (
            .benefit,
            "mas energia, dormir mejor, facil*, rapid*, sencill*, comod*, saludable*, suave*, protege*, fresc*, relaj*"
        ),
    ]
}
