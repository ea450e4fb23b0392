extension AdCopy {
    /// Stories, moods and curiosities: nothing is felt as a problem yet.
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
            {Moment}
            For {kin}.
            {Ask}
            """,
        buttons: "Watch now / Read the story / Watch video / Learn more / Listen now / See more / Join in")
}
