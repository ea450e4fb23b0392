extension AdVertical {
    static let projects = AdVertical(
        """
        # brand
        Taskmere|Taskmere Boards|taskmere.example|USD
        Planvil|Planvil|planvil.example|USD
        # price
        9
        # unit
         per seat
        # thing
        project software
        # emoji
        ✅
        🚀
        📌
        # pain
        half of your meetings are about who does what
        the deadline moves and nobody tells you
        your team asks for the latest version three times a day
        you find the decision in a chat from May
        # ache
        status meetings
        spreadsheets called final_v7
        handovers that lose half of it
        chasing people for updates
        # scene
        4:55 p.m. “Quick question.” It is not quick, and it is not a question.
        The client asks where things stand. You open six tabs and start to scroll.
        Two people did the same slide. Nobody did the budget.
        # stat
        Office workers spend 58% of the day on work about work.
        Every third project is late because of a handover.
        # cost
        The real work starts at six in the evening.
        Good people don't quit over money; they quit over this.
        # cause
        Tasks live in mail, dates in a calendar, decisions in a chat, and nothing connects the three.
        Plans are made once and reality changes daily.
        Nobody owns what everybody is copied on.
        # confess
        I ran a team of twelve out of one spreadsheet. It ran me.
        I answered “almost done” for five weeks.
        # way
        one board for the whole team
        a shared timeline
        # ways
        kanban boards
        work management tools
        # old
        e-mail threads
        a shared spreadsheet
        weekly status calls
        # how
        Every task has one owner and one date, and the board shows what waits for whom.
        When a date slips, everything behind it moves too, and those people get a note.
        Limits on open work make teams finish more by starting less.
        # look
        one owner per task
        dates that depend on each other
        guests at no cost
        a way in from the mail you use
        # expert
        Research on 600 teams found that visible work cuts meetings by a third.
        Agile coaches begin with one rule: no task without an owner.
        # want
        end the status meeting
        ship on time
        see who is stuck
        # does
        moves all dates when one slips
        turns any mail into a task
        shows the load of each person at a glance
        is set up in an afternoon
        # proof
        21,000 teams plan with it.
        Teams report 4.5 hours fewer meetings a week.
        # award
        Leader in its category for six quarters in a row.
        # quote
        We cancelled Monday's meeting. Nobody noticed.
        I know where things stand without asking.
        The first tool that our designers didn't hate.
        # rival
        the tool with a hundred tabs
        enterprise suites
        # story
        The bridge took nine years, four governments and one very patient woman called Ruth.
        Our first office was a laundry. We held meetings during the spin cycle.
        The best idea in the history of our street came from a six-year-old with a wheelbarrow.
        # odd
        The pyramids had shift plans, and one of them says “away, brewing beer”.
        Geese take turns at the front and nobody needs a calendar.
        # moment
        Friday, four o'clock. Laptop shut. Jacket on.
        A whiteboard, cold pizza, and something nobody had thought of.
        # ask
        What did you want to be before you had a job title?
        Who taught you how to work?
        # memory
        My first boss wrote everything on a beer mat.
        Grandpa whistled when a job was done, and only then.
        # trivia
        The word “meeting” is spoken about eleven million times a day.
        # kin
        people who make things
        teams who still like each other
        # live
        spend your working days
        # deal
        three months at half price
        free set-up for teams above ten
        # trial
        14 days free
        a free plan for up to five
        """)

    static let accounting = AdVertical(
        """
        # brand
        Ledgerly|Ledgerly Go|ledgerly.example|USD
        Sumwright|Sumwright|sumwright.example|GBP
        # price
        15
        # unit
         a month
        # thing
        accounting software
        # emoji
        📊
        🧾
        💼
        # pain
        your receipts live in a shoebox
        you spend Sundays on invoices
        clients pay late and you notice even later
        the tax letter makes your stomach drop
        # ache
        unpaid invoices
        tax season
        receipts in every pocket
        end-of-month panic
        # scene
        Sunday, 10 p.m. Forty receipts on the floor, and one of them is from a car wash in 2023.
        Your biggest client “never got” the invoice. It's the third time.
        The tax office writes. You leave the envelope on the table for two days.
        # stat
        Freelancers lose eleven days a year to paperwork.
        One invoice in four is paid late.
        # cost
        It eats the hours that you can't bill.
        Money that arrives in June can't pay the rent in April.
        # cause
        Banks, bills and taxes each have their own numbers, and you are the one who copies between them.
        An invoice sent after a week is paid a month later.
        Receipts fade; the paper is made to.
        # confess
        I once paid the tax for a year in which I earned nothing. I just didn't know.
        I'm a good baker and a terrible bookkeeper.
        # way
        bookkeeping linked to your bank
        automatic invoicing
        # ways
        cloud bookkeeping tools
        # old
        spreadsheets
        a shoebox and a prayer
        an accountant who calls once a year
        # how
        Each payment finds its invoice by amount and name, so only the odd ones are left for you.
        Photograph a receipt, and the tax rate and date are read from it.
        Reminders go out on day three, seven and fourteen, friendly at first.
        # look
        a live link to your bank
        reminders that send themselves
        exports that your adviser can read
        receipts by photo
        # expert
        Tax advisers charge less for clean books; ask yours.
        Chambers of commerce recommend to keep tax money in a separate account.
        # want
        get paid on time
        do your books in ten minutes
        face tax season calmly
        # does
        matches payments with invoices overnight
        reads receipts from a photo
        files your sales tax with one tap
        tells you how much tax to put aside
        # proof
        Over 180,000 freelancers do their books with it.
        Invoices are paid nine days sooner on average.
        # award
        Recommended by the freelancers' union two years running.
        # quote
        My tax adviser sent a thank-you card.
        Books done before the kettle boils.
        I got paid by someone I had given up on.
        # rival
        software made for accountants
        the market leader
        # story
        The bakery on our corner has opened at five for 94 years, through two wars and one flood.
        She sold her first painting for a bicycle and rode it home.
        He named the company after his daughter's imaginary friend.
        # odd
        The oldest writing that we know is a receipt for beer.
        In medieval England, taxes were counted on notched sticks, and the sticks later burned down Parliament.
        # moment
        Shop sign turned. Till counted. Radio on.
        First order from somebody you don't know.
        # ask
        What was the first thing that you ever sold?
        Who believed in you before the bank did?
        # memory
        My first customer paid in eggs.
        Mum did the books at the kitchen table with a red pencil.
        # trivia
        Every fourth shop in this country is run by one person.
        # kin
        people who started in a garage
        one-person companies
        # live
        earn your living
        # deal
        six months at half price
        free import of your old books
        # trial
        30 days free
        a free plan for your first ten invoices
        """)

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
