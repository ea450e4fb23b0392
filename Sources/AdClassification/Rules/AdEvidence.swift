internal import CreativeModel

/// What phrases of an ad tell: each kind speaks for some levels of awareness and against others.
enum AdEvidence: String, CaseIterable, Sendable {
    /// Somebody's story.
    case story
    /// Who the reader is, or wants to be.
    case identity
    /// How life could be.
    case lifestyle
    /// Something left open.
    case curiosity
    /// What hurts.
    case pain
    /// What a problem leads to.
    case consequence
    /// How a kind of solution works, and how to choose.
    case education
    /// That there are ways out.
    case remedy
    /// What a product has.
    case feature
    /// What others say of it.
    case proof
    /// What those say who know.
    case authority
    /// How it compares.
    case comparison
    /// That nothing is risked.
    case guarantee
    /// What it costs.
    case price
    /// That it costs less than usual.
    case discount
    /// That time or stock runs out.
    case urgency
    /// That it can be had, or had again.
    case availability
    /// That one should buy.
    case order
    /// That it is new.
    case novelty
    /// What gets better.
    case benefit

    // What is not in the lexicon.

    /// The brand's name.
    case brand
    /// It begins with a question.
    case question
    /// Somebody speaks of themselves.
    case firstPerson
    /// It speaks to its reader.
    case reader
    /// It says no.
    case negation
    /// It has numbers that are no prices.
    case number
    /// It asks something, anywhere.
    case anyQuestion

    /// From which side an ad comes that has much of it.
    var angle: AdAngle? {
        switch self {
        case .pain, .consequence: .painPoint
        case .benefit, .remedy, .feature: .benefit
        case .proof: .socialProof
        case .authority: .authority
        case .price, .discount: .offer
        case .story, .lifestyle, .identity: .story
        case .comparison: .comparison
        case .education, .curiosity: .education
        case .novelty: .novelty
        case .urgency, .availability: .urgency
        default: nil
        }
    }
}

/// What rules find in one text.
struct EvidenceReading: Sendable {
    let text: AdText
    let matches: [Lexicon.Match]
    /// How much there is of each kind of evidence, from 0 to 2; what there is none of is left out.
    private(set) var strengths: [AdEvidence: Double] = [:]

    /// Texts of which less than this is known, as a share of the letters, are in no language that is known.
    private static let knownShare = 0.25

    /// Reads a text.
    ///
    /// - Returns: `nil` where nothing tells: no text, no language that is known, no evidence.
    init?(_ source: String, brand: String) {
        text = AdText(source)
        matches = Lexicon.standard.matches(in: text.tokens)
        let words = text.words
        let share = Self.shareOfKnownWords(text, matches)
        guard !words.isEmpty, share >= Self.knownShare,
            TextLanguage.unread(source, text, knownShare: share) == nil
        else { return nil }
        var counts: [AdEvidence: Int] = [:]
        for match in matches { counts[match.evidence, default: 0] += 1 }
        counts[.brand] = Self.occurrences(of: AdText(brand).words, in: text.tokens)
        if text.firstSentence.last == "?" { counts[.question] = 1 }
        let language = FunctionLanguage.most(of: words)
        counts[.firstPerson] = words.count { language.firstPerson.contains($0) }
        counts[.reader] = words.count { language.secondPerson.contains($0) }
        counts[.negation] = words.count { language.negations.contains($0) }
        counts[.number] = text.tokens.count { $0 == "#" }
        counts[.anyQuestion] = text.tokens.count { $0 == "?" }
        for (evidence, count) in counts where count > 0 {
            strengths[evidence] = AwarenessRules.strength(of: count)
        }
        // A question or a name alone says nothing of a level.
        guard !matches.isEmpty else { return nil }
    }

    /// The language of a text that is in none of those that are known; `nil` where it is in one, or too short to tell.
    ///
    /// - Complexity: O(words), as that of a reading.
    static func unreadLanguage(of source: String) -> String? {
        let text = AdText(source)
        let share = shareOfKnownWords(text, Lexicon.standard.matches(in: text.tokens))
        return TextLanguage.unread(source, text, knownShare: share)
    }

    /// The share of a text's letters that stand in words which are known; 0 without words.
    private static func shareOfKnownWords(_ text: AdText, _ matches: [Lexicon.Match]) -> Double {
        var known = Set<Int>()
        for match in matches { known.formUnion(match.range.filter { AdText.isWord(text.tokens[$0]) }) }
        for (place, token) in text.tokens.enumerated() where FunctionWords.all.contains(token) {
            known.insert(place)
        }
        let letters = text.words.reduce(0) { $0 + $1.unicodeScalars.count }
        let knownLetters = known.reduce(0) { $0 + text.tokens[$1].unicodeScalars.count }
        return letters == 0 ? 0 : Double(knownLetters) / Double(letters)
    }

    /// What is looked for of a name that has many words, so that a long one does not cost its length at each token.
    static let longestBrand = 8

    /// How often a brand is named: by its first word where that is no common one, else by its first ``longestBrand``.
    ///
    /// - Complexity: O(tokens).
    static func occurrences(of brand: [String], in tokens: [String]) -> Int {
        guard let first = brand.first else { return 0 }
        let isOwn = first.count > 2 && !FunctionWords.all.contains(first)
        let name = isOwn ? [first] : Array(brand.prefix(longestBrand))
        return tokens.indices.count { tokens[$0...].starts(with: name) }
    }
}
