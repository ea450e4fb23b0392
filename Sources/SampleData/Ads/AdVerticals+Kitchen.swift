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
        A family of four throws away 1,500 worth of food a year.
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

    static let petFood = AdVertical(
        """
        # brand
        Barkwell|the Barkwell Bowl|barkwell.example|USD
        Tailmont|Tailmont Fresh|tailmont.example|USD
        # price
        29
        # unit
         a week
        # thing
        dog food
        # emoji
        🐶
        🐾
        🦴
        # pain
        your dog leaves the bowl full again
        your dog scratches all night
        your dog's coat has lost its shine
        every walk needs three bags
        # ache
        a bowl that stays full
        itchy paws
        dull fur
        an upset stomach every other week
        # scene
        2 a.m. Scratch, scratch, scratch.
        He sniffs, looks at you, and walks away. You start adding chicken again.
        The vet asks what he eats. You read the bag aloud and neither of you knows the third word.
        # stat
        Every second dog is overweight.
        Nine of ten itchy dogs get better or worse with what's in the bowl.
        # cost
        He can't tell you what is wrong. He just sleeps more.
        Vet bills don't shrink by themselves.
        # cause
        Kibble is cooked four times, and what is lost is sprayed back on as powder.
        “Meat and animal derivatives” can be anything, and changes with the price.
        Dogs chew sideways at dry food; many just swallow.
        # confess
        I ate better than my dog, and I live on toast.
        I fed her the same brown pellets for nine years because of the picture on the bag.
        # way
        gently cooked fresh food
        a diet with one protein
        # ways
        fresh dog food plans
        # old
        dry kibble
        canned food
        raw feeding
        # how
        Meat cooked at 90 degrees keeps its protein whole, so dogs need less of it.
        With one kind of meat at a time, you find out what causes the itch in three weeks.
        Portions follow weight and age, so the bowl is empty and the waist comes back.
        # look
        meat that has a name
        fewer than ten ingredients
        portions by weight
        a vet behind the recipe
        # expert
        Vets advise to change food over ten days, a quarter at a time.
        Feeding trials show the difference in the coat after six weeks.
        # want
        stop the scratching
        see an empty bowl
        get your old dog to play again
        # does
        is cooked at 90 degrees from meat you could eat
        comes in portions made for your dog's weight
        has eight ingredients, all of which you know
        is approved by board-certified vets
        # proof
        61,000 dogs and counting.
        Four of five owners see a shinier coat in a month.
        # award
        The vets' choice at this year's pet fair.
        # quote
        She dances when the freezer opens.
        He's eleven and stole a shoe again.
        No cone, no cream, no scratching since June.
        # rival
        premium kibble
        the prescription brand
        # story
        Every day at four, Bruno waits at the gate for a boy who moved out in 2019.
        We went to the shelter for a small, quiet dog. We came home with Gustav.
        The mailman brings a biscuit. The dog brings him the mail.
        # odd
        Dogs see the world in blue and yellow, and in smells that are hours old.
        A dog's nose print is as unique as your finger's.
        # moment
        Muddy paws. New sofa. No regrets.
        One stick, too long for the gate. Again.
        # ask
        If your dog could talk, what would it keep to itself?
        Which side of the bed did your dog leave you?
        # memory
        My first best friend had four legs and terrible breath.
        We said no dogs on the bed. We were young.
        # trivia
        A dog knows about 165 words, and ignores “come”.
        # kin
        people who greet the dog first
        everyone with hair on a black coat
        # live
        come home to your dog
        # deal
        half off your first two weeks
        a free bag of treats
        # trial
        a two-week starter box
        a money-back bowl
        """)

    static let coffee = AdVertical(
        """
        # brand
        Röstwald|the Röstwald Abo|roestwald.example|EUR
        Marlowe & Finch|the Finch Crate|marlowefinch.example|USD
        # price
        16
        # unit
         a bag
        # thing
        coffee subscription
        # emoji
        ☕
        🌄
        🤎
        # pain
        your coffee tastes of cardboard by Wednesday
        you need sugar to get it down
        you run out of beans on a Sunday
        your stomach turns after the second cup
        # ache
        bitter coffee
        beans from last year
        the 11 o'clock jitters
        nine-dollar lattes
        # scene
        First sip. You make a face. You drink it anyway.
        Sunday, 8 a.m. The tin is empty and the shop opens at eleven.
        Machine: 600. Grinder: 200. Taste: petrol station.
        # stat
        The average bag has been on the shelf for five months.
        We pour a third of all coffee made at work down the sink.
        # cost
        That's no way to start a day.
        You get used to it, and that is the sad part.
        # cause
        Roasted beans lose most of their aroma within four weeks.
        Dark roasts hide old beans; they taste of the roast and nothing else.
        Ground coffee is flat after fifteen minutes.
        # confess
        I thought that I didn't like black coffee. I had never had any.
        I spent a thousand on a machine and bought the beans at the petrol station.
        # way
        beans roasted to order
        a coffee subscription
        # ways
        coffee subscriptions
        single-origin beans
        # old
        supermarket beans
        capsules
        the café next door
        # how
        Beans rest for a week after roasting, travel two days, and reach you at their peak.
        A slow roast keeps the acids soft and the stomach calm.
        Tell us how you brew, and the grind is set for it.
        # look
        a roast date, not a best-before date
        the name of the farm
        a grind for your machine
        deliveries you can pause
        # expert
        Baristas check one line on the bag: the day of roasting.
        Cuppers score coffees up to 100; shops rarely sell above 80.
        # want
        drink it black and like it
        never run out of beans
        taste where it comes from
        # does
        is roasted the day before it ships
        comes from eleven farms that we know by name
        adjusts to how fast you drink
        fits through the letter box
        # proof
        1.4 million bags shipped, 4.9 stars.
        Scored 87 points by independent cuppers.
        # award
        Roastery of the year.
        # quote
        I stopped taking sugar. Just like that.
        My kitchen smells like a holiday.
        The espresso finally has a hazelnut in it.
        # rival
        capsule systems
        the big green chain
        # story
        In Addis, coffee takes an hour, three rounds and all the gossip of the street.
        He has carried the same thermos up the same crane for thirty years.
        They met over the last seat in a café, and both still say it was theirs.
        # odd
        Bach wrote an opera about a girl who wouldn't give up coffee.
        Goats found it first, the story goes, and danced all night.
        # moment
        Grey morning. Warm cup. Not a word yet.
        A balcony, two chairs, the street still empty.
        # ask
        With whom would you have one more cup?
        What's the first thing that you hear in the morning?
        # memory
        Grandma read the future from the cup and always saw cake.
        My dad whistled with the kettle.
        # trivia
        The world drinks two billion cups a day.
        # kin
        people who don't talk before nine
        morning people and those who love them
        # live
        begin your day
        # deal
        a free hand grinder
        the first bag for half the price
        # trial
        a tasting set of four
        one bag, no strings
        """)
}
