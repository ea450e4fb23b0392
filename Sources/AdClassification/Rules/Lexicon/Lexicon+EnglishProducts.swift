extension Lexicon {
    /// English: what speaks to people who know the product.
    static let english2: [(AdEvidence, String)] = [
        (
            .feature,
            """
            introducing, meet, our, designed, engineer*, built in, built with, built for, built to, comes with, feature, features, featuring, includ*, made with,
            made from, made in, crafted, powered by, up to # hours, # hours of, # hour, # layers, # settings, # modes, battery, waterproof, wireless, lightweight, formula, ingredients,
            capacity, integrat*, compatible, app, technolog*, patent*, the only, version, model, premium, handmade, organic, stainless, dishwasher,
            adjustable, rechargeable, washable, dual, each, packed with, equipped, sensor*, fabric, material*, frame, zero, with built, specs, inside every, in every,
            # in #, grams of, # g, # ml, # mg, see inside, look inside, take a look, see how, see it in action, demo
            """
        ),
        (
            .proof,
            """
            # reviews, # review, # stars, # star, star reviews, star rating, # out of #, # / #, ★, rated, rating*, review*, loved by, trusted by, customers, happy customers,
            # customers, # people, # families, # teams, # users, users, join #, more than #, over #, testimonial*, i love, changed my, game changer,
            best i ever, worth every, obsessed, verified, switched, never going back, bestseller*, best sell*, word of mouth, real results, results, before and after,
            ive tried, i tried, ive been using, i was skeptical, skeptic*, convinced, owners, buyers say, people say, say about, swear by, would recommend, # in # people, case stud*,
            see why, find out why, # % of, households, already
            """
        ),
        (
            .authority,
            """
            award*, winner, winning, voted, clinical*, dermatolog*, doctor*, dentist*, vet, vets, veterinar*, expert*, nutritionist*, physio*, recommended, approved, certif*, as seen in, as seen on,
            featured in, tested, lab, proven, study, studies, research*, universit*, named … best, editors, scientist*, scientific*, according to, professional*, trial results, independent
            """
        ),
        (
            .comparison,
            """
            vs, versus, compared to, compared with, comparison, compare, compares, beats, outperform*, better than, unlike other, unlike others, other brands, others,
            side by side, head to head, stack up, stacks up, the competition, competitor*, leading brand*, than the, than other, than any, why … switch*, how … differ*, whats different, what sets
            """
        ),
        (
            .guarantee,
            """
            guarantee*, warrant*, money back, risk free, free trial, # day, # days, # night, # nights, trial, free returns, easy returns, return it, cancel anytime, cancel any time, refund*,
            no questions asked, try it for, no risk, # year warranty, lifetime, send it back, love it or, no commitment, no contract
            """
        ),
        (
            .price,
            """
            $ #, # $, price, prices, priced, pricing, per month, a month, / month, / mo, affordable, cheaper, cents, pay only, for just, for only, starting at, was $
            """
        ),
        (
            .discount,
            """
            # % off, # off, # % less, # % discount, $ # off, save # %, up to # %, take # %, extra # %, get # %, # $ off, discount*, save #, save $, save up, sale, sales, deal, deals, coupon*, code, promo*, voucher*, bogo, buy one, buy # get, half price, half off,
            bundle*, free gift, gift with, clearance, black friday, cyber monday, offer, offers, special offer, free shipping, free delivery, ships free, shipping is free, lowest price, price drop, price cut,
            subscribe and save, save, savings, saving, off your, off everything, off sitewide, sitewide, on us, loyalty, reward*, members get, early access, exclusive, extra #, get # %
            """
        ),
        (
            .urgency,
            """
            today only, ends, ends tonight, ends today, ending, midnight, last chance, last call, hurry, limited, while supplies, while stocks, while stock, while they last, only # left, # left,
            just # left, selling fast, almost gone, going fast, nearly gone, final, expires, expiring, deadline*, dont miss, before its gone, before theyre gone, now or never, countdown, hours left, days left, this week only,
            this weekend only, weekend only, until sunday, until monday, until friday, until midnight, until tonight, by sunday, by midnight, by friday, through sunday, through monday, act now, act fast, tonight, last day, last days, last #, running out, time left,
            closing, one day only, # hours only, # days only, # hour sale, flash
            """
        ),
        (
            .availability,
            """
            back in stock, restock*, sold out, in stock, pre order, preorder, is back, are back, theyre back, its back, available now, now available, your cart, your basket, your bag, welcome back,
            still thinking, forgot something, left something, left behind, reorder, running low, ready to ship, ships today, ships tomorrow, arrives, delivered by, at your door, waiting for you, waiting in, wishlist, your favorite*, your favourite*, your size,
            refill*, next order, your order, delivery by, same day
            """
        ),
        (
            .order,
            """
            order now, order today, order yours, order by, order before, buy now, buy today, buy, shop now, shop the, shop today, get yours, get it now, get it today, grab, claim*, checkout, check out, add to cart, add to bag, redeem*, unlock, order, ordering, use code, with code, enter code,
            apply code, complete your, secure yours, reserve yours, stock up, one click, tap to, treat yourself
            """
        ),
        (
            .novelty,
            """
            new, introducing, just launched, launch*, all new, brand new, next generation, first ever, reinvent*, reimagin*, just dropped, new in, latest, just landed, just arrived, finally here, update*, upgrade*
            """
        ),
        (
            .benefit,
            """
            more energy, sleep better, better sleep, save time, feel better, feel, faster, easier, easy, effortless*, in minutes, in seconds, comfort*, healthy, healthier, stronger, smoother, softer, smooth, soft,
            fresh*, clean*, confiden*, relax*, enjoy*, improv*, boost*, reduc*, protect*, simple, simpl*, calm*, focus, more time, less time, lasting, long lasting, deep*, restful, rested, happier, safer, warm, cool, bright*, clear*, hydrat*, nourish*, support*, free up, peace of mind, quick*, fast
            """
        ),
    ]
}
