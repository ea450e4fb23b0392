internal import CreativeModel
internal import RuleClustering

/// What people's edits say about creatives that they did not touch.
///
/// A person who moves one creative often means others as well: those of its group that share what sets it apart, marks which the
/// rest of the group lacks. Where nothing sets it apart, nothing follows. A creative that was taken out without a word about where
/// it belongs takes those almost the same along.
///
/// What follows is bounded. Of the creatives of a group that a machine placed and no person touched, fewer than half ever leave
/// it by learning, all moves out of it together; where more would, the least alike stay, or all of them. Those that followed
/// before count, and stay with whom they followed. So a campaign is never emptied by learning, and never loses most of its
/// creatives. Where people decided about everything that a group had, there is nothing to protect, and what is new follows them.
///
/// Each placement is so a must-link with what is like it, and a cannot-link with what stays. Placements that contradict one
/// another cancel out: a creative follows the one example that it resembles most, and none where two resemble it alike.
struct EditLearning {
    private let signals: [CreativeSignals]
    private let current: [CreativeKey: Assignment]
    private let excluded: Set<Exclusion>
    private let hasEdits: Bool
    private let campaigns: [CampaignID: Campaign]

    /// How much of an example's telling marks, by weight, a creative must share to follow it: half.
    private static let threshold = 0.5
    /// The same to leave with one that was taken out: where it belongs is not known, and so it must be almost the same.
    private static let thresholdOfLeaving = 0.8

    init(_ snapshot: StoreSnapshot, signals: [CreativeSignals]) {
        self.signals = signals
        current = Dictionary(uniqueKeysWithValues: snapshot.assignments.map { ($0.creative, $0) })
        excluded = Set(snapshot.exclusions)
        hasEdits = Self.hasEdits(snapshot)
        campaigns = Dictionary(uniqueKeysWithValues: snapshot.campaigns.map { ($0.id, $0) })
    }

    /// Whether people decided about any creative of a snapshot.
    static func hasEdits(_ snapshot: StoreSnapshot) -> Bool {
        !snapshot.exclusions.isEmpty || snapshot.assignments.contains { $0.assignedBy == .user }
    }

    /// Whether there is anything to learn from.
    var isEmpty: Bool { !hasEdits }

    /// Whether a draft has creatives about which no person decided that they are elsewhere, or not in a campaign.
    func letsStay(_ draft: CampaignDraft, in campaign: CampaignID?) -> Bool {
        draft.members.contains { example($0.index, home: campaign) == nil }
    }

    /// Where creatives of a group go that the machine alone would leave in it.
    ///
    /// - Parameters:
    ///   - group: Indices of creatives that the machine would put together.
    ///   - home: The campaign that the group continues.
    ///   - isStray: Whether the group would be in no campaign: there is nothing to protect then.
    func lessons(for group: [Int], home: CampaignID?, isStray: Bool = false) -> [Lesson] {
        let examples = group.compactMap { example($0, home: home) }
        guard examples.contains(where: { $0.destination != home }) else { return [] }
        let marks = MarkTable(group, signals: signals)
        let exampleIndices = Set(examples.map(\.index))
        let untouched = group.filter { !exampleIndices.contains($0) }
        let away = Set(untouched.filter { hasFollowed($0, from: home) })
        let held =
            isStray ? [] : Set(untouched.filter { current[key($0)] != nil && !away.contains($0) })
        let candidates = untouched.compactMap { index -> Candidate? in
            guard let (leader, likeness) = leader(of: index, among: examples, marks, isFree: held.isEmpty),
                leader.destination != home, !isExcluded(index, from: leader.destination),
                !isArchived(leader.destination)
            else { return nil }
            return Candidate(index: index, leader: leader, likeness: likeness)
        }
        return admitted(candidates, of: untouched, held: held, away: away).map { candidate in
            Lesson(
                index: candidate.index, destination: candidate.leader.destination,
                evidence: evidence(candidate, marks, home: home))
        }
            + examples.compactMap { example in
                // What was taken out goes with those that it took along.
                guard example.destination == nil, home != nil else { return nil }
                let own = Evidence(kind: "user", detail: "a person took it out of campaign \(named(home))")
                return Lesson(index: example.index, destination: nil, evidence: own)
            }
    }

    /// Whether a creative followed another one out of the group's campaign before.
    private func hasFollowed(_ index: Int, from home: CampaignID?) -> Bool {
        current[key(index)].map { $0.isLearned && $0.campaign != home } ?? false
    }

    /// The candidates that may follow, by index: the most alike first, as long as those who leave and those who followed before are
    /// fewer than half of all. Who is equally alike goes together or not at all. What is new leaves nothing.
    ///
    /// - Parameters:
    ///   - untouched: All creatives of the group that no person decided about.
    ///   - held: Untouched creatives that a machine placed and that followed nobody so far.
    ///   - away: Those that followed somebody before.
    private func admitted(
        _ candidates: [Candidate], of untouched: [Int], held: Set<Int>, away: Set<Int>
    ) -> [Candidate] {
        guard !held.isEmpty else { return candidates }
        var result = candidates.filter { away.contains($0.index) }
        let new = candidates.filter { !held.contains($0.index) && !away.contains($0.index) }
        // What left with one that was taken out may be in no campaign.
        var leavingCount = result.count + new.count { $0.leader.destination == nil }
        var total = untouched.count
        let others = Dictionary(grouping: candidates.filter { !away.contains($0.index) }) {
            Level(likeness: $0.likeness, destination: $0.leader.destination)
        }
        var closed: Set<CampaignID?> = []
        for (level, members) in others.sorted(by: { $0.key < $1.key })
        where !closed.contains(level.destination) {
            let leaving = members.count { held.contains($0.index) }
            // What is new and goes elsewhere never was of the group.
            let arriving = level.destination == nil ? 0 : members.count - leaving
            guard leaving == 0 || 2 * (leavingCount + leaving) < total - arriving else {
                closed.insert(level.destination)
                continue
            }
            leavingCount += leaving
            total -= arriving
            result += members
        }
        return result.sorted { $0.index < $1.index }
    }

    /// Candidates that are equally alike and go to one campaign.
    private struct Level: Hashable, Comparable {
        var likeness: Double
        var destination: CampaignID?

        static func < (left: Level, right: Level) -> Bool {
            (-left.likeness, left.destination?.rawValue ?? 0)
                < (-right.likeness, right.destination?.rawValue ?? 0)
        }
    }

    /// A creative that resembles one about which a person decided.
    private struct Candidate {
        var index: Int
        var leader: Example
        var likeness: Double
    }

    /// That a creative follows others.
    struct Lesson {
        var index: Int
        /// The campaign to join, or `nil` where it only leaves.
        var destination: CampaignID?
        var evidence: Evidence
    }

    /// A creative about which a person decided.
    private struct Example {
        var index: Int
        /// Where the person put it; `nil` for what was taken out of the group's campaign.
        var destination: CampaignID?
    }

    private func key(_ index: Int) -> CreativeKey { signals[index].creative.key }

    private func example(_ index: Int, home: CampaignID?) -> Example? {
        if let placement = current[key(index)], placement.assignedBy == .user {
            return Example(index: index, destination: placement.campaign)
        }
        return isExcluded(index, from: home) ? Example(index: index, destination: nil) : nil
    }

    private func isExcluded(_ index: Int, from campaign: CampaignID?) -> Bool {
        guard let campaign else { return false }
        return excluded.contains(Exclusion(creative: key(index), campaign: campaign))
    }

    private func isArchived(_ campaign: CampaignID?) -> Bool {
        campaign.flatMap { campaigns[$0]?.status } == .archived
    }

    /// The example that a creative resembles most, if it resembles it enough and no other one as much.
    ///
    /// - Parameter isFree: Whether people decided about all of the group that was in a campaign: what nothing sets apart from an
    ///   example then goes where it went.
    private func leader(
        of index: Int, among examples: [Example], _ marks: MarkTable, isFree: Bool
    ) -> (example: Example, likeness: Double)? {
        let location = current[key(index)]
        let rated = examples.map { example in
            // Who followed an example stays with it.
            let isWith = example.destination == location?.campaign && location?.isLearned ?? false
            let whole = example.destination != nil && (isFree || isWith) ? 1.0 : 0
            return (example: example, likeness: marks.likeness(of: index, to: example.index) ?? whole)
        }
        let best = rated.max { ($0.likeness, -$0.example.index) < ($1.likeness, -$1.example.index) }
        guard let best else { return nil }
        let threshold = best.example.destination == nil ? Self.thresholdOfLeaving : Self.threshold
        guard best.likeness >= threshold else { return nil }
        let isContested = rated.contains {
            $0.likeness >= best.likeness && $0.example.destination != best.example.destination
        }
        return isContested ? nil : best
    }

    private func evidence(_ candidate: Candidate, _ marks: MarkTable, home: CampaignID?) -> Evidence {
        let creative = key(candidate.leader.index)
        var act = "which a person took out of campaign \(named(home))"
        if let destination = candidate.leader.destination {
            // In the words of the store, which names the campaign that it was moved out of.
            let stored = current[creative]?.evidence.first { $0.kind == "user" }?.detail ?? ""
            act =
                stored.hasPrefix("moved by a person")
                ? "\(stored) and into \(named(destination))" : "which a person put into \(named(destination))"
        }
        let shared = marks.strongestShared(of: candidate.index, with: candidate.leader.index)
        let bond = shared.map { "; both have \($0)" } ?? ""
        return Evidence(kind: "learned", detail: "like creative \(creative.id), \(act)\(bond)")
    }

    private func named(_ campaign: CampaignID?) -> String {
        "“\(campaign.map { campaigns[$0]?.name ?? $0.description } ?? "")”"
    }
}
