extension Lexicon {
    /// Spanish, folded: without accents.
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
