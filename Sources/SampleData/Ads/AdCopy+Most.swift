extension AdCopy {
    /// Prices, deadlines and a reason to act today: the reader wants the product.
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
