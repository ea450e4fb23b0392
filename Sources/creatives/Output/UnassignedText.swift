/// Why creatives or deals are left over, for people.
enum UnassignedText {
    /// The reasons with their counts, most frequent first.
    static func reasons(_ reasons: [String], limit: Int) -> [String] {
        var counts: [String: Int] = [:]
        for reason in reasons { counts[reason, default: 0] += 1 }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let lines = ranked.prefix(limit).map {
            "\(Display.grouped(Int64($0.value))) × \(Display.safe($0.key))"
        }
        let others = ranked.dropFirst(limit).reduce(0) { $0 + $1.value }
        return lines + (others > 0 ? ["\(Display.grouped(Int64(others))) × other reasons (see --json)"] : [])
    }
}
