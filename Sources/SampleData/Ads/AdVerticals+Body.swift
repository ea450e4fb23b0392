extension AdVertical {
    static let skincare = AdVertical(
        """
        # brand
        Lunelle|the Lunelle Night Serum|lunelle.example|USD
        Dermora|Dermora Calm|dermora.example|USD
        # price
        48
        # thing
        serum
        # emoji
        ✨
        🌿
        💧
        # pain
        your skin feels tight an hour after you wash it
        your cheeks turn red for no reason
        make-up settles into lines by noon
        every new cream makes your breakouts worse
        # ache
        dry patches
        redness that comes and goes
        breakouts at 35
        that tight feeling after the shower
        # scene
        You cancel the video call and dial in by phone. Because of a chin.
        Eleven bottles on the shelf, and you reach for concealer.
        By lunch the mirror in the office toilet tells a different story from the one at home.
        # stat
        Four of ten women say that their skin is sensitive; most found out the hard way.
        The average bathroom shelf holds nine products. Six are never finished.
        # cost
        It is only skin, they say, until you start avoiding photos.
        Each new jar makes it a little worse.
        # cause
        Hot water and foam strip the oils that keep moisture in.
        A weak skin barrier lets water out and everything else in.
        Too many acids at once, and skin answers with redness.
        # confess
        I didn't leave the house without foundation for six years.
        I bought every cream the internet told me to. My skin got angrier.
        # way
        a ceramide serum
        a barrier cream
        # ways
        barrier-repair serums
        # old
        harsh scrubs
        a ten-step routine
        another acid peel
        # how
        Ceramides are the mortar between skin cells; put back, they keep water in.
        Niacinamide calms redness in about four weeks, without peeling.
        One product with three lipids does what five bottles try to.
        # look
        ceramides high on the list
        no perfume
        a pump instead of a jar
        a pH near that of skin
        # expert
        Dermatologists keep it short: cleanse gently, repair, protect.
        In patch tests, perfume is the most common trigger.
        # want
        calm your skin
        go without foundation
        keep your skin soft all day
        # does
        restores the skin barrier within 28 days
        has three ceramides and no perfume
        works under make-up without pilling
        calms redness overnight
        # proof
        92% of 214 testers saw less redness after four weeks.
        More than 9,000 five-star reviews.
        # award
        Awarded by two dermatology journals for its formula.
        # quote
        My sister asked which filter I use.
        First winter without flakes.
        I threw out the other eight bottles.
        # rival
        department-store serums
        the one in the blue jar
        # story
        My aunt kept one lipstick in the glove box and said it was for emergencies and Tuesdays.
        She was born in a heat wave and never once complained about the sun.
        For her 60th birthday, Inge asked for a photo without filters.
        # odd
        Romans scraped their skin with olive oil and a bronze blade.
        Your skin is your largest organ and weighs as much as a small dog.
        # moment
        Fogged mirror. Favourite song. Ten minutes, door locked.
        Hair up, window open, nothing planned.
        # ask
        What did your mother tell you about beauty?
        When did you last like a photo of yourself?
        # memory
        My mum put her face on before she answered the phone.
        We stole her perfume and smelled like Sunday for a week.
        # trivia
        You shed about 30,000 skin cells a minute.
        # kin
        women who laugh with their whole face
        everyone who has stopped counting birthdays
        # live
        look at yourself
        # deal
        a free travel size
        a free cleanser with two bottles
        # trial
        a 60-day money-back promise
        a sample for the price of the stamp
        """)

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

    static let fitness = AdVertical(
        """
        # brand
        Corehaven|Corehaven Coach|corehaven.example|USD
        Replio|Replio|replio.example|USD
        # price
        12
        # unit
         a month
        # thing
        training app
        # emoji
        💪
        🏋️
        ⏱️
        # pain
        you pay for a gym that you last saw in March
        you start every Monday and stop every Thursday
        carrying the shopping upstairs leaves you out of breath
        you have no idea what to do between the machines
        # ache
        workouts that never fit into the day
        sore shoulders from eight hours of desk
        starting over every January
        gym anxiety
        # scene
        Gym bag in the hallway since Tuesday. It has become furniture.
        You race your daughter to the swing. She wins by a lot, and you need to sit down.
        9 p.m., sofa, a video of someone doing burpees.
        # stat
        Two of three gym members don't go in a normal week.
        After thirty, we lose about 1% of muscle each year.
        # cost
        It doesn't get easier with every year that you wait.
        The guilt costs more energy than the workout would.
        # cause
        Plans fail because they are made for a week that you never have.
        Motivation lasts about nine days; habits need sixty-six.
        Sitting shortens the hips, and then every squat feels wrong.
        # confess
        I hid behind the cross trainer for a year because I didn't know what else to do.
        I couldn't do one push-up. Not one.
        # way
        short strength sessions at home
        a plan that adapts to your week
        # ways
        adaptive training plans
        # old
        a gym contract
        random videos
        a personal trainer twice a week
        # how
        Three sessions of 18 minutes build as much strength as one long one, and fit into a lunch break.
        The plan looks at what you did and moves the rest, so a missed day is not a lost week.
        Slow repetitions do with five kilos what fast ones need fifteen for.
        # look
        plans that move when your week does
        feedback on your form
        workouts without equipment
        progress that you can see
        # expert
        Sports scientists agree on two sessions of strength a week as the least that works.
        A study of 1,900 beginners found that a fixed hour beats a perfect plan.
        # want
        get stronger in 18 minutes
        stick with it this time
        do your first pull-up
        # does
        builds a new plan every Sunday around your calendar
        corrects your form through the camera
        needs no equipment
        has over 400 workouts below 20 minutes
        # proof
        2.1 million workouts finished last month.
        Members train 3.2 times a week on average.
        # award
        App of the day in 31 countries.
        # quote
        Week twelve. I have never made it to week three before.
        My back stopped complaining.
        It's like a friend who doesn't let me off.
        # rival
        gym chains
        other workout apps
        # story
        Every morning at six, four old men swim in the harbour and argue about football.
        She learned to cartwheel at 52, because her niece asked.
        The strongest person I ever met delivered our post.
        # odd
        A hummingbird's heart beats twenty times a second; a resting athlete's, once in two.
        Victorian gyms had a machine for horse riding, without the horse.
        # moment
        Chalk on hands. One deep breath. Quiet.
        First train, headphones in, city still blue.
        # ask
        What did you love to do when you were nine?
        What is the strongest thing that you have ever done?
        # memory
        My PE teacher said I ran like a question mark.
        We did handstands until the sky turned round.
        # trivia
        You take about 216 million steps in a lifetime.
        # kin
        late bloomers
        people who dance in the kitchen
        # live
        move through your day
        # deal
        two months for the price of one
        a free month for a friend
        # trial
        seven days free
        a free first week
        """)
}
