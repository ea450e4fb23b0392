internal import CreativeModel
internal import StageCore

/// Creates one deal of a group: complete at first, then with the omissions of its seller.
struct DealDrafter {
    var generator: SeededGenerator
    let group: DealGroup
    /// The second group of a deal that belongs to two.
    let other: DealGroup?
    let seller: DealSeller
    let environment: DealEnvironment
    let market: DealMarket
    /// Whether the next words come from the second group. The groups alternate.
    private var isTurnOfOther: Bool
    /// The distinguishing features of the group that the name mentions.
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

    /// Returns the theme of the next words. The themes of a deal with two groups alternate.
    mutating func nextTheme() -> DealTheme {
        guard let other else { return group.theme }
        defer { isTurnOfOther.toggle() }
        return isTurnOfOther ? other.theme : group.theme
    }

    /// Returns the deal, without an ID.
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
            // Features that nothing else mentions must be in the name, or the group could not be distinguished from
            // similar ones.
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

    /// Returns the format, usually one unique to the environment if that distinguishes the group.
    private mutating func format() -> String {
        let isPlain = group.environment == nil || generator.chance(0.12)
        return generator.pick(isPlain ? environment.formats : environment.ownFormats)
    }

    /// Returns a deal that cannot be assigned to any group: little more than an ID and a generic name.
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

    /// Omits entire groups of members, individually and together.
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

/// The draft of a deal: its content, its spelling and its groups.
struct DealDraft: Sendable {
    var deal: Deal
    var spelling = DealSpelling()
    /// The index of its group; `nil` if it cannot be determined.
    var group: Int?
    /// The index of the second group of a deal that belongs to two.
    var also: Int?
}

/// The spelling of equivalent values by a seller.
struct DealSpelling: Sendable {
    /// The spelling of a missing value.
    enum Gap: Sendable { case missing, null, empty }

    /// The spelling of each empty group of members: taxonomy, concepts, safety, audience, terms, publishers.
    var gaps = Array(repeating: Gap.missing, count: 6)
    /// Whether individual members without a value are written as null.
    var writesNulls = false
    /// The spelling of ratings: 0 for `Low`, 1 for `LOW`, 2 for `low`.
    var riskCase = 0
    /// The spelling of booleans: 0 for `true`, 1 for `"true"`, 2 for `"yes"`.
    var familyShape = 0
    /// Whether the price is a string.
    var priceIsText = false
    /// Whether the first concept is repeated at the end.
    var repeatsConcept = false
}
