/// Words that tell nothing but the language, folded: by them it is seen whether a text can be read at all.
enum FunctionWords {
    /// Of English, German, French and Spanish.
    static let all = Set(
        """
        the a an and or but of to in on at for with from by as is are was were be been it its this that these those you your yours i my me we our us they
        their she he her his not no do does did have has had will can could should would if when then than so more most what which who how why where all any
        one just like up out about into over after before there here now only even every
        der die das ein eine einen einem und oder aber von zu im in an auf fur mit aus bei als ist sind war es du dein deine sie ihr ihre ich mein wir nicht kein
        haben hat wird werden kann wenn dann mehr was wer wie wo alle nur auch noch den dem des sich dich dir
        le la les un une des et ou mais de du au aux en dans sur pour avec par ce cette ces est sont etait vous votre vos tu ton ta je mon nous notre ne pas plus
        que qui quoi ou tout tous il elle se sa son d l j n s c qu
        el los las una unos y o pero del al con por para es son era tu su sus yo mi nosotros no mas que quien donde todo todos lo se te ya muy esta este
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Those with which people speak of themselves.
    static let firstPerson: Set<String> = [
        "i", "im", "ive", "id", "my", "me", "myself", "ich", "mein", "meine", "mich", "mir", "je", "mon",
        "ma", "mes", "moi", "yo", "mi",
        "mis",
    ]
}
