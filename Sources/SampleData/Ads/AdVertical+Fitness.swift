extension AdVertical {
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
