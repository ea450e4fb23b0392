extension AdCopy {
    /// What the product does, who says so and how it compares: the reader is not convinced.
    static let productAware = AdCopy(
        texts: """
            direct | benefit | {Product} {does}.
            direct | benefit | {Product} {does}. And it {does}.
            testimonial | social_proof | “{Quote}” – {who}, on {product}
            testimonial | social_proof | “{Quote}”
            statistic | social_proof | {Proof}
            statistic | social_proof | {Proof} See why people choose {product}.
            question | comparison | {Product} or {rival}? {Proof}
            bold_claim | comparison | Unlike {rival}, {product} {does}.
            question | benefit | What makes {product} different? It {does}.
            story | social_proof | {Who} was sceptical. “{Quote}”
            direct | novelty | Meet {product}. It {does} and {does}.
            direct | novelty | {Product}, new and improved. Now it {does}.
            how_to | education | See how {product} {does}.
            direct | authority | {Award}
            statistic | authority | {Award} {Product} {does}.
            question | benefit | Not sure about {product} yet? Take {trial} and see for yourself.
            bold_claim | comparison | We put {product} up against {rival}. Judge for yourself.
            testimonial | social_proof | “I didn't expect much. {Quote} Thanks, {brand}.”
            direct | comparison | {Brand} and {rival}, side by side.
            question | education | Why does {product} cost what it costs? It {does}. It {does}.
            question | social_proof | Have you read what people say about {product}? “{Quote}”
            how_to | benefit | Three reasons for {brand}: it {does}, it {does}, and it {does}.
            bold_claim | pain_point | No more {ache}: {product} {does}.
            question | pain_point | {Pain}? {Product} {does}.
            story | story | {Confess} Then I found {product}. {Quote}
            """,
        headlines: """
            Why {product}?
            {Product}
            Meet {product}
            {Proof}
            {Award}
            “{Quote}”
            {Brand} vs. {rival}
            It {does}
            See what's inside
            Reviews are in
            {Product}: it {does}
            Made by {brand}
            The new {thing} by {brand}
            """,
        pages: """
            {Product} {does}. It {does}. It {does}. {Proof}
            {Proof} “{Quote}” – {who}. “{Quote}” – {who}. All reviews, good and bad.
            {Brand} and {rival} compared. {Product} {does} and {does}. {Award}
            How {product} works. {How} It {does}, and it {does}.
            {Award} {Proof} {Product} {does}.
            Inside {product}: {how} Details, measures and materials below.
            Questions about {product}? Does it last? How do I return it? With {trial}, the risk is ours. It {does}.
            What testers say about {product}: “{Quote}” It {does}. {Proof}
            {Product}. {Does}. {Does}. {Does}. From {price}.
            Why {brand}? We started because {pain}, and nothing helped us. {Product} {does}. {Proof}
            “{Quote}” Watch {who} try {product} for a month. {Award}
            {Product}, in detail. It {does} and {does}. Compare all models.
            """,
        brief: """
            The new {product-bare}.
            {Product}: see for yourself.
            {Brand}. As seen on TV.
            {Product} {does}.
            """,
        buttons:
            "See reviews / Learn more / Compare / See how it works / Try it / Shop now / Discover {brand} / View product"
    )
}
