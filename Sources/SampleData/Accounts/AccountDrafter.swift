internal import CreativeModel
internal import StageCore

/// An ad of an account, with the names that lead to it.
struct AccountAd {
    var campaign: String
    var adSet: String
    var name: String
    /// The true campaign.
    var truth: String
}

/// Drafts the ads of an account: campaigns in several countries and stages, ad sets, and ads in several versions.
struct AccountDrafter {
    private let scheme: NamingScheme
    private let brand: String
    private let year: Int32
    private var generator: SeededGenerator
    private var code = 1

    init(scheme: NamingScheme, seed: UInt64, lastDay: Day) {
        self.scheme = scheme
        generator = SeededGenerator(seed: seed, stream: Stream.account)
        brand = generator.pick(AccountVocabulary.brands)
        year = Int32(lastDay.components.year)
    }

    /// The values of the parts of one name.
    private typealias Values = [NamePartKind: String]

    /// Drafts ads of about one campaign for every 25 ads.
    mutating func ads(count: Int) -> [AccountAd] {
        var ads: [AccountAd] = []
        var themes = AccountVocabulary.themes
        generator.shuffle(&themes)
        let campaigns = max(1, min(themes.count, (count + 12) / 25))
        for index in 0..<campaigns {
            let share = count * (index + 1) / campaigns - ads.count
            // In schemes with years, one campaign in five is last year's edition of the one before.
            let isEdition = scheme.statesYears && index % 5 == 4
            let theme = themes[isEdition ? index - 1 : index]
            ads += campaignAds(theme: theme, year: isEdition ? year - 1 : year, count: share)
        }
        return ads
    }

    private mutating func campaignAds(theme: String, year: Int32, count: Int) -> [AccountAd] {
        var ads: [AccountAd] = []
        var hooks = AccountVocabulary.hooks
        generator.shuffle(&hooks)
        hooks = Array(hooks.prefix(generator.uniform(in: 2...6)))
        let month = generator.uniform(in: 1...12)
        let truth = scheme.statesYears ? "\(theme) \(year)" : theme
        while ads.count < count {
            let country = generator.pick(AccountVocabulary.countries)
            var values: Values = [
                .brand: brand, .theme: theme, .country: country.code,
                .stage: generator.pick(AccountVocabulary.stages),
                .objective: generator.pick(AccountVocabulary.objectives), .language: country.language,
                .month: "\(year % 100)\(month < 10 ? "0" : "")\(month)",
            ]
            if scheme == .underscores { values[.month] = "20" + (values[.month] ?? "") }
            if scheme.statesYears { values[.theme] = "\(theme) \(year)" }
            values[.countryAndStage] = "\(country.code) \((values[.stage] ?? "").lowercased())"
            values[.code] = nextCode()
            values[.audience] = generator.pick(AccountVocabulary.audiences)
            let campaign = name(of: scheme.campaignParts, values, isCampaign: true)
            for _ in 0..<generator.uniform(in: 1...3) where ads.count < count {
                values[.audience] = generator.pick(AccountVocabulary.audiences)
                values[.age] = generator.pick(AccountVocabulary.ages)
                values[.placement] = generator.pick(AccountVocabulary.placements)
                let adSet = name(of: scheme.adSetParts, values)
                for _ in 0..<generator.uniform(in: 2...6) where ads.count < count {
                    values[.format] = generator.pick(AccountVocabulary.formats)
                    values[.hook] = generator.pick(hooks)
                    values[.size] = generator.pick(AccountVocabulary.sizes)
                    values[.duration] = generator.pick(AccountVocabulary.durations)
                    values[.version] = "v\(generator.uniform(in: 1...3))"
                    values[.code] = nextCode()
                    ads.append(
                        AccountAd(
                            campaign: campaign, adSet: adSet, name: name(of: scheme.adParts, values),
                            truth: truth))
                }
            }
        }
        return ads
    }

    private mutating func nextCode() -> String {
        code += generator.uniform(in: 1...4)
        return "C\(String(10_000 + code).dropFirst())"
    }

    // MARK: Names

    /// Joins the parts of a name, with the mistakes of people: parts are missing or in another order, words have typing
    /// errors, names are copies.
    private mutating func name(of kinds: [NamePartKind], _ values: Values, isCampaign: Bool = false) -> String
    {
        guard !kinds.isEmpty else { return "" }
        var parts = kinds.compactMap { kind in values[kind].map { (kind, text($0, kind)) } }
        if parts.count > 2, generator.chance(0.04) {
            let index = generator.uniform(in: 0...(parts.count - 1))
            // People forget what they know anyway, more than what the campaign is about.
            if parts[index].0 != .theme || generator.chance(0.2) { parts.remove(at: index) }
        }
        if parts.count > 1, generator.chance(0.04) {
            let index = generator.uniform(in: 1...(parts.count - 1))
            parts.swapAt(index - 1, index)
        }
        if generator.chance(isCampaign ? 0.03 : 0.02),
            let index = parts.firstIndex(where: { $0.0 == .theme || $0.0 == .hook })
        {
            parts[index].1 = mistyped(parts[index].1)
        }
        var name = parts.map { kind, text in decorated(text, kind) }.joined(separator: scheme.separator)
        if generator.chance(0.08) { name += generator.pick([" – Copy", " - Copy", " – Copy 2", " - Kopie"]) }
        return name
    }

    private func text(_ value: String, _ kind: NamePartKind) -> String {
        switch scheme.spelling {
        case .words: value
        case .joined: scheme.spelling.text(AccountVocabulary.short[value] ?? value)
        default: scheme.spelling.text(value)
        }
    }

    private func decorated(_ text: String, _ kind: NamePartKind) -> String {
        switch scheme {
        case .keys: "\(kind.key)=\(text)"
        case .brackets where kind == .country || kind == .stage || kind == .size: "[\(text)]"
        default: text
        }
    }

    /// Returns a text with one letter left out, doubled or swapped with the next.
    private mutating func mistyped(_ text: String) -> String {
        var letters = Array(text)
        guard letters.count >= 6 else { return text }
        let index = generator.uniform(in: 1...(letters.count - 3))
        guard letters[index].isLetter, letters[index + 1].isLetter else { return text }
        switch generator.uniform(in: 0...2) {
        case 0: letters.remove(at: index)
        case 1: letters.insert(letters[index], at: index)
        default: letters.swapAt(index, index + 1)
        }
        return String(letters)
    }
}
