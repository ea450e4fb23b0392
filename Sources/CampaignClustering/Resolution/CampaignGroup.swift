public import CreativeModel

/// A group inside a campaign: a campaign of the usual resolution that was joined with others.
///
/// Groups are kept as evidence of the assignments, so that every store keeps them. They have the names of the campaigns that
/// were joined, and keep them when a store is planned again.
public struct CampaignGroup: Sendable, Hashable {
    /// The name; unique within the campaign; untrusted.
    public let name: String
    /// The creatives, by key.
    public let creatives: [CreativeKey]

    /// Returns the groups of a campaign, the largest first, then by name; empty if the campaign was not joined.
    ///
    /// Creatives that a person placed in the campaign are in no group.
    ///
    /// - Parameter assignments: The assignments of one campaign.
    /// - Complexity: O(n log n).
    public static func groups(of assignments: [Assignment]) -> [CampaignGroup] {
        var members: [String: [CreativeKey]] = [:]
        for assignment in assignments {
            guard let name = name(in: assignment.evidence) else { continue }
            members[name, default: []].append(assignment.creative)
        }
        return members.map { CampaignGroup(name: $0.key, creatives: $0.value.sorted()) }.sorted {
            ($1.creatives.count, $0.name) < ($0.creatives.count, $1.name)
        }
    }

    /// The kind of evidence that holds a group.
    static let evidenceKind = "group"
    private static let head = "in group “"
    private static let tail = "”"

    /// Returns the evidence of a creative in a group.
    static func evidence(_ name: String) -> Evidence {
        Evidence(kind: evidenceKind, detail: head + name + tail)
    }

    /// Returns the name of the group that evidence holds.
    static func name(in evidence: [Evidence]) -> String? {
        guard let detail = evidence.last(where: { $0.kind == evidenceKind })?.detail, detail.hasPrefix(head),
            detail.hasSuffix(tail)
        else { return nil }
        return String(detail.dropFirst(head.count).dropLast(tail.count))
    }
}
