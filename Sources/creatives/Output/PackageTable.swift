internal import CreativeIntelligence

/// A table of packages, largest first.
struct PackageTable {
    var packages: [PackageProposal]
    /// The maximum number of rows; 0 for all.
    var limit: Int

    func lines(width: Int) -> [String] {
        let sorted = packages.enumerated().sorted {
            ($1.element.dealIDs.count, $0.offset) < ($0.element.dealIDs.count, $1.offset)
        }.map(\.element)
        let shown = limit == 0 ? sorted[...] : sorted.prefix(limit)
        var lines = TextTable(columns: Self.columns, rows: shown.map(Self.row)).lines(width: width)
        let hidden = sorted.dropFirst(shown.count)
        if !hidden.isEmpty {
            let deals = Set(hidden.flatMap(\.dealIDs)).count
            lines.append(
                "… and \(Display.counted(hidden.count, "more package")) with \(Display.counted(deals, "deal")) (\(RowLimit.option) 0 shows all)"
            )
        }
        return lines
    }

    private static let columns: [TextTable.Column] = [
        .init(title: "Package", shrinksTo: 24),
        .init(title: "Deals", alignsRight: true),
        .init(title: "About", shrinksTo: 16, dropOrder: 5),
        .init(title: "Formats", shrinksTo: 8, dropOrder: 3),
        .init(title: "Floor price", alignsRight: true, dropOrder: 1),
        .init(title: "Risk", dropOrder: 2),
        .init(title: "Family", dropOrder: 4),
        .init(title: "By", dropOrder: 6),
    ]

    private static func row(_ package: PackageProposal) -> [String] {
        let facts = package.facts
        let about = [facts.taxonomy.tier1, facts.taxonomy.tier2].compactMap(\.self).joined(separator: " › ")
        return [
            Display.safe(package.name), Display.grouped(Int64(package.dealIDs.count)),
            about.isEmpty ? "–" : Display.safe(about),
            facts.formats.isEmpty ? "–" : Display.safe(facts.formats.prefix(2).joined(separator: ", ")),
            prices(facts), facts.worstRisk?.rawValue ?? "–",
            facts.isFamilySafe.map { $0 ? "safe" : "not safe" } ?? "–", package.source.rawValue,
        ]
    }

    private static func prices(_ facts: PackageFacts) -> String {
        let ranges = facts.floorPrices.sorted { $0.key < $1.key }.map { currency, range in
            let label = currency == .unknown ? "" : "\(currency) "
            let lowest = Display.money(units: range.lowest.units)
            return range.lowest == range.highest
                ? label + lowest : "\(label)\(lowest)–\(Display.money(units: range.highest.units))"
        }
        return ranges.isEmpty ? "–" : ranges.joined(separator: ", ")
    }
}
