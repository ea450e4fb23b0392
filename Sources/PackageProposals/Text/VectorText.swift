internal import CreativeModel

/// The text from which the vector of a deal is computed: the values that distinguish deals, without labels.
///
/// Labels and values that every deal of a catalogue shares draw all vectors together: the encoder sees texts that are nearly
/// equal. Platform, safety, commercial terms and demographics describe how a deal is sold rather than its subject, and are
/// left out for the same reason. The text for people and for prompts is ``DealText``.
struct VectorText: Sendable, Hashable, Codable {
    /// A part of a deal.
    enum Facet: String, Sendable, Codable, CaseIterable {
        case name, taxonomy, concepts, segments, format, publishers
    }

    /// The facets in the text.
    let facets: Set<Facet>

    /// The share of the deals with a facet from which an equal value distinguishes none.
    private static let constantShare = 0.95

    /// Selects the facets that distinguish the deals of a catalogue: all, except those with one value in nearly all deals.
    init(_ deals: [Deal]) {
        let varied = Facet.allCases.filter { facet in
            var counts: [[String]: Int] = [:]
            for deal in deals { counts[Self.values(of: facet, deal), default: 0] += 1 }
            counts[[]] = nil
            let total = counts.values.reduce(0, +)
            return total < 2 || Double(counts.values.max() ?? 0) < Self.constantShare * Double(total)
        }
        facets = Set(varied)
    }

    /// Returns the text of a deal; ``DealText`` if it has none of the facets, empty if only its ID is known.
    func line(of deal: Deal) -> String {
        let parts = Facet.allCases.filter(facets.contains).map {
            Self.values(of: $0, deal).joined(separator: ", ")
        }.filter { !$0.isEmpty }
        return parts.isEmpty ? DealText(deal).line : parts.joined(separator: ". ")
    }

    /// Returns the values of a facet, at most as many as a prompt contains.
    private static func values(of facet: Facet, _ deal: Deal) -> [String] {
        let values: [String] =
            switch facet {
            case .name: [deal.name].compactMap(\.self)
            case .taxonomy:
                [deal.taxonomy.tier1, deal.taxonomy.tier2, deal.taxonomy.tier3].compactMap(\.self)
            case .concepts: Array(deal.concepts.prefix(5))
            case .segments: Array(deal.audience.segments.prefix(3))
            case .format: [deal.format].compactMap(\.self)
            case .publishers: Array(deal.publishers.prefix(3))
            }
        return values.map(\.onOneLine).filter { !$0.isEmpty }
    }
}
