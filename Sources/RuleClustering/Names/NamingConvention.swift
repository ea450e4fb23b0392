package import CreativeModel

/// The naming convention of one account, learnt from the names of its campaigns, ad sets and ads without labels.
///
/// Names are split at the separators of the account into parts. A part is a facet if its words or its form say so (sizes,
/// languages, formats, hooks, audiences, dates, versions); the words that are left name the campaign. Words that nearly all
/// names have, such as the brand, name no campaign, and typing errors, copies, missing parts and parts in another order make
/// none. If the platform's campaigns have no such words, the names of ad sets and ads are used.
///
/// - Complexity: O(n log n) in the creatives.
package struct NamingConvention {
    private let campaigns: CampaignThemes
    private let adSets: CampaignThemes
    let adSetFields: FieldThemes
    let ads: FieldThemes
    let campaignTable: NameTable
    let adSetTable: NameTable
    let adTable: NameTable
    /// All words of the themes of campaigns.
    private let campaignTokens: Set<String>
    /// The themes of campaigns by the word that the fewest of them have.
    private let themesByRarest: [String: [String]]
    private let known: [String: NameTheme]
    /// The label of each theme, the same wherever it is named.
    private var labels: [String: String] = [:]
    /// Whether ad sets or ads say what they advertise, since most names of campaigns do not.
    private let looksBelow: Bool

    /// Learns the convention of an account.
    package init(_ creatives: [Creative]) {
        var names: [String: Int] = [:], sets: [String: Int] = [:], titles: [String: Int] = [:]
        for creative in creatives {
            if let name = creative.platformCampaign { names[name, default: 0] += 1 }
            if let name = creative.platformAdGroup { sets[name, default: 0] += 1 }
            if let name = creative.name { titles[name, default: 0] += 1 }
        }
        campaignTable = NameTable(names)
        let campaigns = CampaignThemes(campaignTable)
        adSetTable = NameTable(sets)
        adTable = NameTable(titles)
        adSets = CampaignThemes(adSetTable)
        adSetFields = FieldThemes(adSetTable)
        ads = FieldThemes(adTable)
        looksBelow = campaigns.tellLess(than: [adSetFields, ads], counts: names)
        var counts: [String: Int] = [:]
        for token in campaigns.tokens.values.joined() { counts[token, default: 0] += 1 }
        campaignTokens = Set(counts.keys)
        themesByRarest = Dictionary(grouping: campaigns.tokens.keys) { key in
            campaigns.tokens[key]?.min { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) } ?? ""
        }
        known = Dictionary(campaigns.themes.values.map { ($0.key, $0) }) { min($0, $1) }
        self.campaigns = campaigns
        // Names of campaigns come last, since they are the ones that people see.
        for themes in [ads.themes, adSetFields.themes, adSets.themes, campaigns.themes] {
            for theme in themes.values.sorted() { labels[theme.key] = theme.label }
        }
    }

    /// Returns the campaign that the names of a creative mean, or `nil` if they mean none.
    func theme(of creative: Creative) -> NameTheme? {
        guard var theme = ownTheme(of: creative) else { return nil }
        theme.label = labels[theme.key] ?? theme.label
        return theme
    }

    private func ownTheme(of creative: Creative) -> NameTheme? {
        if let theme = creative.platformCampaign.flatMap({ campaigns.themes[$0] }) {
            if looksBelow, let meant = certainTheme(of: creative) { return meant }
            return theme.isStructural ? mentioned(by: creative) ?? theme : theme
        }
        if let theme = mentioned(by: creative) ?? certainTheme(of: creative) { return theme }
        if let theme = creative.platformAdGroup.flatMap({ adSets.themes[$0] }), !theme.isStructural {
            return theme
        }
        return creative.name.flatMap { ads.themes[$0] }
    }

    /// Whether the names of ad sets or ads decide about campaigns.
    var usesFields: Bool { looksBelow || campaigns.themes.isEmpty }

    /// Whether the theme of a campaign has a word.
    func namesCampaign(_ token: String) -> Bool { campaignTokens.contains(token) }

    /// Returns the theme at a field of ad sets or ads that certainly names campaigns.
    private func certainTheme(of creative: Creative) -> NameTheme? {
        if adSetFields.isCertain, let theme = creative.platformAdGroup.flatMap({ adSetFields.themes[$0] }) {
            return theme
        }
        return ads.isCertain ? creative.name.flatMap { ads.themes[$0] } : nil
    }

    /// Returns the only theme of the platform's campaigns whose words are in the names of the ad or its ad set.
    private func mentioned(by creative: Creative) -> NameTheme? {
        guard !campaignTokens.isEmpty else { return nil }
        let entries = [
            creative.platformAdGroup.flatMap { adSetTable[$0] }, creative.name.flatMap { adTable[$0] },
        ].compactMap(\.self)
        let tokens = Set(entries.flatMap { $0.tokens.map(\.text) })
        let likely = Set(tokens.flatMap { themesByRarest[$0] ?? [] }).filter { key in
            campaigns.tokens[key]?.isSubset(of: tokens) ?? false
        }
        return likely.count == 1 ? likely.first.flatMap { known[$0] } : nil
    }
}
