/// The words of one language by which an ad's persons and its “no” are told.
///
/// Languages share words: `ma` is “my” in French alone, `sin` is “without” in Spanish and a sin in English. So each text is read by those
/// of one language.
struct FunctionLanguage: Sendable {
    /// Words that tell nothing but the language.
    let common: Set<String>
    /// Those with which people speak of themselves.
    let firstPerson: Set<String>
    /// Those with which they speak to others.
    let secondPerson: Set<String>
    /// Those that say no.
    let negations: Set<String>

    private let known: Set<String>

    private init(_ common: String, firstPerson: String, secondPerson: String, negations: String) {
        let parts = [common, firstPerson, secondPerson, negations].map { list in
            Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
        }
        (self.common, self.firstPerson, self.secondPerson, self.negations) = (
            parts[0], parts[1], parts[2], parts[3]
        )
        known = parts.reduce([]) { $0.union($1) }
    }

    /// The language to which most of a text's words belong; of equal ones the first of ``all``.
    ///
    /// - Complexity: O(words).
    static func most(of words: [String]) -> FunctionLanguage {
        var best = (language: english, count: 0)
        for language in all {
            let count = words.count { language.known.contains($0) }
            if count > best.count { best = (language, count) }
        }
        return best.language
    }

    /// English, German, French and Spanish.
    static let all = [english, german, french, spanish]

    // Without “id”: “I'd” is folded to it, but so is what people carry with them.
    static let english = FunctionLanguage(
        """
        the a an and or but of to in on at for with from by as is are was were be been it its this that these those you your yours i my me we our us they
        their she he her his not no do does did have has had will can could should would if when then than so more most what which who how why where all any
        one just like up out about into over after before there here now only even every
        """,
        firstPerson: "i im ive my me myself",
        secondPerson: "you your yours youre youve youll yourself",
        negations: """
            no not never nobody nothing none dont doesnt didnt isnt arent wasnt cant wont couldnt without
            """)
    static let german = FunctionLanguage(
        """
        der die das ein eine einen einem und oder aber von zu im in an auf fur mit aus bei als ist sind war es du dein deine sie ihr ihre ich mein wir nicht kein
        haben hat wird werden kann wenn dann mehr was wer wie wo alle nur auch noch den dem des sich dich dir
        """,
        firstPerson: "ich mein meine mich mir",
        secondPerson: "du dein deine deinen deiner deinem dich dir sie ihr ihre ihren",
        negations: "nicht kein keine keinen nie niemand nichts ohne")
    static let french = FunctionLanguage(
        """
        le la les un une des et ou mais de du au aux en dans sur pour avec par ce cette ces est sont etait vous votre vos tu ton ta je mon nous notre ne pas plus
        que qui quoi ou tout tous il elle se sa son d l j n s c qu
        """,
        firstPerson: "je j mon ma mes moi me",
        secondPerson: "vous votre vos tu ton ta tes toi te",
        negations: "ne pas jamais rien personne sans")
    static let spanish = FunctionLanguage(
        """
        el los las una unos y o pero del al con por para es son era tu su sus yo mi nosotros no mas que quien donde todo todos lo se te ya muy esta este
        """,
        firstPerson: "yo mi mis me",
        secondPerson: "tu tus te ti usted",
        negations: "no nunca nada nadie sin")
}
