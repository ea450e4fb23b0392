internal import CreativeModel

/// The kinds of evidence in the phrases of an ad. Each kind supports some awareness levels and opposes others.
enum AdEvidence: String, CaseIterable, Sendable {
    /// A person's story.
    case story
    /// The identity of the reader, actual or desired.
    case identity
    /// A better life.
    case lifestyle
    /// An open question or a teaser.
    case curiosity
    /// A pain point.
    case pain
    /// A consequence of a problem.
    case consequence
    /// Information about a kind of solution and how to choose one.
    case education
    /// The existence of remedies.
    case remedy
    /// A feature of a product.
    case feature
    /// Social proof.
    case proof
    /// The word of experts.
    case authority
    /// A comparison with other products.
    case comparison
    /// A guarantee.
    case guarantee
    /// A price.
    case price
    /// A discount.
    case discount
    /// Limited time or stock.
    case urgency
    /// Availability, or availability again.
    case availability
    /// A request to buy.
    case order
    /// A novelty.
    case novelty
    /// A benefit.
    case benefit

    // Evidence that is not in the lexicon.

    /// The name of the brand.
    case brand
    /// A question at the beginning.
    case question
    /// A first-person speaker.
    case firstPerson
    /// An address to the reader.
    case reader
    /// A negation.
    case negation
    /// Numbers that are not prices.
    case number
    /// A question anywhere.
    case anyQuestion

    /// The angle of an ad with much of this evidence.
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

/// The evidence that the rules find in one text.
struct EvidenceReading: Sendable {
    let text: AdText
    let matches: [Lexicon.Match]
    /// The strength of each kind of evidence, from 0 to 2; kinds without evidence are omitted.
    private(set) var strengths: [AdEvidence: Double] = [:]

    /// The minimum share of known letters. A text with fewer is in an unknown language.
    private static let knownShare = 0.25

    /// Reads a text.
    ///
    /// - Returns: `nil` without evidence: if there is no text, no known language, or no phrase of the lexicon.
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
        // A question or a name alone indicates no level.
        guard !matches.isEmpty else { return nil }
    }

    /// Returns the language of a text if the rules do not read it; `nil` if they do, or if the text is too short to determine
    /// it.
    ///
    /// - Complexity: O(words), like that of a reading.
    static func unreadLanguage(of source: String) -> String? {
        let text = AdText(source)
        let share = shareOfKnownWords(text, Lexicon.standard.matches(in: text.tokens))
        return TextLanguage.unread(source, text, knownShare: share)
    }

    /// Returns the share of a text's letters in known words; 0 without words.
    private static func shareOfKnownWords(_ text: AdText, _ matches: [Lexicon.Match]) -> Double {
        var known = Set<Int>()
        for match in matches { known.formUnion(match.range.filter { AdText.isWord(text.tokens[$0]) }) }
        for (index, token) in text.tokens.enumerated() where FunctionWords.all.contains(token) {
            known.insert(index)
        }
        let letters = text.words.reduce(0) { $0 + $1.unicodeScalars.count }
        let knownLetters = known.reduce(0) { $0 + text.tokens[$1].unicodeScalars.count }
        return letters == 0 ? 0 : Double(knownLetters) / Double(letters)
    }

    /// The maximum number of words of a name to search for, so that a long name does not cost its length at each token.
    static let longestBrand = 8

    /// Returns the number of occurrences of a brand: of its first word if that is not a common one, else of its first
    /// ``longestBrand`` words.
    ///
    /// - Complexity: O(tokens).
    static func occurrences(of brand: [String], in tokens: [String]) -> Int {
        guard let first = brand.first else { return 0 }
        let isOwn = first.count > 2 && !FunctionWords.all.contains(first)
        let name = isOwn ? [first] : Array(brand.prefix(longestBrand))
        return tokens.indices.count { tokens[$0...].starts(with: name) }
    }
}
