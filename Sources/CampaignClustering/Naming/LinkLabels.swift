internal import DistinctiveTerms

/// The labels of siblings from their links: the campaign and the page.
struct LinkLabels {
    private let siblings: [DraftFacets]
    private let hints: [Slug?]
    /// For each sibling, the segments shared by at least half of its members, in path order.
    private let pages: [[Slug]]
    /// The number of different hints with each token.
    private var hintCounts: [String: Int] = [:]
    private let hintCount: Int
    /// Whether the links of all siblings name the same campaign.
    private let isOneHint: Bool
    private let lastPages: PageEnds
    /// The number of siblings with each segment in at least a fifth of their members.
    private var pageCounts: [[String]: Int] = [:]
    /// The number of siblings with each segment in at least half of their members.
    private var mainPageCounts: [[String]: Int] = [:]
    /// The number of siblings with each site.
    private var siteCounts: [String: Int] = [:]

    init(_ siblings: [DraftFacets]) {
        self.siblings = siblings
        hints = siblings.map { $0.hint?.readable }
        pages = siblings.map { Self.pages(of: $0, part: 2) }
        let different = Set(hints.compactMap { $0?.tokens.map(\.folded) })
        hintCount = different.count
        isOneHint = different.count == 1 && !hints.contains(nil)
        lastPages = PageEnds(pages.compactMap(\.last))
        for hint in different { for token in Set(hint) { hintCounts[token, default: 0] += 1 } }
        for sibling in siblings {
            for key in Set(Self.pages(of: sibling, part: 5).map(Self.key)) {
                pageCounts[key, default: 0] += 1
            }
            for key in Set(Self.pages(of: sibling, part: 2).map(Self.key)) {
                mainPageCounts[key, default: 0] += 1
            }
            if let site = sibling.site { siteCounts[site, default: 0] += 1 }
        }
    }

    /// Returns the first label of a sibling's links: the campaign in words, the page, the campaign in
    /// abbreviations, the site.
    func label(of index: Int) -> String? {
        // A name that people gave is kept whole.
        if siblings[index].isNamed, let name = siblings[index].hint.flatMap(label) { return name }
        let hint = hint(of: index)
        let isWeak = hints[index]?.isAbbreviated ?? true
        return (isWeak ? nil : hint) ?? page(of: index) ?? hint ?? site(of: index)
    }

    /// Returns the site of a sibling, if few others share it.
    private func site(of index: Int) -> String? {
        guard siblings.count > 1, let site = siblings[index].site else { return nil }
        return (siteCounts[site, default: 1] - 1) * 2 < siblings.count - 1 ? site : nil
    }

    /// Returns the campaign named by a sibling's links, without tokens common to the others; `nil` if
    /// all name the same campaign.
    private func hint(of index: Int) -> String? {
        guard let hint = hints[index], hint.tokens.count <= 10 else { return nil }
        if siblings.count > 1, isOneHint { return nil }
        return label(telling(hint))
    }

    /// Returns a page of a sibling that few others lead to, trying the last part of the path first.
    private func page(of index: Int) -> String? {
        guard siblings.count > 1 else { return nil }
        let others = siblings.count - 1
        let ranked = pages[index].reversed()
        func rivals(_ slug: Slug) -> Int { pageCounts[Self.key(slug), default: 1] - 1 }
        let best = ranked.first { rivals($0) * 2 < max(1, others) } ?? ranked.first { rivals($0) < others }
        if let best { return label(withoutCommonEnds(best)) }
        // A page that only smaller parts of other siblings lead to.
        return ranked.first { mainPageCounts[Self.key($0), default: 1] == 1 }.flatMap(label)
    }

    /// Returns a page without two or more words that most of the others' pages also start or end with.
    private func withoutCommonEnds(_ slug: Slug) -> Slug {
        guard let (front, back) = lastPages.shared(by: slug) else { return slug }
        var tokens = slug.tokens[...]
        if front >= 2 { tokens = tokens.dropFirst(front) }
        if back >= 2 { tokens = tokens.dropLast(back) }
        return tokens.contains(where: \.isTelling) ? Slug(tokens: Array(tokens)) : slug
    }

    /// Returns the last segment shared by at least half of a campaign's members.
    static func commonPage(of facets: DraftFacets) -> String? {
        pages(of: facets, part: 2).last.flatMap { NameText.cleaned($0.text) }
    }

    /// Returns the full campaign named by a sibling's links.
    static func commonHint(of facets: DraftFacets) -> String? {
        facets.hint?.readable.flatMap { $0.tokens.count <= 10 ? NameText.cleaned($0.text) : nil }
    }

    /// Returns up to two words or abbreviations of each campaign's hint that the other hints lack, else
    /// the shortest such code.
    static func differentTokens(of siblings: [DraftFacets]) -> [String?] {
        let hints = siblings.map { $0.hint?.tokens.filter { $0.text.contains(where: \.isLetter) } ?? [] }
        var counts: [String: Int] = [:]
        for hint in hints { for folded in Set(hint.map(\.folded)) { counts[folded, default: 0] += 1 } }
        return hints.map { hint in
            let own = hint.filter { counts[$0.folded] == 1 && (2...16).contains($0.text.count) }
            let words = own.filter(\.isReadable).prefix(2)
            let shortest = own.min { ($0.text.count, $0.folded) < ($1.text.count, $1.folded) }
            let shown = words.isEmpty ? [shortest].compactMap(\.self) : Array(words)
            let text = Slug(tokens: shown).text
            guard let cleaned = NameText.cleaned(text), cleaned == text else { return nil }
            return words.isEmpty ? cleaned.prefix(1).uppercased() + cleaned.dropFirst() : cleaned
        }
    }

    /// Returns the segments of at least one in `part` members, deeper and more frequent ones last.
    ///
    /// - Parameter part: At most 5.
    private static func pages(of facets: DraftFacets, part: Int) -> [Slug] {
        facets.segments.filter { $0.count * part >= facets.memberCount }.map(\.slug)
    }

    private static func key(_ slug: Slug) -> [String] { slug.tokens.map(\.folded) }

    /// Returns the tokens that at most half of the different hints share.
    private func telling(_ hint: Slug) -> Slug {
        let isCommon = hint.tokens.map { token in
            hintCount > 1 && hintCounts[token.folded, default: 1] * 2 > hintCount
        }
        var kept = hint.tokens.indices.filter { !isCommon[$0] }
        // A number is meaningful only after its word, as in `flight 4`.
        for index in kept where index > 0 && hint.tokens[index].shape == .number { kept.append(index - 1) }
        kept = Set(kept).sorted()
        guard !kept.isEmpty else { return hint }
        let isMark = kept.contains {
            hint.tokens[$0].text.contains(where: \.isUppercase) && hint.tokens[$0].text.count > 1
        }
        if !isMark, !kept.contains(where: { hint.tokens[$0].isTelling }) {
            // An abbreviation alone says little, so that the rarest of the other words goes with it.
            let word = hint.tokens.indices.filter { hint.tokens[$0].isTelling }.min { left, right in
                let counts = [left, right].map { hintCounts[hint.tokens[$0].folded, default: 0] }
                return (counts[0], left) < (counts[1], right)
            }
            guard let word else { return hint }
            kept = (kept + [word]).sorted()
        }
        return Slug(tokens: kept.map { hint.tokens[$0] })
    }

    private func label(_ slug: Slug) -> String? {
        // At most six words, without truncated words at the end.
        var tokens = Array(slug.tokens.prefix(6))
        if slug.tokens.count > 4 {
            while let last = tokens.last, tokens.count > 1, last.shape == .word, last.folded.utf8.count <= 2 {
                tokens.removeLast()
            }
        }
        return NameText.cleaned(Slug(tokens: tokens).text)
    }
}
