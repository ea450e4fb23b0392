internal import CreativeModel
internal import DistinctiveTerms
internal import StageCore

/// The names of the campaigns of one brand, each with a description that its siblings do not have.
///
/// Words come first: the campaign named by the link, the page, words of the copy. Campaigns that are
/// still equal are distinguished by more of these, by language, site, country, format and size, and
/// finally by the period or a code of the link.
struct SiblingNames {
    /// A campaign of the brand.
    struct Sibling {
        var facets: DraftFacets
        /// The existing name, which the campaign keeps.
        var name: String?
        /// The parts chosen, in order.
        var parts: [String] = []
    }

    private(set) var siblings: [Sibling]
    /// The names of other campaigns of the seat, in lower case.
    private let taken: Set<String>
    private let words: SiblingWords

    init(
        _ siblings: [Sibling], taken: Set<String>, finder: any DistinctiveTermFinder, background: [String],
        context: RunContext
    ) {
        self.siblings = siblings
        self.taken = taken
        words = SiblingWords(finder: finder, background: background, context: context)
    }

    /// The names of the siblings that had none, by index.
    var names: [Int: String] {
        var names: [Int: String] = [:]
        for index in siblings.indices where siblings[index].name == nil { names[index] = name(of: index) }
        return names
    }

    /// The siblings whose words give no unique name, or contain a month. Only these need their period.
    var needingPeriod: [Int] {
        let worded = siblings.indices.filter { index in
            siblings[index].name == nil
                && siblings[index].parts.contains { part in
                    part.split(separator: " ").contains { PeriodText.month(String($0)) != nil }
                }
        }
        let bare = siblings.indices.filter {
            siblings.count > 1 && siblings[$0].name == nil && siblings[$0].parts.isEmpty
        }
        // If one sibling needs its months, those of all are compared.
        if !bare.isEmpty { return Array(siblings.indices) }
        return Set(clashes().joined()).union(worded).sorted()
    }

    /// Distinguishes siblings by words.
    mutating func chooseWords() throws {
        chooseLinkWords()
        try chooseTerms()
        try tellApart(by: SiblingAspect.words)
    }

    /// Distinguishes siblings that words did not.
    ///
    /// - Parameter periods: The days on which siblings run, by index, if known better than from their
    ///   creatives.
    mutating func choosePeriods(_ periods: [Int: ClosedRange<Day>]) throws {
        for (index, period) in periods { siblings[index].facets.period = period }
        let before = siblings.map(\.parts)
        for index in siblings.indices {
            siblings[index].parts = siblings[index].parts.compactMap { fitting($0, to: index) }
        }
        // Words were tried before, but siblings that lost a month may be equal now.
        if siblings.map(\.parts) != before { try tellApart(by: SiblingAspect.words) }
        try tellApart(by: SiblingAspect.lastResorts)
        try nameBare()
    }

    /// Adds a part to siblings named only by the brand: words of their parts, else their months if
    /// others run at other times.
    private mutating func nameBare() throws {
        guard siblings.count > 1 else { return }
        let bare = siblings.indices.filter { siblings[$0].name == nil && siblings[$0].parts.isEmpty }
        guard !bare.isEmpty else { return }
        let parts = try words.parts(of: siblings.map(\.facets))
        var months = siblings.map { $0.facets.shownDays.map(PeriodText.months) }
        if Set(months).count == 1 { months = siblings.map { $0.facets.period.map(PeriodText.months) } }
        let differ = Set(months).count > 1
        for index in bare {
            if let part = parts[index] {
                add(part, to: index)
            } else if differ, let month = months[index] {
                add(month, to: index)
            }
        }
    }

    /// Chooses the campaign of the link, else its page if pages differ.
    private mutating func chooseLinkWords() {
        let labels = LinkLabels(siblings.map(\.facets))
        for index in siblings.indices where siblings[index].name == nil {
            if let label = labels.label(of: index) { add(label, to: index) }
        }
    }

    /// Chooses words of the copy, if the link gives none.
    private mutating func chooseTerms() throws {
        let bare = siblings.indices.filter { siblings[$0].name == nil && siblings[$0].parts.isEmpty }
        // A single campaign needs no words, unless it has no brand either.
        guard !bare.isEmpty, siblings.count > 1 || siblings[0].facets.brand.isEmpty else { return }
        let terms = try words.terms(of: siblings.map(\.facets), for: bare)
        for (index, term) in zip(bare, terms) { if let term { add(term, to: index) } }
        // An account has no brand: without words, the name would be a period.
        let nameless = bare.filter { siblings[$0].parts.isEmpty && siblings[$0].facets.brand.isEmpty }
        guard !nameless.isEmpty else { return }
        let parts = try words.parts(of: siblings.map(\.facets))
        for index in nameless { if let part = parts[index] { add(part, to: index) } }
    }

    private mutating func tellApart(by aspects: [SiblingAspect]) throws {
        for aspect in aspects {
            for group in clashes() {
                let facets = group.map { siblings[$0].facets }
                let values: [String?]
                switch aspect {
                case .value(let read): values = facets.map(read)
                case .each(let read):
                    values = facets.map(read)
                    guard group.count == 1 || !values.contains(nil) else { continue }
                case .terms: values = try words.terms(of: facets, for: Array(facets.indices))
                case .linkTerms: values = try words.linkTerms(of: facets)
                case .parts: values = try words.parts(of: facets)
                case .hintTokens: values = LinkLabels.differentTokens(of: facets)
                }
                // A value that all or none have distinguishes no sibling. A single sibling clashes with
                // an existing name.
                guard group.count == 1 || Set(values).count > 1 else { continue }
                for (index, value) in zip(group, values) where siblings[index].name == nil {
                    if let value { add(value, to: index) }
                }
            }
        }
    }

    private mutating func add(_ part: String, to index: Int) {
        guard let part = fitting(part, to: index) else { return }
        let letters = NameText.letters(of: part)
        // Days include the information of months.
        if let months = siblings[index].facets.shownDays.map(PeriodText.months), part != months,
            part == siblings[index].facets.shownDays.map(PeriodText.days)
        {
            siblings[index].parts.removeAll { $0 == months }
        }
        guard !letters.isEmpty, letters != NameText.letters(of: siblings[index].facets.brand),
            !siblings[index].parts.contains(where: { NameText.letters(of: $0).contains(letters) })
        else { return }
        siblings[index].parts.append(part)
    }

    /// Returns the part without months in which the campaign does not run.
    private func fitting(_ part: String, to index: Int) -> String? {
        let words = part.split(separator: " ").map(String.init)
        let kept = PeriodText.removingOtherMonths(from: words, period: siblings[index].facets.period)
        if kept == words { return part }
        return kept.contains { Slug($0).tokens.contains(where: \.isTelling) }
            ? kept.joined(separator: " ") : nil
    }

    private func name(of index: Int) -> String {
        siblings[index].name ?? NameLayout.name(siblings[index].facets.brand, siblings[index].parts)
    }

    /// Returns groups of siblings with equal names, and single siblings whose name another campaign
    /// has. Each group has at least one sibling that can still be renamed.
    private func clashes() -> [[Int]] {
        var groups: [String: [Int]] = [:]
        for index in siblings.indices { groups[name(of: index).lowercased(), default: []].append(index) }
        return groups.filter { name, group in
            let free = group.count { siblings[$0].name == nil }
            return free > 0 && (group.count > 1 || taken.contains(name))
        }.values.sorted { $0[0] < $1[0] }
    }
}

/// A property that can distinguish siblings with equal names.
enum SiblingAspect {
    /// A value of each sibling alone.
    case value(@Sendable (DraftFacets) -> String?)
    /// A value of each sibling alone that is meaningful only if all have one.
    case each(@Sendable (DraftFacets) -> String?)
    /// The distinctive words of the copy.
    case terms
    /// The words of link parameters.
    case linkTerms
    /// Words of parts of the campaign, such as its products.
    case parts
    /// Words and abbreviations of a long campaign parameter.
    case hintTokens

    /// The aspects expressed in words.
    static let words: [SiblingAspect] = [
        .value { LinkLabels.commonHint(of: $0) }, .value { LinkLabels.commonPage(of: $0) },
        .value(\.language),
        .value(\.site), .terms, .linkTerms, .each(\.country), .each(\.format), .each(\.size),
    ]
    /// The remaining aspects.
    static let lastResorts: [SiblingAspect] = [
        .each { $0.shownDays.map(PeriodText.months) }, .each { $0.period.map(PeriodText.months) },
        .each { $0.shownDays.map(PeriodText.days) }, .parts, .hintTokens, .value(\.code),
    ]
}

/// The layout of a name from a brand and distinguishing parts.
enum NameLayout {
    /// Returns the name, at most ``NameText/longest`` characters. If both do not fit, the brand is
    /// truncated first, then the parts.
    static func name(_ brand: String, _ parts: [String]) -> String {
        guard let first = parts.first else {
            return brand.isEmpty ? "Campaign" : NameText.shortened(brand, to: NameText.longest)
        }
        let rest = NameText.shortened(parts.dropFirst().joined(separator: ", "), to: 26)
        let tail = rest.isEmpty ? "" : ", " + rest
        guard !brand.isEmpty else {
            return NameText.shortened(first, to: NameText.longest - tail.count) + tail
        }
        let room = NameText.longest - 3 - tail.count
        let head = NameText.shortened(brand, to: max(24, room - first.count))
        return "\(head) – \(NameText.shortened(first, to: room - head.count))\(tail)"
    }
}
