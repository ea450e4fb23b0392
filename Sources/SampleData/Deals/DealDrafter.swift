internal import CreativeModel
internal import StageCore

/// Makes one deal of a group: complete at first, then with what sellers leave out.
struct DealDrafter {
    var generator: SeededGenerator
    let group: DealGroup
    /// The second group of a deal that belongs to two.
    let other: DealGroup?
    let seller: DealSeller
    let environment: DealEnvironment
    let market: DealMarket
    /// Whether the next words are those of the second group; they take turns.
    private var isTurnOfOther: Bool
    /// What the name says of what sets the group apart.
    var says = (environment: false, market: false, angle: false)

    init(_ group: DealGroup, other: DealGroup?, generator: SeededGenerator) {
        var generator = generator
        self.group = group
        self.other = other
        seller = DealSeller.all[generator.choice(weights: DealSeller.all.map(\.weight))]
        environment =
            group.environment ?? other?.environment
            ?? DealEnvironment.all[generator.choice(weights: DealEnvironment.all.map(\.weight))]
        market =
            group.market ?? other?.market
            ?? DealMarket.all[generator.choice(weights: DealMarket.all.map(\.weight))]
        isTurnOfOther = generator.chance(0.5)
        says.environment = generator.chance(group.environment == nil ? 0.45 : 0.85)
        says.market = generator.chance(group.market == nil ? 0.3 : 0.85)
        says.angle = generator.chance(0.8) && group.angle != nil
        self.generator = generator
    }

    /// The theme of the next words: for a deal of two groups, that of each in turn.
    mutating func nextTheme() -> DealTheme {
        guard let other else { return group.theme }
        defer { isTurnOfOther.toggle() }
        return isTurnOfOther ? other.theme : group.theme
    }

    /// The deal, without an id.
    mutating func draft() -> DealDraft {
        var draft = DealDraft(deal: Deal(id: ""))
        draft.deal.ssp = generator.chance(0.96) ? seller.name : nil
        draft.deal.format = generator.chance(0.96) ? format() : nil
        draft.deal.taxonomy = taxonomy()
        draft.deal.concepts = concepts()
        draft.deal.safety = safety()
        draft.deal.audience = audience()
        draft.deal.commercial = terms()
        draft.deal.publishers = publishers()
        leaveOut(&draft)
        let isBland = other == nil && generator.chance(0.06)
        if isBland {
            draft.deal.name = generator.chance(0.9) ? Self.blandName(&generator) : nil
        } else {
            // What nothing else says, the name must, or nobody could tell the group from its neighbours.
            if draft.deal.format.map(environment.ownFormats.contains) != true {
                says.environment = says.environment || group.environment != nil
            }
            if draft.deal.concepts.isEmpty {
                says.market = says.market || group.market != nil
                says.angle = says.angle || group.angle != nil
            }
            draft.deal.name = name(price: draft.deal.commercial.floorPrice)
        }
        draft.spelling.writesNulls = generator.chance(0.4)
        draft.spelling.riskCase = generator.choice(weights: [8, 1, 2])
        draft.spelling.familyShape = generator.choice(weights: [95, 3, 2])
        draft.spelling.priceIsText = generator.chance(0.04)
        draft.spelling.repeatsConcept = generator.chance(0.03)
        let tellsTopic = !isBland || draft.deal.taxonomy.tier2 != nil || hasTopicWords(draft.deal)
        draft.group = tellsTopic ? 0 : nil
        return draft
    }

    /// What the ads are: mostly by a word that only one environment has, where that sets the group apart.
    private mutating func format() -> String {
        let isPlain = group.environment == nil || generator.chance(0.12)
        return generator.pick(isPlain ? environment.formats : environment.ownFormats)
    }

    /// A deal of which nobody can tell what it is: little more than an id and a bland name.
    static func untold(_ generator: inout SeededGenerator) -> DealDraft {
        var draft = DealDraft(deal: Deal(id: ""))
        draft.deal.name = blandName(&generator)
        let sellers = DealSeller.all
        if generator.chance(0.5) {
            draft.deal.ssp = sellers[generator.choice(weights: sellers.map(\.weight))].name
        }
        if generator.chance(0.3) { draft.deal.format = generator.pick(["video", "banner", "display"]) }
        draft.spelling.writesNulls = generator.chance(0.4)
        for index in draft.spelling.gaps.indices {
            draft.spelling.gaps[index] = generator.pick([.missing, .missing, .null, .empty])
        }
        return draft
    }

    private func hasTopicWords(_ deal: Deal) -> Bool {
        deal.concepts.contains { group.theme.concepts.contains($0) }
            || deal.audience.segments.contains { group.theme.segments.contains($0) }
    }

    /// Takes out whole groups of members, alone and together.
    private mutating func leaveOut(_ draft: inout DealDraft) {
        let isSparse = generator.chance(0.015)
        for part in 0..<6 {
            draft.spelling.gaps[part] = generator.pick([.missing, .missing, .null, .null, .empty])
            guard generator.chance(isSparse ? 0.8 : 0.075) else { continue }
            switch part {
            case 0: draft.deal.taxonomy = ContentTaxonomy()
            case 1: draft.deal.concepts = []
            case 2: draft.deal.safety = BrandSafety()
            case 3: draft.deal.audience = DealAudience()
            case 4: draft.deal.commercial = DealTerms()
            default: draft.deal.publishers = []
            }
        }
    }
}

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
