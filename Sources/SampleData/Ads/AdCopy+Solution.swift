extension AdCopy {
    /// What kinds of help there are, how they work and what to look for: no product is known.
    static let solutionAware = AdCopy(
        texts: """
            how_to | education | How {ways} work: {how}
            question | comparison | {Old} or {way}? {How}
            question | education | Looking for {way}? Check for {look} and {look}.
            how_to | education | How to choose {way}: look for {look}, {look} and {look}.
            curiosity | comparison | We compared {old} with {way}. Here is what we found.
            bold_claim | comparison | You don't need {old}. You need {way}.
            bold_claim | education | Not all {ways} are the same. {How}
            bold_claim | benefit | There is a simple way to {want}: {way}.
            question | benefit | Want to {want}? Start with {look}.
            statistic | authority | {Expert}
            statistic | authority | {Expert} {How}
            direct | education | {How}
            story | story | I tried {old} first, then {old}. What worked in the end was {way}.
            how_to | education | 3 things to know before you decide on {way}: {look}, {look}, {look}.
            curiosity | education | The difference between {old} and {way} comes down to one thing. {How}
            question | education | What should you expect from {ways}? {How}
            testimonial | story | “I had given up on {old}. Then a friend told me about {ways}.” – {who}
            bold_claim | comparison | The days of {old} are over. {How}
            question | comparison | Why are so many people moving from {old} to {ways}?
            how_to | education | Free guide: how to {want} without {old}.
            direct | authority | A buyer's guide to {ways}, written by people who test them for a living.
            question | pain_point | {Pain}? {Way} can help. {How}
            problem | education | With {old}, you only treat the symptom. {How}
            how_to | benefit | {Want}: it begins with {look}.
            """,
        headlines: """
            {Old} or {way}?
            The guide to {ways}
            How {ways} work
            What to look for in {way}
            A simpler way to {want}
            Before you choose {way}
            {Want}. Here's how.
            Why {ways}?
            The better way
            Checklist: {thing}
            Which kind is right for you?
            What experts look at
            How to {want}
            """,
        pages: """
            The guide to {ways}. {How} {How} What to look for: {look}, {look} and {look}.
            {Old} or {way}? {How} {Expert} The table shows both side by side.
            How to {want}. {Expert} First, {look}. Second, {look}. Third, {look}.
            {Ways} explained. {How} {How} {How}
            Checklist for {way}: {look}, {look}, {look}. Print it and take it with you.
            What {ways} can do, and what they can't. {How} {Expert}
            Which kind is right for you? Answer five questions. {How} {Expert}
            From {old} to {way}: what changes. {How} {Pain}? Then look for {look}.
            {Expert} We asked three of them what they would choose. {How}
            Ways to {want}, compared: {old}, {old} and {way}. {How}
            Common questions about {ways}. Do they work? {How} What matters most? {Look}.
            {Cause} That is where {ways} come in. {How}
            """,
        brief: """
            {Old} or {way}?
            Think {ways}.
            {Want}. Differently.
            """,
        buttons:
            "Learn more / Get the guide / Compare options / Find yours / Take the quiz / See how it works / Download guide"
    )
}
