internal import CreativeIntelligence

/// The groups inside a campaign, as text.
enum GroupText {
    private static let shownCount = 3

    /// Returns the largest groups on one line, or `nil` without groups.
    static func summary(_ groups: [CampaignGroup]) -> String? {
        guard !groups.isEmpty else { return nil }
        let rest = groups.count - shownCount
        let shown = groups.prefix(shownCount).map { group in
            "\(Display.safe(group.name)) (\(Display.grouped(Int64(group.creatives.count))))"
        }
        return shown.joined(separator: ", ")
            + (rest > 0 ? " and \(Display.counted(rest, "other"))" : "")
    }

    /// Returns a line per group, with its number of creatives.
    static func lines(_ groups: [CampaignGroup]) -> [String] {
        groups.map { group in
            "\(Display.safe(group.name)): \(Display.counted(group.creatives.count, "creative"))"
        }
    }
}
