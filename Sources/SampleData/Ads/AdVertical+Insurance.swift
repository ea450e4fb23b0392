extension AdVertical {
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
        Water does more damage to homes each year than fire and theft together.
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
}
