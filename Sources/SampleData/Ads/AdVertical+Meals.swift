extension AdVertical {
    static let meals = AdVertical(
        """
        # brand
        Forkfield|the Forkfield Box|forkfield.example|USD
        Panharbor|Panharbor|panharbor.example|USD
        # price
        7.99
        # unit
         a plate
        # thing
        meal kit
        # emoji
        🥕
        🍝
        😋
        # pain
        it is six o'clock and nobody knows what's for dinner
        the salad in your fridge turns to soup every week
        you cook the same five dishes in turn
        your kids eat noodles, and only noodles
        # ache
        the six-o'clock question
        wilted salad in the drawer
        another frozen pizza
        supermarket queues after work
        # scene
        5:47 p.m. You stand in front of the open fridge as if it would say something.
        One child wants noodles, one wants nothing that has touched a noodle.
        You bought coriander for one spoonful. It's still there, in a way.
        # stat
        A family of four throws away every ninth bag of groceries.
        Parents spend 37 minutes a day deciding what to eat.
        # cost
        It's take-out again, and it's cold again.
        By the end of the month, that's a weekend away.
        # cause
        Recipes are written for four, packages are made for six, and you are two.
        Nobody can plan seven dinners on a Sunday and still be right on Thursday.
        Shops sell herbs by the bush.
        # confess
        I hid a lasagne from my own family.
        Cereal for dinner. Twice this week. I'm 41.
        # way
        a meal kit with measured portions
        a weekly menu plan
        # ways
        meal kits
        # old
        take-out
        meal-prep Sundays
        frozen dinners
        # how
        Everything comes in the amount that the recipe needs, so nothing is left to wilt.
        You pick the dishes on your phone; shopping is done before you think of it.
        Recipes in six steps keep it at half an hour, chopping included.
        # look
        recipes below 30 minutes
        weeks that you can skip
        packaging without foam
        portions for two as well
        # expert
        Nutritionists count colours on the plate rather than calories.
        Household studies show that planned menus halve food waste.
        # want
        have dinner ready by half past six
        stop throwing food away
        get vegetables into children
        # does
        brings three dinners with every gram measured
        has 35 new dishes each week
        takes 25 minutes from box to table
        lets you skip any week with one tap
        # proof
        Cooked in 400,000 kitchens.
        9.1 of 10 for taste in a blind test.
        # award
        Winner of this year's meal-kit comparison.
        # quote
        My son asked for seconds. Of broccoli.
        Our bin is half as full.
        I haven't queued in a supermarket since May.
        # rival
        the other box
        delivery apps
        # story
        At our table the seat by the window belongs to whoever had the worst day.
        Nonna measured flour by the sound it made.
        Forty-one people came to dinner, and we own six plates.
        # odd
        The fork was a scandal for four hundred years.
        Carrots were purple until the Dutch took an interest.
        # moment
        Steam on the window. Somebody's humming. Five more minutes.
        Long table, short evening, nobody looks at a phone.
        # ask
        What does your childhood taste like?
        Who always does the dishes?
        # memory
        Dad could burn water, and we loved his Saturdays.
        The good plates were for guests, and we were never guests.
        # trivia
        You will eat about 80,000 meals in your life.
        # kin
        people who lick the spoon
        families who argue over the last dumpling
        # live
        sit down for dinner
        # deal
        16 free meals across your first boxes
        free dessert for a year
        # trial
        a first box without a subscription
        a first box at half price
        """)
}
