extension AdVertical {
    static let mattress = AdVertical(
        """
        # brand
        Haldenby|the Haldenby Cloud|haldenby.example|USD
        Nestrow|Nestrow One|nestrow.example|GBP
        # price
        899
        # thing
        mattress
        # emoji
        😴
        🛏️
        🌙
        # pain
        your back hurts before the alarm rings
        you wake up more tired than you went to bed
        your arm falls asleep and you don't
        every turn of your partner wakes you
        # ache
        stiff mornings
        lower-back pain at 6 a.m.
        hot, sticky nights
        that dip in the middle of the bed
        # scene
        3:12 a.m. You flip the pillow to its cool side. Again.
        The alarm rings and your first move is a hand on your lower back.
        You know every crack in the bedroom ceiling by now.
        # stat
        One in three adults sleeps less than six hours a night.
        Seven of ten people who sleep on their side wake up with a sore shoulder.
        # cost
        A bad night costs you the next day: patience, focus, the good mood.
        No amount of coffee makes up for it.
        # cause
        After eight years, foam has lost a third of its spring, and your hips notice first.
        Foam holds on to body heat, so your sleep breaks up when it should be deepest.
        When shoulders can't sink in, the spine bends all night.
        # confess
        For three years I blamed my pillow.
        I used to dread mornings, and I'm only 34.
        # way
        a hybrid mattress
        a zoned mattress
        # ways
        hybrid mattresses
        # old
        plain memory foam
        an old spring bed
        a thicker topper
        # how
        Springs carry the weight, and a thin layer of foam takes the pressure off hips and shoulders.
        Softer zones let the shoulder in, firmer ones keep the hips up.
        Air moves between the coils, so heat leaves the bed instead of staying in it.
        # look
        zoned support
        a cover you can wash
        edges that don't give way
        a return policy in plain words
        # expert
        Physiotherapists advise to judge a bed after three weeks, not three minutes.
        Sleep labs measure pressure in five places of the body; shoppers should look at two of them.
        # want
        sleep through the night
        wake up without a sore back
        stay cool until morning
        # does
        keeps hips and shoulders level with seven zones
        stays two degrees cooler than foam alone
        doesn't pass on your partner's every turn
        comes with a cover that goes in the wash
        # proof
        4.8 stars from 12,400 sleepers.
        Nine of ten testers kept it.
        # award
        Best bed of the year in three independent tests.
        # quote
        I stopped waking up at four.
        My husband moves, I don't notice.
        Two weeks in and my back is quiet.
        # rival
        the showroom brands
        other bed-in-a-box names
        # story
        My grandmother made her bed every morning for 71 years, even the morning she moved out.
        We drove eleven hours to see the sea, and slept through the sunrise.
        He proposed on a Sunday, under a blanket fort.
        # odd
        Before there was electric light, people slept twice a night and visited each other in between.
        Sea otters hold hands when they doze off.
        # moment
        Sunday light. Clean sheets. Nowhere to be.
        Rain on the roof, a dog at your feet, one more chapter.
        # ask
        What do you think about just before you fall asleep?
        Who gets the window side?
        # memory
        My father never owned an alarm clock.
        We talked until the birds began.
        # trivia
        You will spend about 26 years of your life in bed.
        # kin
        slow-Sunday people
        people who love to lie in
        # live
        spend your Sundays
        # deal
        two free pillows
        free delivery and pick-up of your old bed
        # trial
        100 nights at home
        a 100-night trial
        """)

    static let insurance = AdVertical(
        """
        # brand
        Coverleigh|Coverleigh Home|coverleigh.example|USD
        Brickwise|Brickwise Plus|brickwise.example|USD
        # price
        19
        # unit
         a month
        # thing
        home insurance
        # emoji
        🏠
        🔑
        ☔
        # pain
        your premium went up again and nobody said why
        you couldn't say what your policy leaves out
        you find water under the dishwasher
        filing a claim feels like a second job
        # ache
        rising premiums
        forty pages of small print
        an hour of hold music
        surprise exclusions
        # scene
        You come home from two weeks away. The carpet makes a sound when you step on it.
        The letter says your claim is “under review”. It said so in March, too.
        A storm on Friday, a tarp on the roof until June.
        # stat
        Six of ten homes are insured for less than it takes to rebuild them.
        One burst pipe costs 11,000 on average.
        # cost
        You notice the gap only on the day you need it.
        Every month you pay for something that may not pay you.
        # cause
        Policies count what a home cost then, not what it costs to build today.
        Renewals are priced on the bet that you won't look around.
        Most claims fail on a missing photo, not on the damage.
        # confess
        I thought floods were something that happened on the news.
        I signed the same renewal for nine years without reading it.
        # way
        a policy with full rebuild cover
        a policy that adjusts every year
        # ways
        digital home policies
        # old
        the policy your bank sold you
        a bundle with the car
        the cheapest quote on page one
        # how
        Rebuild cost is checked every year against local builders' prices, so cover grows with them.
        You film each room once, and the video counts as proof for every claim.
        A sensor under the sink costs less than the excess of one claim.
        # look
        rebuild cost instead of market value
        a fixed time for claims
        cover for water from outside
        one excess for everything
        # expert
        Consumer advocates suggest that you compare exclusions before prices.
        Builders' associations update their cost index twice a year; most policies never do.
        # want
        know what is covered
        get claims paid in days
        stop overpaying for cover
        # does
        pays most claims within three days
        covers what rebuilding costs today
        shows every exclusion on one page
        lets you file a claim with a video
        # proof
        94% of claims paid in full last year.
        Trusted by 310,000 households.
        # award
        Rated “excellent” for fair claims by two consumer bodies.
        # quote
        The roof was paid before the roofer came.
        I filed the claim from the driveway.
        I finally understand what I pay for.
        # rival
        the big insurers
        comparison-site specials
        # story
        The pencil marks on the kitchen door stop at 2011. That's when we ran out of door.
        Mum planted the cherry tree the week we moved in. It's taller than the house now.
        Every house on our street has the same stairs, and every family walks them differently.
        # odd
        In Iceland, roads bend around the homes of elves.
        The oldest front door in Britain has been opening since 1050.
        # moment
        A key on a nail. Boots by the door. Soup on the stove.
        The first night in a new place: pizza on the floor, echo in every room.
        # ask
        What would you carry out first?
        Which corner of your home is yours alone?
        # memory
        We painted that wall four times and went back to white.
        I still know the phone number of the house I grew up in.
        # trivia
        The average family opens its front door 22 times a day.
        # kin
        everyone who calls a mess a home
        people with a key for the neighbours
        # live
        come home at night
        # deal
        two months free
        a free leak sensor
        # trial
        a 30-day right to cancel
        a quote in two minutes
        """)

    static let solar = AdVertical(
        """
        # brand
        Sunmarrow|Sunmarrow Roof|sunmarrow.example|USD
        Helioft|Helioft Duo|helioft.example|EUR
        # price
        89
        # unit
         a month
        # thing
        solar roof
        # emoji
        ☀️
        🔋
        🌞
        # pain
        your power bill climbs even though you switch everything off
        you wait for the cheap hours to run the washing machine
        one storm leaves your street in the dark
        your heat pump eats what your old boiler saved
        # ache
        power bills that only know one direction
        blackouts in August
        estimates that never match the meter
        rate increases announced by letter
        # scene
        Another envelope from the power company. You put it under the pile.
        The freezer is thawing, the street is dark, and your phone is at nine percent.
        You open the app of your supplier, look at the number, and close it again.
        # stat
        Household power costs 38% more than five years ago.
        The average home sat in the dark for seven hours last year.
        # cost
        What you pay each month is gone for good.
        In ten years that adds up to a new car.
        # cause
        A third of every bill pays for wires and fees, and you can't save those by switching off lights.
        Grids were built for the evening peak of 1985.
        Rates follow gas prices, whatever your home consumes.
        # confess
        I turned the heating down to 17 and the bill still rose.
        We read candles-and-blankets stories to the kids and called it camping.
        # way
        solar panels with a battery
        a leased solar roof
        # ways
        solar roofs
        home batteries
        # old
        a petrol generator
        switching suppliers every year
        balcony panels
        # how
        Panels fill the battery by noon, and the house runs on it until after midnight.
        A hybrid inverter keeps the fridge and the lights on when the grid is down.
        Surplus power goes to the grid, and the meter runs backwards for it.
        # look
        a battery that starts on its own
        25 years of warranty on output
        one firm for roof and wiring
        a yield estimate for your own roof
        # expert
        Energy agencies say that a roof facing east and west often beats one facing south.
        Engineers advise to size the battery by your evenings, not by your roof.
        # want
        cut your power bill in half
        keep the lights on in a storm
        live off your own roof
        # does
        powers a home of four until two in the morning
        switches over in 20 milliseconds when the grid fails
        pays back in about seven years
        comes with a warranty of 25 years
        # proof
        41,000 roofs so far.
        Measured on 2,000 roofs: 4% more yield than promised.
        # award
        Installer of the year in four states.
        # quote
        Our bill in July was nine dollars.
        The street went dark and we finished the movie.
        Two days on the roof and done.
        # rival
        door-to-door offers
        other installers
        # story
        Grandad called the sun “the foreman”. Nothing started before it did.
        The kids sold lemonade for eleven days to buy one lamp for the treehouse.
        On the longest day of the year our village switches off every light and watches.
        # odd
        The light on your face left the sun when you began to make coffee.
        Sunflowers face east when they are grown, and bees like them warmer.
        # moment
        Last light on the roofs. Somebody whistles.
        Bare feet, warm tiles, ice in the glass.
        # ask
        Where were you when the lights went out?
        What does summer sound like where you live?
        # memory
        We used to fry eggs on the bonnet of the Volvo.
        My sister counted swallows on the wire every night.
        # trivia
        In one hour, more sunlight reaches the earth than mankind uses in a year.
        # kin
        early risers
        people who hang their washing outside
        # live
        spend a summer evening
        # deal
        a free battery upgrade
        the first three months on us
        # trial
        a free roof check
        a yield report for your address
        """)
}
