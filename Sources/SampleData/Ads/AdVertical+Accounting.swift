extension AdVertical {
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
}
