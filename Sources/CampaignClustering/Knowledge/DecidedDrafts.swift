internal import CreativeModel
internal import RuleClustering

/// The drafts of rules after applying stored decisions of language models.
///
/// A decision to merge or split binds its creatives: they move from the drafts of rules to a draft of
/// the decision. The other creatives of such a draft of rules follow if most of the known ones went
/// there; otherwise they stay a draft of their own. A decision on a name applies to the draft that
/// holds most of its creatives.
///
/// - Complexity: O(n) in the creatives, plus the cost of ``SplitMarks`` for drafts with several
///   decisions.
struct DecidedDrafts {
    /// The drafts, in the order of the first draft of rules that each contains.
    private(set) var drafts: [CampaignDraft] = []
    /// The decision that each draft follows.
    private(set) var decisions: [ModelDecision?] = []

    private let signals: [CreativeSignals]
    private let knowledge: PlanningKnowledge
    /// The decision that binds each creative.
    private let bound: [CreativeKey: Int]

    init(_ found: [CampaignDraft], signals: [CreativeSignals], knowledge: PlanningKnowledge) {
        self.signals = signals
        self.knowledge = knowledge
        var bound: [CreativeKey: Int] = [:]
        for (number, decision) in knowledge.decisions.enumerated() where decision.bindsCreatives {
            for creative in decision.creatives { bound[creative] = number }
        }
        self.bound = bound
        guard !knowledge.decisions.isEmpty else {
            drafts = found
            decisions = found.map { _ in nil }
            return
        }
        gather(found)
        giveNames()
    }

    // MARK: Merges and splits

    /// The members gathered for a decision, by the draft of rules they come from.
    private struct Gathering {
        var position: Int
        var parts: [(draft: CampaignDraft, members: [CampaignDraft.Member])] = []
    }

    private mutating func gather(_ found: [CampaignDraft]) {
        let owners = owners(of: found)
        var gatherings: [Int: Gathering] = [:]
        var remaining: [(position: Int, draft: CampaignDraft)] = []
        for (position, draft) in found.enumerated() {
            var chosen = draft.members.map { member -> Int? in
                guard let number = bound[key(member)], owners[number] == draft.owner else { return nil }
                return number
            }
            let deciding = Set(chosen.compactMap(\.self))
            let following = deciding.isEmpty ? [:] : followers(of: draft, chosen)
            for (index, number) in following { chosen[index] = number }
            for number in deciding.sorted() {
                let members = draft.members.indices.filter { chosen[$0] == number }.map { position in
                    reasoned(
                        draft.members[position], by: knowledge.decisions[number],
                        isFollower: following[position] != nil)
                }
                gatherings[number, default: Gathering(position: position)].parts.append((draft, members))
            }
            var rest = draft
            rest.members = draft.members.indices.filter { chosen[$0] == nil }.map { draft.members[$0] }
            if !rest.members.isEmpty { remaining.append((position, rest)) }
        }
        let decided = gatherings.sorted { $0.key < $1.key }.map { number, gathering in
            (gathering.position, number, draft(of: gathering, by: knowledge.decisions[number]))
        }
        let all = remaining.map { ($0.position, -1, $0.draft) } + decided
        for (_, number, draft) in all.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
            drafts.append(draft)
            decisions.append(number < 0 ? nil : knowledge.decisions[number])
        }
    }

    /// Returns the owner of most creatives of each decision. No campaign crosses owners, regardless of
    /// the data at the time of the decision.
    private func owners(of found: [CampaignDraft]) -> [Int: Owner] {
        var owners: [Int: [Owner]] = [:]
        for draft in found {
            for member in draft.members {
                if let number = bound[key(member)] { owners[number, default: []].append(draft.owner) }
            }
        }
        return owners.compactMapValues { Tally($0).mostFrequent }
    }

    /// Returns the members without a decision that follow one, by position.
    private func followers(of draft: CampaignDraft, _ chosen: [Int?]) -> [Int: Int] {
        let deciding = Set(chosen.compactMap(\.self)).sorted()
        let free = draft.members.indices.filter { chosen[$0] == nil }
        guard !free.isEmpty else { return [:] }
        var homes: [CampaignID: [Int]] = [:]
        for number in deciding {
            if let home = knowledge.homes[number] { homes[home, default: []].append(number) }
        }
        var known: [Int: [Int]] = [:]
        var elsewhere = 0
        for index in free {
            guard let location = knowledge.location(of: key(draft.members[index])), !location.isPlacedByPerson
            else { continue }
            // A creative that is in the same campaign for another reason counts as elsewhere. Otherwise
            // the next plan would start from different data than this one.
            if location.isFollower {
                known[index] = homes[location.campaign] ?? []
            } else {
                elsewhere += 1
            }
        }
        guard draft.members.count - free.count + known.count > elsewhere else { return [:] }
        guard deciding.count > 1 else {
            return Dictionary(uniqueKeysWithValues: free.map { ($0, deciding[0]) })
        }
        let choice = PartChoice(
            draft.members.map { signals[$0.index] }, parts: chosen, pause: knowledge.flights.longestPauseDays)
        return Dictionary(
            uniqueKeysWithValues: free.map { index in
                let followed = known[index].flatMap { $0.count == 1 ? $0.first : nil }
                return (index, choice.part(of: index, followed: followed))
            })
    }

    private func draft(of gathering: Gathering, by decision: ModelDecision) -> CampaignDraft {
        let widest = gathering.parts.indices.min { left, right in
            (-gathering.parts[left].members.count, left) < (-gathering.parts[right].members.count, right)
        }
        var draft = gathering.parts[widest ?? 0].draft
        draft.members = gathering.parts.flatMap(\.members).sorted { $0.index < $1.index }
        draft.method = .model
        let lowest = gathering.parts.map(\.draft.confidence).min() ?? draft.confidence
        draft.confidence = decision.confidence ?? (decision.kind == .split ? min(lowest, 0.5) : lowest)
        draft.proposedName = decision.name
        return draft
    }

    private func reasoned(
        _ member: CampaignDraft.Member, by decision: ModelDecision, isFollower: Bool
    ) -> CampaignDraft.Member {
        var member = member
        guard !isFollower else {
            let detail = Self.detail(
                "with others of its group, which a language model decided about", decision)
            member.evidence.append(Evidence(kind: PlanningKnowledge.following, detail: detail))
            return member
        }
        member.assignedBy = .model
        let act = decision.kind == .split ? "split by a language model" : "joined by a language model"
        member.evidence.append(Evidence(kind: "model", detail: Self.detail(act, decision)))
        return member
    }

    // MARK: Names

    private mutating func giveNames() {
        var locations: [CreativeKey: Int] = [:]
        for (position, draft) in drafts.enumerated() {
            // A creative that a person placed elsewhere says little about the rest.
            let untouched = draft.members.filter { knowledge.location(of: key($0))?.isPlacedByPerson != true }
            for member in untouched.isEmpty ? draft.members : untouched { locations[key(member)] = position }
        }
        var named: [Int: (decision: ModelDecision, count: Int)] = [:]
        for decision in knowledge.decisions where !decision.bindsCreatives {
            let held = Tally(decision.creatives.compactMap { locations[$0] }).ranked.first
            guard let (position, count) = held, decisions[position] == nil else { continue }
            if count > named[position]?.count ?? 0 { named[position] = (decision, count) }
        }
        for (position, naming) in named {
            let decision = naming.decision
            decisions[position] = decision
            drafts[position].proposedName = decision.name
            drafts[position].confidence = decision.confidence ?? drafts[position].confidence
            guard decision.name != nil else { continue }
            let seen = Set(decision.creatives)
            let detail = Self.detail("kept together by a language model", decision)
            for index in drafts[position].members.indices
            where seen.contains(key(drafts[position].members[index])) {
                drafts[position].members[index].evidence.append(Evidence(kind: "model", detail: detail))
            }
        }
    }

    private static func detail(_ act: String, _ decision: ModelDecision) -> String {
        decision.reason.isEmpty ? act : "\(act): \(decision.reason)"
    }

    private func key(_ member: CampaignDraft.Member) -> CreativeKey { signals[member.index].creative.key }
}
