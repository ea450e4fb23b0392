internal import CreativeModel
internal import RuleClustering

/// Drafts after what people's edits teach: some creatives follow others into campaigns that are there, some leave and
/// make drafts of their own.
struct LearnedDrafts {
    private(set) var drafts: [CampaignDraft]
    private(set) var leftovers: [SmallDrafts.Leftover]
    private(set) var followers: [Follower] = []

    /// A creative that goes where a person put one like it.
    struct Follower {
        var index: Int
        var campaign: CampaignID
        var evidence: [Evidence]
    }

    /// Drafts as they are, without edits.
    init(_ drafts: [CampaignDraft], leftovers: [SmallDrafts.Leftover]) {
        self.drafts = drafts
        self.leftovers = leftovers
    }

    /// Changes drafts by what edits teach.
    ///
    /// - Parameters:
    ///   - learning: The edits.
    ///   - homes: For each draft, the campaign that it continues.
    ///   - minimumSize: How many creatives a draft of those who leave needs.
    mutating func learn(from learning: EditLearning, homes: [CampaignID?], minimumSize: Int) {
        guard !learning.isEmpty else { return }
        for place in drafts.indices {
            let (draft, leaving) = learn(drafts[place], from: learning, home: homes[place])
            drafts[place] = draft
            if leaving.members.count >= minimumSize {
                drafts.append(leaving)
                continue
            }
            for member in leaving.members {
                var alone = leaving
                alone.members = [member]
                let reason = member.evidence.last?.detail ?? ""
                leftovers.append(SmallDrafts.Leftover(draft: alone, reason: reason))
            }
        }
        for place in leftovers.indices {
            leftovers[place].draft = learn(leftovers[place].draft, from: learning, home: nil).staying
        }
    }

    /// Parts a draft into those who stay and those who leave, and notes those who follow.
    private mutating func learn(
        _ draft: CampaignDraft, from learning: EditLearning, home: CampaignID?
    ) -> (staying: CampaignDraft, leaving: CampaignDraft) {
        var staying = draft
        var leaving = draft
        leaving.members = []
        leaving.confidence = 0.3
        let lessons = Dictionary(
            learning.lessons(for: draft.members.map(\.index), home: home).map { ($0.index, $0) },
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
