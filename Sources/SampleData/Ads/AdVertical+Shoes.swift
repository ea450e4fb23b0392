extension AdVertical {
    static let shoes = AdVertical(
        """
        # brand
        Strideholm|the Strideholm Aurora 2|strideholm.example|USD
        Velopace|Velopace Tempo|velopace.example|EUR
        # price
        139
        # thing
        running shoes
        # emoji
        🏃
        👟
        🔥
        # pain
        your knees hurt after the third mile
        your toes go numb on long runs
        your shins ache every spring
        you count the minutes instead of the trees
        # ache
        sore knees
        black toenails
        shin splints
        blisters on race day
        # scene
        Mile four. There it is again, under the kneecap.
        You walk down the stairs sideways and hope that nobody sees it.
        Race in nine days. Ice pack on the sofa.
        # stat
        Half of all runners get hurt at least once a year.
        Three of four runners wear shoes that are too small.
        # cost
        Two weeks off, and you start all over.
        One bad step becomes a bad month.
        # cause
        Foam that is too soft lets the ankle roll in, and the knee pays.
        Feet swell by half a size on a long run; shoes don't.
        After 400 miles the cushioning is flat, long before the sole is.
        # confess
        I gave up running twice. Both times it was my knees.
        I thought pain was just what running felt like.
        # way
        a stable shoe with a wide toe box
        a rocker sole
        # ways
        max-cushion shoes
        rocker shoes
        # old
        thin racing flats
        motion-control shoes
        insoles from the drugstore
        # how
        A wide base keeps the heel straight, so the knee doesn't have to.
        A curved sole rolls the foot forward and spares the calf.
        Two foams work together: a soft one to land on, a firm one to push off.
        # look
        a thumb's width in front of the toes
        a firm heel cup
        a drop of 6 to 8 millimetres
        foam that is still alive after 400 miles
        # expert
        Sports doctors say that comfort in the first minute predicts injuries better than any gait test.
        Coaches rotate two pairs to spread the load.
        # want
        run without knee pain
        go longer next weekend
        finish your first half marathon
        # does
        rolls you forward with a curved plate
        has a wider toe box than most
        keeps its bounce for 500 miles
        weighs 8.1 ounces
        # proof
        Worn by 1 in 9 finishers of last year's city marathon.
        4.7 stars after 18,000 reviews.
        # award
        Editor's choice of two running magazines.
        # quote
        First marathon with all ten toenails.
        My physio asked what I had changed.
        It felt like cheating.
        # rival
        the big three
        last year's model
        # story
        At 5:40 the whole town sleeps, except for Otis, 81, and his dog.
        He ran to school because the bus cost money. At 60 he still runs past the stop.
        Nobody remembers who won that day. Everybody remembers the woman who came last.
        # odd
        Humans can outrun horses, if the way is long enough.
        The first women's marathon record was set by someone who hid behind a bush at the start.
        # moment
        Cold air. Empty road. Your breath and nothing else.
        Mud to the knees, grin to the ears.
        # ask
        What do you run from? What do you run to?
        Which song gets you up the hill?
        # memory
        My coach had one word for every weather: lovely.
        Dad timed us with the egg timer.
        # trivia
        Your heart beats about 9,000 times in one hour of running.
        # kin
        the ones who go out in the rain
        back-of-the-pack runners
        # live
        start your mornings
        # deal
        free socks with every pair
        free returns, even muddy
        # trial
        30 runs to make up your mind
        a 90-day test on the road
        """)
}
