extension AdCopy {
    /// Patterns for unaware readers: stories, moods and curiosities without a problem.
    static let unaware = AdCopy(
        texts: """
            story | story | {Story}
            story | story | {Story} Some things you only understand later.
            curiosity | education | {Odd}
            curiosity | education | {Odd} Nobody taught us that in school.
            curiosity | story | {Odd} {Story}
            story | story | {Story} Watch the whole film.
            question | story | What would your younger self say about the way you {live}?
            bold_claim | benefit | To {kin}: this one is for you.
            direct | story | Here's to {kin}.
            story | story | {Moment}
            direct | story | {Moment} That's it. That's the ad.
            curiosity | novelty | We asked 500 strangers one question: {ask} Nobody said what we expected.
            question | story | {Ask}
            question | story | {Ask} Tell us in the comments, we read every one.
            testimonial | story | “{Memory}” – {who}
            story | story | {Memory} {Story}
            statistic | education | {Trivia}
            statistic | education | {Trivia} Let that sink in.
            curiosity | story | Day 41 of asking people on the street: {ask}
            bold_claim | story | Some people collect stamps. We collect moments. {Moment}
            story | benefit | {Moment} Some things don't need fixing. Here's to {kin}.
            direct | novelty | Our new short film is out. Four minutes, no dialogue, one dog. Made for {kin}.
            """,
        headlines: """
            A short film
            For {kin}
            {Ask}
            Have you ever noticed?
            The little things
            A story about {who}
            Made of moments
            True story
            Volume up
            You didn't know that
            Here's to you
            What happened next
            The way we {live}
            """,
        pages: """
            {Story} {Moment} Read the whole story, or listen to it on the way home.
            {Odd} {Trivia} More curious facts in our journal.
            The journal. {Story} {Memory} Words and pictures from readers.
            {Ask} We put that question to people in nine cities. “{Memory}” said {who}. Here are all the answers.
            Four minutes, no dialogue. {Moment} Behind the scenes with the director.
            A letter to {kin}. {Memory} {Moment}
            {Trivia} {Odd} Send this to somebody who would like to know.
            Portraits. This week: {who}. {Story}
            {Moment} We made a calendar out of it. Twelve pictures, sent in by {kin}.
            Quiz: {ask} Seven questions, and a result that you may not expect. {Odd}
            {Story} It is one of forty stories that we were sent this spring.
            {Memory} {Story} {Odd}
            """,
        brief: """
            Just because.
            Hello, you.
            Volume up.
            For {kin}.
            {Ask}
            """,
        buttons: "Watch now / Read the story / Watch video / Learn more / Listen now / See more / Join in")
}

extension AdCopy {
    /// Patterns for problem-aware readers: problems and their causes without a solution.
    static let problemAware = AdCopy(
        texts: """
            question | pain_point | {Pain}?
            question | pain_point | {Pain}? You're not alone.
            question | pain_point | Tired of {ache}?
            question | pain_point | Still putting up with {ache}? {Cost}
            problem | pain_point | {Scene}
            problem | pain_point | {Scene} {Cost}
            problem | story | {Scene} Sound familiar?
            statistic | pain_point | {Stat}
            statistic | education | {Stat} {Cost}
            story | story | {Confess}
            story | story | {Confess} {Cause}
            bold_claim | education | It's not your fault. {Cause}
            question | education | Why is it that {pain}? {Cause}
            curiosity | education | Most people never find out what is behind {ache}. {Cause}
            problem | pain_point | First {ache}. Then {ache}. And everybody tells you that's normal.
            problem | pain_point | If {pain}, read this.
            curiosity | education | What nobody tells you about {ache}.
            testimonial | pain_point | “{Confess}” – {who}
            bold_claim | pain_point | You shouldn't have to plan your day around {ache}.
            question | pain_point | When did {ache} become normal?
            problem | pain_point | Nobody talks about {ache}. Let's change that. {Stat}
            question | pain_point | Ever notice that {pain}? {Stat}
            how_to | education | How to find out what is really behind {ache}. {Cause}
            problem | pain_point | {Scene} {Cause} {Cost}
            """,
        headlines: """
            Tired of {ache}?
            {Ache}, again
            It's not you
            {Pain}?
            The truth about {ache}
            What's behind {ache}?
            You're not the only one
            Why this keeps happening
            {Stat}
            Sound familiar?
            Enough of {ache}
            This is not normal
            Read this before tomorrow
            """,
        pages: """
            Why {pain}. {Cause} {Cause} {Stat} Take the two-minute check and see how you compare.
            {Scene} {Cost} If that is your day, too, you are in the right place. {Cause}
            {Stat} {Cost} In this article: where it comes from, who gets it, and when to worry.
            {Confess} {Scene} That is how {who} begins. Thousands of readers wrote to us with the same.
            What causes {ache}? {Cause} {Cause}
            {Ache}: causes, signs and common mistakes. {Stat} {Cause}
            Five signs that it isn't just you. One: {pain}. Two: {pain}. {Cost}
            {Pain}? {Cause} {Cost} Answer six questions to find out what is going on.
            The real price of {ache}. {Cost} {Stat}
            Readers tell. “{Confess}” “{Confess}” {Cause}
            Everything that is said about {ache}, and what is true. {Cause} {Stat}
            {Scene} {Stat} {Cost}
            """,
        brief: """
            {Ache}. Again.
            Not again.
            {Pain}?
            """,
        buttons:
            "Learn more / Read more / Find out why / Take the test / See why / Check yourself / Watch video")
}
