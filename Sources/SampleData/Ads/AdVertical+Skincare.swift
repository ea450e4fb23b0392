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
}
