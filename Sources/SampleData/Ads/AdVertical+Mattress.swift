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
        lower-back pain at dawn
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
}
