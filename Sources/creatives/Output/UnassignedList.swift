internal import CreativeIntelligence
internal import StageCore

/// Lists unassigned creatives, one per line, grouped by kind of reason.
struct UnassignedList {
    private let parts: [(group: UnassignedGroup, creatives: [UnassignedCreative])]
    private let limit: RowLimit

    init(_ creatives: [UnassignedCreative], limit: RowLimit) {
        let byKind = Dictionary(grouping: creatives, by: \.kind)
        parts = UnassignedGroup.groups(of: creatives).map { ($0, byKind[$0.kind, default: []]) }
        self.limit = limit
    }

    func printOut() {
        for (part, shown) in zip(parts, counts) {
            let help = part.group.help.isEmpty ? "" : ". \(part.group.help)"
            print("\n\(Display.safe(part.group.statement))\(help)")
            for creative in part.creatives.prefix(shown) {
                print("  \(Display.safe(creative.creative.description))  \(Display.safe(creative.reason))")
            }
            let rest = part.creatives.count - shown
            if rest > 0 {
                print("  … and \(counted(rest, "more creative")) (\(RowLimit.option) 0 shows all)")
            }
        }
    }

    /// The number of printed rows per kind: equal shares, with the unused share of small kinds distributed
    /// among the others.
    private var counts: [Int] {
        let sizes = parts.map(\.creatives.count)
        guard limit.count > 0 else { return sizes }
        var counts = sizes.map { _ in 0 }
        var left = limit.count
        while left > 0,
            let next = counts.indices.filter({ counts[$0] < sizes[$0] }).min(by: { counts[$0] < counts[$1] })
        {
            counts[next] += 1
            left -= 1
        }
        return counts
    }
}
