extension AdCopy {
    /// Patterns for solution-aware readers: kinds of solutions, how they work and how to choose, without a product.
    static let solutionAware = AdCopy(
        texts: """
            how_to | education | How {ways} work: {how}
            question | comparison | {Old} or {way}? {How}
            question | education | Looking for {way}? Check for {look} and {look}.
            how_to | education | How to choose {way}: look for {look}, {look} and {look}.
            curiosity | comparison | We compared {old} with {way}. Here is what we found.
            bold_claim | comparison | You don't need {old}. You need {way}.
            bold_claim | education | Not all {ways} are the same. {How}
            bold_claim | benefit | There is a simple way to {want}: {way}.
            question | benefit | Want to {want}? Start with {look}.
            statistic | authority | {Expert}
            statistic | authority | {Expert} {How}
            direct | education | {How}
            story | story | I tried {old} first, then {old}. What worked in the end was {way}.
            how_to | education | 3 things to know before you decide on {way}: {look}, {look}, {look}.
            curiosity | education | The difference between {old} and {way} comes down to one thing. {How}
            question | education | What should you expect from {ways}? {How}
            testimonial | story | “I had given up on {old}. Then a friend told me about {ways}.” – {who}
            bold_claim | comparison | The days of {old} are over. {How}
            question | comparison | Why are so many people moving from {old} to {ways}?
            how_to | education | Free guide: how to {want} without {old}.
            direct | authority | A buyer's guide to {ways}, written by people who test them for a living.
            question | pain_point | {Pain}? {Way} can help. {How}
            problem | education | With {old}, you only treat the symptom. {How}
            how_to | benefit | {Want}: it begins with {look}.
            """,
        headlines: """
            {Old} or {way}?
            The guide to {ways}
            How {ways} work
            What to look for in {way}
            A simpler way to {want}
            Before you choose {way}
            {Want}. Here's how.
            Why {ways}?
            The better way
            Checklist: {thing}
            Which kind is right for you?
            What experts look at
            How to {want}
            """,
        pages: """
            The guide to {ways}. {How} {How} What to look for: {look}, {look} and {look}.
            {Old} or {way}? {How} {Expert} The table shows both side by side.
            How to {want}. {Expert} First, {look}. Second, {look}. Third, {look}.
            {Ways} explained. {How} {How} {How}
            Checklist for {way}: {look}, {look}, {look}. Print it and take it with you.
            What {ways} can do, and what they can't. {How} {Expert}
            Which kind is right for you? Answer five questions. {How} {Expert}
            From {old} to {way}: what changes. {How} {Pain}? Then look for {look}.
            {Expert} We asked three specialists what they would choose. {How}
            Ways to {want}, compared: {old}, {old} and {way}. {How}
            Common questions about {ways}. Do they work? {How} What matters most? {Look}.
            {Cause} That is where {ways} come in. {How}
            """,
        brief: """
            {Old} or {way}?
            Think {ways}.
            {Want}. Differently.
            """,
        buttons:
            "Learn more / Get the guide / Compare options / Find yours / Take the quiz / See how it works / Download guide"
    )
}

extension AdCopy {
    /// Patterns for product-aware readers: features, proof and comparisons for readers who are not convinced.
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

extension AdCopy {
    /// Patterns for most-aware readers: prices, deadlines and reasons to act today.
    static let mostAware = AdCopy(
        texts: """
            offer | offer | {Percent}% off {product}. Ends {deadline}.
            offer | offer | {Product} is now {price}. It was {was}.
            offer | urgency | Last chance: our {season} ends {deadline}.
            offer | offer | Use code {code} for {percent}% off.
            direct | urgency | Still thinking it over? {Product} is where you left it.
            offer | offer | Get {deal} when you decide before {deadline}.
            bold_claim | offer | Our lowest price ever on {product}: {price}.
            direct | novelty | {Product} is back. The last round was gone in four days.
            question | offer | Waiting for the right moment? {Product}, {percent}% off, until {deadline}.
            offer | offer | The {season} is on. {Percent}% off everything at {brand}.
            direct | urgency | Only {number} left at this price.
            question | urgency | Forgot something? We kept {product} for you.
            offer | offer | Start today, with {trial}.
            statistic | social_proof | {Number} people chose {product} this week. The {season} runs until {deadline}.
            testimonial | offer | “{Quote}” Now {price} instead of {was}.
            offer | offer | Welcome back. Here's something for you: code {code}, {percent}% off, until {deadline}.
            offer | offer | {Deal}. Today only.
            bold_claim | urgency | After {deadline}, {product} goes back to {was}.
            question | offer | What are you waiting for? {Deal}, {trial}, and all of it for {price}.
            direct | urgency | Until {deadline}. Then it's gone.
            offer | offer | Bring a friend to {brand} and you both save {percent}%.
            direct | offer | You asked, we listened: {deal} with {product}.
            direct | offer | Ready when you are. {Product}, from {price}.
            story | urgency | We told the boss that {percent}% off was a typo. He's letting it run until {deadline}.
            curiosity | offer | Psst. {Brand} members save {percent}% before everybody else hears of it.
            """,
        headlines: """
            {Percent}% off until {deadline}
            {Product}: {price}
            Last chance
            {Season}: up to {percent}% off
            Ends {deadline}
            {Deal}
            Back in stock
            Your {percent}% is waiting
            Now {price}
            Don't miss the {season}
            Code {code}
            Ready to start?
            Finish your order
            """,
        pages: """
            {Season} at {brand}. {Percent}% off {product} with code {code}. Ends {deadline}.
            {Product}: {price} instead of {was}. {Deal}. Add to cart.
            Your offer: {percent}% off and {deal}. Valid until {deadline}. One step left.
            Choose your plan. {Product}, {price}. {Trial} included. Pay by card or in three parts.
            Checkout. {Product}, 1 item, {price}. You save {percent}%. Code {code} applied.
            Only {number} left. {Product} for {price}. It was {was}. {Deal}, until {deadline}.
            Welcome back. We saved your selection: {product}. Today with {deal}.
            Get {percent}% off. Enter your email and your code is on its way. Offer ends {deadline}.
            The {season} ends {deadline}. {Product} {price}. {Brand} gift card from 25.
            {Product}, {price}. In stock, ships today. {Trial}. Four payments without interest.
            Refer a friend and get {percent}% each. Terms apply. Until {deadline}.
            Start now with {trial}. {Price}, and out again whenever you like.
            """,
        brief: """
            {Product}. {Price}.
            Ends {deadline}.
            Now {price}.
            """,
        buttons:
            "Shop now / Get offer / Buy now / Order now / Claim {percent}% off / Get started / Start free trial / Sign up / Book now"
    )
}
