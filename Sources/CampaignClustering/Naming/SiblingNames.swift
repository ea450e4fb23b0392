internal import CreativeModel
internal import DistinctiveTerms
internal import StageCore

/// Chooses for each campaign of one brand the description that its siblings do not have.
///
/// Words come first: the campaign that the link names, the page, words of the copy. What is then still alike is told apart by more of
/// these, by language, site, country, format and size, and at last by the period or a code of the link.
struct SiblingNames {
    /// A campaign of the brand.
    struct Sibling {
        var facets: DraftFacets
        /// The name that it has already and keeps.
        var name: String?
        /// What was chosen, in order.
        var parts: [String] = []
    }

    private(set) var siblings: [Sibling]
    /// Names of other campaigns of the seat, lower-case.
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

    /// The names of those that have none yet, by index.
    var names: [Int: String] {
        var names: [Int: String] = [:]
        for index in siblings.indices where siblings[index].name == nil { names[index] = name(of: index) }
        return names
    }

    /// The siblings to which words alone give no name of their own, or a month: only these need their period.
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
        // Where one is to be told by its months, those of all are compared.
        if !bare.isEmpty { return Array(siblings.indices) }
        return Set(clashes().joined()).union(worded).sorted()
    }

    /// Tells siblings apart by words.
    mutating func chooseWords() throws {
        chooseLinkWords()
        try chooseTerms()
        try tellApart(by: SiblingAspect.words)
    }

    /// Tells apart what words did not.
    ///
    /// - Parameter periods: By index, the days in which siblings run, where these are known better than from their
    ///   creatives.
    mutating func choosePeriods(_ periods: [Int: ClosedRange<Day>]) throws {
        for (index, period) in periods { siblings[index].facets.period = period }
        let before = siblings.map(\.parts)
        for index in siblings.indices {
            siblings[index].parts = siblings[index].parts.compactMap { fitting($0, to: index) }
        }
        // Words were tried before; those that lost a month may be alike now.
        if siblings.map(\.parts) != before { try tellApart(by: SiblingAspect.words) }
        try tellApart(by: SiblingAspect.lastResorts)
        try nameBare()
    }

    /// Gives one that only the brand names what may tell it: words of parts of it, else its months where others run at other times.
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

    /// The link's campaign, else its page where pages differ.
    private mutating func chooseLinkWords() {
        let labels = LinkLabels(siblings.map(\.facets))
        for index in siblings.indices where siblings[index].name == nil {
            if let label = labels.label(of: index) { add(label, to: index) }
        }
    }

    /// Words of the copy, where the link says nothing.
    private mutating func chooseTerms() throws {
        let bare = siblings.indices.filter { siblings[$0].name == nil && siblings[$0].parts.isEmpty }
        guard siblings.count > 1, !bare.isEmpty else { return }
        let terms = try words.terms(of: siblings.map(\.facets), for: bare)
        for (index, term) in zip(bare, terms) { if let term { add(term, to: index) } }
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
                // What all have, or all lack, tells none of them apart; one alone clashes with a name that is given.
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
        // Days say what months said, and more.
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

    /// The part without months in which the campaign does not run.
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

    /// Groups of siblings whose names are alike, and single ones whose name another campaign has; each holds one at least
    /// that can still be named.
    private func clashes() -> [[Int]] {
        var groups: [String: [Int]] = [:]
        for index in siblings.indices { groups[name(of: index).lowercased(), default: []].append(index) }
        return groups.filter { name, group in
            let free = group.count { siblings[$0].name == nil }
            return free > 0 && (group.count > 1 || taken.contains(name))
        }.values.sorted { $0[0] < $1[0] }
    }
}

/// Something by which siblings with the same name so far can be told apart.
enum SiblingAspect {
    /// A value of each alone.
    case value(@Sendable (DraftFacets) -> String?)
    /// A value of each alone that tells something only where all have one.
    case each(@Sendable (DraftFacets) -> String?)
    /// The words of their copy that set one apart.
    case terms
    /// The words of their links' parameters.
    case linkTerms
    /// Words of parts of the campaign, such as its products.
    case parts
    /// Words and abbreviations of a long campaign parameter.
    case hintTokens

    /// Those that words tell.
    static let words: [SiblingAspect] = [
        .value { LinkLabels.commonHint(of: $0) }, .value { LinkLabels.commonPage(of: $0) },
        .value(\.language),
        .value(\.site), .terms, .linkTerms, .each(\.country), .each(\.format), .each(\.size),
    ]
    /// What remains.
    static let lastResorts: [SiblingAspect] = [
        .each { $0.shownDays.map(PeriodText.months) }, .each { $0.period.map(PeriodText.months) },
        .each { $0.shownDays.map(PeriodText.days) }, .parts, .hintTokens, .value(\.code),
    ]
}

/// Puts a brand and what tells its campaigns apart into a name.
enum NameLayout {
    /// The name, at most ``NameText/longest`` characters: the brand is cut where both do not fit, then the words.
    static func name(_ brand: String, _ parts: [String]) -> String {
        guard let first = parts.first else { return NameText.shortened(brand, to: NameText.longest) }
        let rest = NameText.shortened(parts.dropFirst().joined(separator: ", "), to: 26)
        let tail = rest.isEmpty ? "" : ", " + rest
        let room = NameText.longest - 3 - tail.count
        let head = NameText.shortened(brand, to: max(24, room - first.count))
        return "\(head) – \(NameText.shortened(first, to: room - head.count))\(tail)"
    }
}
