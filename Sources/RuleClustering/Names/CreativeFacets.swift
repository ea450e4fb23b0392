public import CreativeModel
internal import StageCore

/// The facets of creatives: the properties that their names state, and their size, format and country where a source gives
/// these.
///
/// ```swift
/// let facets = CreativeFacets(of: try await store.snapshot().creatives)
/// facets.facets(of: key)  // [format: Video, hook: Gran Asks, language: EN]
/// ```
///
/// The naming convention of each advertiser of a seat is learnt from all names given.
///
/// - Complexity: O(n log n) in the creatives.
public struct CreativeFacets: Sendable {
    private var known: [CreativeKey: [CreativeFacet]] = [:]

    /// Finds the facets of creatives.
    ///
    /// - Parameter creatives: All creatives of the accounts. With fewer, conventions are harder to learn.
    public init(of creatives: [Creative]) {
        var accounts: [Account: [Creative]] = [:]
        for creative in creatives {
            let advertiser = creative.advertiser.flatMap(AdvertiserName.init)?.folded
            accounts[Account(seat: creative.key.seat, advertiser: advertiser), default: []].append(creative)
        }
        for members in accounts.values {
            let facets = NamingConvention(members).facets(of: members)
            for (creative, own) in zip(members, facets) { known[creative.key] = own }
        }
    }

    /// Returns the facets of a creative, by kind and value; empty if its names state none.
    public func facets(of key: CreativeKey) -> [CreativeFacet] { known[key] ?? [] }

    private struct Account: Hashable {
        var seat: String
        var advertiser: String?
    }
}

extension NamingConvention {
    /// Returns the facets of creatives, in their order, each in its most frequent spelling.
    func facets(of creatives: [Creative]) -> [[CreativeFacet]] {
        let stated = creatives.map(facets)
        var counts: [Spelled: [String: Int]] = [:]
        for facet in stated.joined() { counts[Spelled(facet), default: [:]][facet.value, default: 0] += 1 }
        let usual = counts.compactMapValues { spellings in
            spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
        return stated.map { facets in
            Set(facets.map { CreativeFacet(kind: $0.kind, value: usual[Spelled($0)] ?? $0.value) }).sorted()
        }
    }

    /// A facet without regard to case and punctuation.
    private struct Spelled: Hashable {
        let kind: FacetKind
        let letters: String

        init(_ facet: CreativeFacet) {
            kind = facet.kind
            letters = FoldedText.letters(of: facet.value)
        }
    }

    private func facets(of creative: Creative) -> [CreativeFacet] {
        var facets = Self.facets(of: creative.platformCampaign, in: campaignTable) { _ in nil }
        facets += Self.facets(of: creative.platformAdGroup, in: adSetTable) {
            own($0, adSetTable, adSetFields, .audience)
        }
        facets += Self.facets(of: creative.name, in: adTable) { own($0, adTable, ads, .hook) }
        let kinds = Set(facets.map(\.kind))
        let declared: [(FacetKind, String?)] = [
            (.size, creative.size?.description), (.format, creative.format?.rawValue),
            (.country, creative.country),
        ]
        for (kind, value) in declared where !kinds.contains(kind) {
            if let value { facets.append(CreativeFacet(kind: kind, value: value)) }
        }
        return facets
    }

    /// - Parameter own: Returns the kind of a part with words of the account, or `nil` if it may name the campaign.
    private static func facets(
        of name: String?, in table: NameTable, own: (NameTable.Token) -> FacetKind?
    ) -> [CreativeFacet] {
        guard let entry = name.flatMap({ table[$0] }) else { return [] }
        var tokens = entry.tokens[...]
        return entry.parts.enumerated().flatMap { index, part -> [CreativeFacet] in
            if let kind = part.facet {
                return [CreativeFacet(kind: table.kind(ofCode: part, at: index) ?? kind, value: part.value)]
            }
            // Tokens are in the order of their parts; two parts may have been joined to one.
            guard let token = tokens.first, token.words.starts(with: part.words) else { return part.inner }
            tokens.removeFirst()
            return own(token).map { [CreativeFacet(kind: part.inner.first?.kind ?? $0, value: part.value)] }
                ?? part.inner
        }
    }

    /// Returns the kind of a part with words of the account: its key, the kind of other parts of its level, or `nil` if the
    /// words name a campaign or are those of a single name.
    private func own(
        _ token: NameTable.Token, _ table: NameTable, _ fields: FieldThemes, _ kind: FacetKind
    ) -> FacetKind? {
        guard !token.namesCampaign, !token.isCode, !table.isCommon(token.text),
            (table.nameCounts[token.text] ?? 0) > 1,
            !namesCampaign(token.text), !usesFields || !fields.keys.contains(token.text)
        else { return nil }
        if case .key(let key) = token.slot { return FacetKind(rawValue: key) }
        return kind
    }
}
