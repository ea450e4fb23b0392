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
