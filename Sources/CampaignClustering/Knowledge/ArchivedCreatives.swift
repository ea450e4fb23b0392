internal import CreativeModel
internal import RuleClustering

/// Automatically assigned creatives of archived campaigns. They stay there, and no others join them.
struct ArchivedCreatives {
    /// Their assignments, by creative.
    private(set) var assignments: [Assignment] = []

    private let signals: [CreativeSignals]
    /// The name of the archived campaign of each creative, regardless of the assigner.
    private var names: [CreativeKey: String] = [:]
    private var held: Set<CreativeKey> = []
    /// For creatives that share a draft with archived ones, the name of the campaign they would have
    /// joined.
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

    /// Returns whether a creative is in an archived campaign by automatic assignment.
    func holds(_ index: Int) -> Bool { held.contains(signals[index].creative.key) }

    /// Returns drafts without the creatives of archived campaigns.
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

    /// Returns a leftover with the reason that the only campaign near it is archived.
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
