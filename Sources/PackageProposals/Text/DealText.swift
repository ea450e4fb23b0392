package import CreativeModel

/// A deal as one line of text: what an embedder reads.
///
/// The parts, in their order and joined by ` | `: name, platform, format, category, subcategory, topic, the first five concepts, whether it
/// is fit for families, the risk, the first three audience segments, demographics, quality, volume, the first three publishers. A part
/// that is not known leaves nothing behind, not even its label.
package struct DealText: Sendable, Hashable {
    /// The line; empty where nothing but the id is known.
    package let line: String

    /// Writes a deal's line.
    package init(_ deal: Deal) {
        var parts = Parts()
        parts.add(deal.name)
        parts.add("SSP", deal.ssp)
        parts.add("Format", deal.format)
        parts.add("Category", deal.taxonomy.tier1)
        parts.add("Subcategory", deal.taxonomy.tier2)
        parts.add("Topic", deal.taxonomy.tier3)
        parts.add("Concepts", deal.concepts.prefix(5))
        if deal.safety.isFamilySafe == true { parts.add("Family Safe") }
        parts.add("Risk", deal.safety.risk?.rawValue)
        parts.add("Audience", deal.audience.segments.prefix(3))
        parts.add("Demographics", deal.audience.demographics)
        parts.add("Quality", deal.commercial.qualityTier)
        parts.add("Volume", deal.commercial.volumeTier)
        parts.add("Publishers", deal.publishers.prefix(3))
        line = parts.joined
    }
}

private struct Parts {
    private var texts: [String] = []

    var joined: String { texts.joined(separator: " | ") }

    mutating func add(_ text: String?) {
        guard let text = text?.onOneLine, !text.isEmpty else { return }
        texts.append(text)
    }

    mutating func add(_ label: String, _ text: String?) {
        guard let text = text?.onOneLine, !text.isEmpty else { return }
        texts.append("\(label): \(text)")
    }

    mutating func add(_ label: String, _ list: some Sequence<String>) {
        add(label, list.map(\.onOneLine).filter { !$0.isEmpty }.joined(separator: ", "))
    }
}

extension String {
    /// The words with single spaces between: no line ends, no space around.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
