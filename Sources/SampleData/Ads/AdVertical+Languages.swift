extension AdVertical {
    static let languages = AdVertical(
        """
        # brand
        Lingovale|Lingovale|lingovale.example|USD
        Parlandia|Parlandia Live|parlandia.example|GBP
        # price
        8
        # unit
         a month
        # thing
        language app
        # emoji
        🗣️
        🌍
        💬
        # pain
        you understand every word and can't say one
        you know the grammar and freeze at the counter
        you have a streak of 200 days and can't order lunch
        your in-laws switch to English for you
        # ache
        five years of school Spanish and nothing to show
        freezing in mid-sentence
        vocabulary that is gone by Friday
        smiling and nodding
        # scene
        The waiter asks something. You say “yes”. It wasn't a yes-or-no question.
        Everyone at the table laughs. You laugh half a second later.
        You rehearse one sentence for the whole walk to the bakery, then point.
        # stat
        Four of five learners quit before they hold one conversation.
        We forget 70% of new words within two days.
        # cost
        The longer you stay silent, the harder the first word gets.
        You miss the jokes, and jokes are half of it.
        # cause
        Tapping pictures trains your thumb, not your tongue.
        School taught us to avoid mistakes, and speaking is made of them.
        Words learned in lists have nothing to hold on to.
        # confess
        I was married for two years before I could talk to his grandmother.
        Seven years of French, and I pointed at the croissant.
        # way
        speaking practice from day one
        learning by conversation
        # ways
        conversation courses
        # old
        flash cards
        evening classes
        grammar books
        # how
        You hear a phrase, say it, and meet it again just before you would forget it.
        Ten minutes aloud a day train the mouth, and the grammar comes along.
        Short talks with real people take the fear out faster than any test.
        # look
        speaking in the first lesson
        native speakers
        topics from your own life
        repetition that follows your memory
        # expert
        Linguists put the threshold for everyday talk at about 800 words.
        Memory research is clear: spaced repetition beats cramming two to one.
        # want
        hold a real conversation
        speak without translating in your head
        order dinner in Italian
        # does
        has you speak in the first five minutes
        corrects your accent sound by sound
        repeats words just before you forget them
        connects you with a native speaker in a minute
        # proof
        8 million learners in 60 countries.
        Learners hold a first talk after 19 days on average.
        # award
        Best learning app at this year's education fair.
        # quote
        I made my mother-in-law laugh. In Polish.
        I dreamed in Italian.
        Nobody switched to English.
        # rival
        the app with the owl-eyed mascot
        classroom courses
        # story
        My grandparents had eleven words in common when they married.
        The whole village came to the station, because a letter had arrived from Brazil.
        On Tuesdays, the barber in our street speaks Greek to everyone, whether they like it or not.
        # odd
        In Papua New Guinea there is a language for every 10,000 people.
        There is a whistled language on La Gomera, made for valleys.
        # moment
        A market in the morning. Peaches. A word you don't know.
        Night train, four strangers, one bag of sunflower seeds.
        # ask
        Which word has no translation where you come from?
        What did your grandmother call you?
        # memory
        My father sang in a language that he didn't speak.
        We learned to swear first, and to apologise second.
        # trivia
        Somewhere, a language falls silent every two weeks.
        # kin
        people who talk with their hands
        window-seat people
        # live
        talk to strangers
        # deal
        a second language for free
        60% off the yearly plan
        # trial
        a free first lesson
        seven days free
        """)
}
