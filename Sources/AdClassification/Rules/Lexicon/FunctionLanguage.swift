/// The function words of one language that indicate persons and negation.
///
/// Languages share words: `ma` is “my” only in French, `sin` is “without” in Spanish and a sin in English. So each text is
/// read with the words of a single language.
struct FunctionLanguage: Sendable {
    /// Words that indicate only the language.
    let common: Set<String>
    /// Words for the speaker.
    let firstPerson: Set<String>
    /// Words for the reader.
    let secondPerson: Set<String>
    /// Words of negation.
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

    /// Returns the language with the most words of a text; of equal ones the first of ``all``.
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

    // Without “id”: “I'd” is folded to it, but so is the identity document.
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

/// Words that indicate only the language, folded. They show whether a text can be read at all.
enum FunctionWords {
    /// Of English, German, French and Spanish.
    static let all = FunctionLanguage.all.reduce(into: Set<String>()) { $0.formUnion($1.common) }
}

/// Writing systems other than Latin, by Unicode blocks.
enum Script {
    /// Returns the language of the most frequent script in a text if it is not Latin; `nil` if it is.
    ///
    /// For a script of several languages, the most common one is returned, unless the text contains letters specific to
    /// another.
    ///
    /// - Complexity: O(*n*) for *n* scalars, at most ``AdText/longest``.
    static func foreign(in text: String) -> String? {
        var letters = 0
        var counts = blocks.map { _ in 0 }
        var special: Set<String> = []
        for scalar in text.unicodeScalars.prefix(AdText.longest) where scalar.properties.isAlphabetic {
            letters += 1
            guard let index = blocks.firstIndex(where: { $0.holds(scalar.value) }) else { continue }
            counts[index] += 1
            if let name = marks[scalar] { special.insert(name) }
        }
        let foreign = counts.reduce(0, +)
        guard foreign > 0, 2 * foreign > letters else { return nil }
        // Japanese also uses Chinese characters.
        if counts[kana] > 0, counts[kana] + counts[han] == foreign { return blocks[kana].language }
        guard let most = counts.max(), let index = counts.firstIndex(of: most) else { return nil }
        return special.count == 1 ? special.first : blocks[index].language
    }

    private struct Block: Sendable {
        var language: String
        var ranges: [ClosedRange<UInt32>]

        func holds(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } }
    }

    private static let kana = 0
    private static let han = 1
    private static let blocks = [
        Block(language: "Japanese", ranges: [0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F]),
        Block(
            language: "Chinese",
            ranges: [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD]),
        Block(language: "Korean", ranges: [0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF]),
        Block(language: "Russian", ranges: [0x0400...0x052F, 0x1C80...0x1C8F]),
        Block(language: "Greek", ranges: [0x0370...0x03FF, 0x1F00...0x1FFF]),
        Block(language: "Hebrew", ranges: [0x0590...0x05FF, 0xFB1D...0xFB4F]),
        Block(
            language: "Arabic", ranges: [0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFF]),
        Block(language: "Hindi", ranges: [0x0900...0x097F]),
        Block(language: "Bengali", ranges: [0x0980...0x09FF]),
        Block(language: "Tamil", ranges: [0x0B80...0x0BFF]),
        Block(language: "Telugu", ranges: [0x0C00...0x0C7F]),
        Block(language: "Thai", ranges: [0x0E00...0x0E7F]),
        Block(language: "Armenian", ranges: [0x0530...0x058F]),
        Block(language: "Georgian", ranges: [0x10A0...0x10FF, 0x1C90...0x1CBF]),
        Block(
            language: TextLanguage.unknown,
            ranges: [0x0780...0x08FF, 0x0A00...0x0B7F, 0x0C80...0x0DFF, 0x0E80...0x109F, 0x1200...0x1C7F]),
    ]

    /// The letters that are specific to one of the languages of a script.
    private static let marks: [Unicode.Scalar: String] = [
        "і": "Ukrainian", "І": "Ukrainian", "ї": "Ukrainian", "Ї": "Ukrainian", "є": "Ukrainian",
        "Є": "Ukrainian",
        "ґ": "Ukrainian", "ђ": "Serbian", "ћ": "Serbian", "љ": "Serbian", "њ": "Serbian", "џ": "Serbian",
        "ј": "Serbian",
        "پ": "Persian", "چ": "Persian", "ژ": "Persian", "گ": "Persian", "ٹ": "Urdu", "ڈ": "Urdu", "ڑ": "Urdu",
        "ں": "Urdu",
    ]
}
