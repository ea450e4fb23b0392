extension AdVertical {
    static let coffee = AdVertical(
        """
        # brand
        Röstwald|the Röstwald Abo|roestwald.example|EUR
        Marlowe & Finch|the Finch Crate|marlowefinch.example|USD
        # price
        16
        # unit
         a bag
        # thing
        coffee subscription
        # emoji
        ☕
        🌄
        🤎
        # pain
        your coffee tastes of cardboard by Wednesday
        you need sugar to get it down
        you run out of beans on a Sunday
        your stomach turns after the second cup
        # ache
        bitter coffee
        beans from last year
        the 11 o'clock jitters
        nine-dollar lattes
        # scene
        First sip. You make a face. You drink it anyway.
        Sunday, 8 a.m. The tin is empty and the shop opens at eleven.
        Machine: 600. Grinder: 200. Taste: petrol station.
        # stat
        The average bag has been on the shelf for five months.
        We pour a third of all coffee made at work down the sink.
        # cost
        That's no way to start a day.
        You get used to it, and that is the sad part.
        # cause
        Roasted beans lose most of their aroma within four weeks.
        Dark roasts hide old beans; they taste of the roast and nothing else.
        Ground coffee is flat after fifteen minutes.
        # confess
        I thought that I didn't like black coffee. I had never had any.
        I spent a thousand on a machine and bought the beans at the petrol station.
        # way
        beans roasted to order
        a coffee subscription
        # ways
        coffee subscriptions
        single-origin beans
        # old
        supermarket beans
        capsules
        the café next door
        # how
        Beans rest for a week after roasting, travel two days, and reach you at their peak.
        A slow roast keeps the acids soft and the stomach calm.
        Tell us how you brew, and the grind is set for it.
        # look
        a roast date, not a best-before date
        the name of the farm
        a grind for your machine
        deliveries you can pause
        # expert
        Baristas check one line on the bag: the day of roasting.
        Cuppers score coffees up to 100; shops rarely sell above 80.
        # want
        drink it black and like it
        never run out of beans
        taste where it comes from
        # does
        is roasted the day before it ships
        comes from eleven farms that we know by name
        adjusts to how fast you drink
        fits through the letter box
        # proof
        1.4 million bags shipped, 4.9 stars.
        Scored 87 points by independent cuppers.
        # award
        Roastery of the year.
        # quote
        I stopped taking sugar. Just like that.
        My kitchen smells like a holiday.
        The espresso finally has a hazelnut in it.
        # rival
        capsule systems
        the big green chain
        # story
        In Addis, coffee takes an hour, three rounds and all the gossip of the street.
        He has carried the same thermos up the same crane for thirty years.
        They met over the last seat in a café, and both still say it was theirs.
        # odd
        Bach wrote an opera about a girl who wouldn't give up coffee.
        Goats found it first, the story goes, and danced all night.
        # moment
        Grey morning. Warm cup. Not a word yet.
        A balcony, two chairs, the street still empty.
        # ask
        With whom would you have one more cup?
        What's the first thing that you hear in the morning?
        # memory
        Grandma read the future from the cup and always saw cake.
        My dad whistled with the kettle.
        # trivia
        The world drinks two billion cups a day.
        # kin
        people who don't talk before nine
        morning people and those who love them
        # live
        begin your day
        # deal
        a free hand grinder
        the first bag for half the price
        # trial
        a tasting set of four
        one bag, no strings
        """)
}
