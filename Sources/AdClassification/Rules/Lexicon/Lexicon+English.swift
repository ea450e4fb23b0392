extension Lexicon {
    /// English phrases for people who are not looking for anything yet, or for a solution.
    static let english: [(AdEvidence, String)] = [
        (
            .story,
            """
            i remember, when i was, my grandmother, my grandfather, my mother, my father, my mom, my dad, my daughter, my son, my wife,
            my husband, years ago, last summer, last winter, last spring, one morning, one evening, one day, it started with, it all started,
            it began with, i never thought, i used to, i quit, i left, i found, i moved, nobody told me, no one told me, the day i, the day she,
            the day he, the night, the year i, once upon a time, she was, he was, she had, he had, she left, he left, she still, he still, they said,
            she said, he said, story of, my story, her story, his story, our story, their story, a true story, true story, years old, at age #,
            grew up, growing up, childhood, letter to, dear, her first, his first, never looked back, and then, until one, in # we, used to be,
            we met, told me, asked me, on the train, on the bus, every morning at #
            """
        ),
        (
            .identity,
            """
            for those who, people who, for people, the kind of person, the kind of people, kind of people, some people, some of us, those of us, we all,
            most of us, become, born to, heres to, to the ones who, to everyone who, to every, calling all, if you love, you know who you are,
            proud, tribe, generation, belong*, who we are, who you are, a love letter to, ode to, the ones who, all of us, be yourself, your people,
            there are two kinds, two types of people, dog people, morning people, night owls, early risers, not everyone
            """
        ),
        (
            .lifestyle,
            """
            sunday*, slow morning*, golden hour, sunset*, sunrise*, adventure*, moment*, memories, memory, little things, small things, simple things,
            laugh*, joy, dream*, wander*, life is, feels like, the sound of, the smell of, smells like, barefoot, kitchen table, around the table,
            home is, together, morning light, quiet, magic, celebrat*, beautiful, journey, road trip, long walk*, mornings like, days like,
            made of, first light, friends, playlist, tradition*, ritual*, summer, autumn, the sea, the mountains, the city, family, this is what,
            good things, slow down, the world, somewhere
            """
        ),
        (
            .curiosity,
            """
            you wont believe, did you know, guess what, what if, imagine, secret*, the one thing, one simple, one weird, strange*, weird, surpris*,
            nobody talks about, no one talks about, turns out, heres what happened, what happened, what happens when, ever wonder*, have you ever,
            ever notice*, the truth about, hidden, mystery, curious, unexpected*, little known, forgotten, nobody expected, no one expected,
            why … are talking, watch what, wait until, see what, quiz, which type are you, facts about, history of, a day in the life, behind the scenes,
            what do … have in common, in common, you probably, most people, few people, nobody notices, no one notices, it changed everything, everything changed
            """
        ),
        (
            .pain,
            """
            tired of, tired, sick of, fed up, struggl*, frustrat*, annoy*, exhaust*, hurt, hurts, hurting, pain, painful, ache*, aching, sore, stiff*,
            itch*, cant sleep, cant focus, cant seem, cant find, cant stop, waking up, wake up tired, wide awake, awake at, toss* and turn*, sleepless,
            stress*, anxi*, overwhelm*, burn* out, burnout, stuck, wast*, losing, keeps, keep losing, keep forgetting, problem*, trouble*,
            suffer*, hard to, never seem*, again and again, over and over, yet again, mess, messy, clutter*, chaos, worr*, embarrass*, nightmare*,
            dread*, falling apart, hate, sound familiar, sounds familiar, if this sounds, not your fault, not alone, not just you, isnt just you,
            why do … keep, why does, why is your, why are your, why do your, why do you, why cant, does your, do your, do you still, are you still, is your,
            are your, brain fog, bloat*, breakout*, dry skin, low energy, no energy, run out of, running out of, expensive, crash*, leak*, smelly,
            noise, noisy, broken, breaks, drain*, ruin*, signs that, signs you, signs your, signs of, sign of, sign that, symptom*, real reason,
            reason your, reason you, reason why, costing you, costs you, not working, doesnt work, dont work, nothing works, nothing helps,
            tried everything, youve tried, have tried, still not, never enough, fail*, forget*, cold, crack*, itchy, irritat*, headache*, afternoon slump,
            by # pm, at # am, # am, every night, another night, another day, another week, late again, behind again, miss*, giving up, give up, unsafe, afraid,
            fear, confus*, hours every week, cant, wont, gone wrong, goes wrong, going wrong, blame, culprit, whats wrong
            """
        ),
        (
            .consequence,
            """
            gets worse, get worse, getting worse, worse, too late, can lead to, lead to, leads to, if you ignore, ignor*, untreated, over time,
            damag*, risk, risks, risky, danger*, in the long run, wont go away, doesnt go away, adds up, add up, quietly, silently, warning sign*,
            the cost of, caus*, consequence*, sooner or later, takes its toll, toll, steal*, stolen, robs, robbing, every year … lose, lose*, lost,
            harm*, hidden cost*, more than you think, suffers, pay the price, long term
            """
        ),
        (
            .education,
            """
            how … work, how … works, how it works, ways to, way to, how to, guide*, what to look for, look for, types of, kinds of, type of, difference between,
            explain*, checklist, tips, steps, step by step, step #, science behind, science of, works by, learn*, understand*, choosing, choose*, how to pick, pick*,
            the right, right for you, # ways, # things, # types, # questions, # methods, # options, method*, approach*, technique*, options, pros and cons,
            not all, basics, questions to ask, before you buy, what makes, what a good, compare … options, which one, which type, which kind, what matters, matters most,
            criteria, consider*, know the, in plain, overview, introduction to, the case for, what experts, why … matter, buyers, primer, compared, versus
            """
        ),
        (
            .remedy,
            """
            better way, theres a way, alternative*, instead of, solution*, solv*, a new way, new way, without the, unlike, traditional, replac*, the fix,
            a fix, fix, fixes, treatment*, remedy, remedies, can help, help you, helps, relief, reliev*, the answer, what works, actually works, does work, really works,
            works better, right kind, different approach, doesnt have to, dont have to, no longer, prevent*, proven way*, simple way*, easiest way,
            best way, smarter way, another way, ways out
            """
        ),
    ]
}

extension Lexicon {
    /// English phrases for people who know the product.
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
