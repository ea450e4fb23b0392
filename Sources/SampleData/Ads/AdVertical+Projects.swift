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
}
