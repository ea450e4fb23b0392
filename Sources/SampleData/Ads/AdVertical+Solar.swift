extension AdVertical {
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
