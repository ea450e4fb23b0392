extension Lexicon {
    /// French, folded: without accents; what is elided is a word of its own.
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
