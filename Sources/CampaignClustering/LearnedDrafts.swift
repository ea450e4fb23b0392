internal import CreativeModel
internal import RuleClustering

/// The drafts after learning from edits: some creatives follow others into existing campaigns, some
/// leave and form drafts of their own.
struct LearnedDrafts {
    private(set) var drafts: [CampaignDraft]
    private(set) var leftovers: [SmallDrafts.Leftover]
    private(set) var followers: [Follower] = []
    /// The campaigns that the first drafts continue.
    private(set) var homes: [CampaignID?] = []
    /// By index of the draft, the campaign that its creatives left.
    private(set) var left: [Int: CampaignID] = [:]

    /// A creative that follows a similar one that a person placed.
    struct Follower {
        var index: Int
        var campaign: CampaignID
        var evidence: [Evidence]
    }

    /// Creates drafts without learning.
    init(_ drafts: [CampaignDraft], leftovers: [SmallDrafts.Leftover]) {
        self.drafts = drafts
        self.leftovers = leftovers
    }

    /// Applies the edits to the drafts.
    ///
    /// - Parameters:
    ///   - learning: The edits.
    ///   - homes: The campaign that each draft continues.
    ///   - minimumSize: The minimum number of creatives for a draft of those that leave.
    mutating func learn(from learning: EditLearning, homes: [CampaignID?], minimumSize: Int) {
        self.homes = homes
        guard !learning.isEmpty else { return }
        var groups: [(draft: CampaignDraft, home: CampaignID?)] = []
        var homes = homes
        for index in drafts.indices {
            let earlier = followers
            var (draft, leaving) = learn(drafts[index], from: learning, home: homes[index])
            if homes[index] != nil, !learning.retainsMembers(draft, in: homes[index]) {
                // A campaign without remaining creatives ends, so that no creative is removed from it.
                homes[index] = nil
                followers = earlier
                (draft, leaving) = learn(drafts[index], from: learning, home: nil)
            }
            drafts[index] = draft
            if !leaving.members.isEmpty, leaving.members.count >= minimumSize {
                groups.append((leaving, homes[index]))
                continue
            }
            for member in leaving.members {
                // Each creative has its own reason.
                var alone = leaving
                alone.members = [member]
                leftovers.append(
                    SmallDrafts.Leftover(draft: alone, reason: member.evidence.last?.detail ?? ""))
            }
        }
        for index in leftovers.indices {
            leftovers[index].draft =
                learn(
                    leftovers[index].draft, from: learning, home: nil, isStray: true
                ).staying
        }
        // A draft whose creatives all followed others needs no name.
        let kept = drafts.indices.filter { learning.retainsMembers(drafts[$0], in: nil) }
        self.homes = kept.map { learning.retainsMembers(drafts[$0], in: homes[$0]) ? homes[$0] : nil }
        drafts = kept.map { drafts[$0] }
        for (draft, home) in groups {
            left[drafts.count] = home
            drafts.append(draft)
        }
    }

    /// Adds the evidence of the groups that creatives are in.
    mutating func add(_ names: GroupNames) {
        for index in drafts.indices { drafts[index].add(names) }
    }

    /// Divides a draft into the creatives that stay and those that leave, and records the followers.
    private mutating func learn(
        _ draft: CampaignDraft, from learning: EditLearning, home: CampaignID?, isStray: Bool = false
    ) -> (staying: CampaignDraft, leaving: CampaignDraft) {
        var staying = draft
        var leaving = draft
        leaving.members = []
        leaving.confidence = 0.3
        let lessons = Dictionary(
            learning.lessons(for: draft.members.map(\.index), home: home, isStray: isStray).map {
                ($0.index, $0)
            },
            uniquingKeysWith: { first, _ in first })
        guard !lessons.isEmpty else { return (staying, leaving) }
        staying.members.removeAll { member in
            guard let lesson = lessons[member.index] else { return false }
            let evidence = member.evidence + [lesson.evidence]
            if let campaign = lesson.destination {
                followers.append(Follower(index: member.index, campaign: campaign, evidence: evidence))
            } else {
                leaving.members.append(CampaignDraft.Member(index: member.index, evidence: evidence))
            }
            return true
        }
        return (staying, leaving)
    }
}
