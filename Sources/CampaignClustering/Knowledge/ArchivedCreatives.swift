internal import CreativeModel
internal import RuleClustering

/// What machines put into campaigns that people archived: it stays there, and nothing joins it.
struct ArchivedCreatives {
    /// Where it is, by creative.
    private(set) var assignments: [Assignment] = []

    private let signals: [CreativeSignals]
    /// By creative, the name of its archived campaign, whoever put it there.
    private var names: [CreativeKey: String] = [:]
    private var held: Set<CreativeKey> = []
    /// By creative that a draft held beside archived ones, the name of the campaign that it would have joined.
    private var turnedAway: [Int: String] = [:]

    init(_ snapshot: StoreSnapshot, signals: [CreativeSignals]) {
        self.signals = signals
        let archived = Dictionary(
            snapshot.campaigns.filter { $0.status == .archived }.map { ($0.id, $0.name) }
        ) { first, _ in first }
        guard !archived.isEmpty else { return }
        for assignment in snapshot.assignments {
            guard let name = archived[assignment.campaign] else { continue }
            names[assignment.creative] = name
            guard assignment.assignedBy != .user else { continue }
            assignments.append(assignment)
            held.insert(assignment.creative)
        }
    }

    /// Whether an archived campaign holds a creative by a machine's word.
    func holds(_ index: Int) -> Bool { held.contains(signals[index].creative.key) }

    /// Drafts without what archived campaigns hold.
    mutating func open(_ drafts: [CampaignDraft]) -> [CampaignDraft] {
        guard !names.isEmpty else { return drafts }
        return drafts.compactMap { draft in
            let archived = draft.members.compactMap { names[signals[$0.index].creative.key] }
            guard let name = Tally(archived).mostFrequent else { return draft }
            var draft = draft
            draft.members.removeAll { holds($0.index) }
            for member in draft.members where names[signals[member.index].creative.key] == nil {
                turnedAway[member.index] = name
            }
            return draft.members.isEmpty ? nil : draft
        }
    }

    /// A leftover with the reason that an archived campaign is the only one near it.
    func explained(_ leftover: SmallDrafts.Leftover) -> SmallDrafts.Leftover {
        let joined = leftover.draft.members.compactMap { turnedAway[$0.index] }
        guard joined.count == leftover.draft.members.count, let name = Tally(joined).mostFrequent else {
            return leftover
        }
        var leftover = leftover
        let subject = joined.count == 1 ? "it belongs" : "they belong"
        leftover.reason = "\(subject) to campaign “\(name)”, which is archived and takes nothing new"
        return leftover
    }
}
