extension AdVertical {
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
}
