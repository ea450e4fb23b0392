internal import CreativeModel

/// A deal before it is written: what it says, how it spells it, and where it belongs.
struct DealDraft: Sendable {
    var deal: Deal
    var spelling = DealSpelling()
    /// The number of its group; `nil` where nothing on earth could tell.
    var group: Int?
    /// The number of the second group, of a deal that belongs to two.
    var also: Int?
}

/// How a seller writes what is the same in the end.
struct DealSpelling: Sendable {
    /// How something that is not there is written.
    enum Gap: Sendable { case missing, null, empty }

    /// How each group of members that holds nothing is written: taxonomy, concepts, safety, audience, terms,
    /// publishers.
    var gaps = Array(repeating: Gap.missing, count: 6)
    /// Whether single members without a value are written as null.
    var writesNulls = false
    /// 0: `Low`; 1: `LOW`; 2: `low`.
    var riskCase = 0
    /// 0: `true`; 1: `"true"`; 2: `"yes"`.
    var familyShape = 0
    /// Whether the price is text.
    var priceIsText = false
    /// Whether the first concept comes again at the end.
    var repeatsConcept = false
}
