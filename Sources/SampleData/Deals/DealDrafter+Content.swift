internal import CreativeModel
internal import StageCore

extension DealDrafter {
    private static let noise = [
        "premium", "brand safe", "high viewability", "always on", "open auction", "run of network", "curated",
        "high impact", "multi-format", "cookieless", "top tier",
    ]
    private static let commonSegments = [
        "Adults 18+", "In-Market Shoppers", "Heavy Streamers", "Urban Professionals", "Light TV Viewers",
        "Frequent Users",
    ]

    /// Returns the taxonomy position of one of the groups, in the depth and wording of this seller. A few are wrong.
    mutating func taxonomy() -> ContentTaxonomy {
        var theme = nextTheme()
        if generator.chance(0.04) {
            let category = theme.category.names[0]
            theme = generator.pick(DealThemes.all.filter { $0.category.names[0] == category })
        }
        let names = theme.category.names
        let depth = generator.choice(weights: [2, 13, 20, 65])
        let tier1 = names.count > 1 && generator.chance(0.2) ? names[1] : names[0]
        return ContentTaxonomy(
            tier1: depth > 0 ? tier1 : nil, tier2: depth > 1 ? theme.subcategory.name : nil,
            tier3: depth > 2 ? (generator.chance(0.78) ? theme.topic : generator.pick(theme.names)) : nil)
    }

    /// Returns up to eight keywords: some of the topic, some of its category, some meaningless.
    mutating func concepts() -> [String] {
        let count = generator.choice(weights: [4, 5, 10, 17, 20, 18, 13, 8, 5])
        var result: [String] = []
        if count > 0 {
            // The deal's membership is visible: at least one word for each group, and for its distinguishing feature.
            result.append(generator.pick(group.theme.concepts))
            if let other { result.append(generator.pick(other.theme.concepts)) }
            if group.market != nil, !says.market { result.append(generator.pick(market.concepts)) }
            if let angle = group.angle, !says.angle { result.append(generator.pick(angle.concepts)) }
        }
        let isPlaced = group.environment != nil || group.market != nil
        while result.count < count {
            let theme = nextTheme()
            switch generator.choice(weights: [56, 14, isPlaced ? 22 : 8, group.angle == nil ? 0 : 20, 12]) {
            case 0: result.append(generator.pick(theme.concepts))
            case 1: result.append(generator.pick(theme.category.concepts))
            case 2:
                result.append(locationWord())
            case 3: result.append(generator.pick(group.angle?.concepts ?? Self.noise))
            default: result.append(generator.pick(Self.noise))
            }
        }
        return result.withoutRepetitions
    }

    /// Returns a word for the environment or the market, whichever distinguishes the group.
    private mutating func locationWord() -> String {
        let saysWhere: Bool =
            switch (group.environment != nil, group.market != nil) {
            case (true, false): true
            case (false, true): false
            default: generator.chance(0.6)
            }
        return generator.pick(saysWhere ? environment.concepts : market.concepts)
    }

    /// Returns a risk based on the content rather than on the seller's wishes.
    mutating func safety() -> BrandSafety {
        let suitability = max(
            group.theme.category.suitability, other?.theme.category.suitability ?? .family)
        let isHarmless = suitability <= .low
        let weights: [Double] =
            switch suitability {
            case .family: [97, 3, 0, 0]
            case .low: [90, 8.5, 1, 0.5]
            case .medium: [15, 66, 16, 3]
            case .high: [0, 22, 70, 8]
            }
        let risk: GARMRisk = [.low, .medium, .high, .floor][generator.choice(weights: weights)]
        // Enrichment rates both from the same content, so they seldom contradict each other.
        let isFamilySafe = risk < .medium || (risk == .medium && isHarmless && generator.chance(0.5))
        let isMistaken = risk < .high && isHarmless && generator.chance(0.015)
        return BrandSafety(
            risk: generator.chance(0.93) ? risk : nil,
            isFamilySafe: generator.chance(0.9) ? isFamilySafe != isMistaken : nil)
    }

    /// Returns up to five segments, and demographics in the seller's words.
    mutating func audience() -> DealAudience {
        var audience = DealAudience()
        let count = generator.choice(weights: [8, 18, 27, 25, 14, 8])
        if count > 1, let other {
            audience.segments = [generator.pick(group.theme.segments), generator.pick(other.theme.segments)]
        }
        for _ in audience.segments.count..<count {
            let theme = nextTheme()
            switch generator.choice(weights: [58, 20, group.angle == nil ? 0 : 40, 12]) {
            case 0: audience.segments.append(generator.pick(theme.segments))
            case 1: audience.segments.append(generator.pick(theme.category.segments))
            case 2: audience.segments.append(generator.pick(group.angle?.segments ?? Self.commonSegments))
            default: audience.segments.append(generator.pick(Self.commonSegments))
            }
        }
        audience.segments = audience.segments.withoutRepetitions
        if generator.chance(0.7) {
            let known = group.angle?.demographics ?? nextTheme().category.demographics
            audience.demographics = generator.chance(0.8) ? generator.pick(known) : "Adults 18+"
        }
        return audience
    }

    /// Returns quality, volume, and a price based on the environment.
    mutating func terms() -> DealTerms {
        var terms = DealTerms()
        let quality = generator.choice(weights: group.angle?.title == "Luxury" ? [8, 2, 0] : [42, 44, 14])
        terms.qualityTier = generator.chance(0.92) ? ["Premium", "Standard", "Remnant"][quality] : nil
        terms.volumeTier =
            generator.chance(0.9) ? ["High", "Medium", "Low"][generator.choice(weights: [3, 4, 3])] : nil
        if generator.chance(0.88) {
            let price =
                environment.price * market.price * [1.5, 1, 0.5][quality] * generator.uniform(in: 0.6...1.5)
            let step = generator.pick([1, 5, 5, 25, 50])
            let cents = max(step, Int(price * 100) / step * step)
            terms.floorPrice = Micros(rawValue: Int64(cents) * 10_000)
            let currency = CurrencyCode(rawValue: market.currency) ?? .unknown
            terms.currency = generator.chance(0.35) ? currency : .unknown
        }
        return terms
    }

    /// Returns up to six publishers.
    mutating func publishers() -> [String] {
        var result: [String] = []
        for index in 0..<generator.choice(weights: [2, 27, 28, 20, 12, 7, 4]) {
            // The first publisher reflects the environment if that distinguishes the group.
            let runsThere = index == 0 && group.environment != nil
            let weights: [Double] = runsThere ? [15, 85, 0] : [62, 18, group.market == nil ? 14 : 40]
            switch generator.choice(weights: weights) {
            case 0: result.append(generator.pick(nextTheme().publishers))
            case 1: result.append(generator.pick(environment.publishers))
            default: result.append(generator.pick(market.publishers))
            }
        }
        return result.withoutRepetitions
    }
}

extension [String] {
    /// The elements in order, each once.
    var withoutRepetitions: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
