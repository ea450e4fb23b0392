internal import CreativeModel
internal import RuleClustering

/// The campaigns of untouched creatives, inferred from the edits of people.
///
/// A person who moves a creative often means similar ones as well: those of its group that share its
/// distinctive marks, which the rest of the group lacks. If a creative has no distinctive marks, no
/// others follow. A creative that was removed without being placed elsewhere takes along only those
/// that are almost the same.
///
/// The effect is bounded. Of the creatives of a group that were assigned automatically and that no
/// person touched, fewer than half ever leave it by learning, counting all moves out of it. If more
/// would leave, the least similar stay, or all of them. Creatives that followed before count, and stay
/// with the example they followed. A campaign is therefore never emptied by learning, and never loses
/// most of its creatives. If people edited all creatives of a group, there is nothing to protect, and
/// new creatives follow the edits.
///
/// Each placement is a must-link with similar creatives and a cannot-link with those that stay.
/// Contradicting placements cancel out: a creative follows its most similar example, and none if two
/// are equally similar.
struct EditLearning {
    private let signals: [CreativeSignals]
    private let current: [CreativeKey: Assignment]
    private let excluded: Set<Exclusion>
    private let hasEdits: Bool
    private let campaigns: [CampaignID: Campaign]

    /// The fraction of an example's distinctive marks, by weight, that a creative must share to follow
    /// it: half.
    private static let threshold = 0.5
    /// The same fraction for following a removed creative. Its destination is unknown, so that a
    /// follower must be almost the same.
    private static let thresholdOfLeaving = 0.8

    init(_ snapshot: StoreSnapshot, signals: [CreativeSignals]) {
        self.signals = signals
        current = Dictionary(uniqueKeysWithValues: snapshot.assignments.map { ($0.creative, $0) })
        excluded = Set(snapshot.exclusions)
        hasEdits = Self.hasEdits(snapshot)
        campaigns = Dictionary(uniqueKeysWithValues: snapshot.campaigns.map { ($0.id, $0) })
    }

    /// Returns whether a snapshot has edits of people.
    static func hasEdits(_ snapshot: StoreSnapshot) -> Bool {
        !snapshot.exclusions.isEmpty || snapshot.assignments.contains { $0.assignedBy == .user }
    }

    /// Whether there are no edits to learn from.
    var isEmpty: Bool { !hasEdits }

    /// Returns whether a draft has creatives that no person placed elsewhere or removed from its campaign.
    func retainsMembers(_ draft: CampaignDraft, in campaign: CampaignID?) -> Bool {
        draft.members.contains { example($0.index, home: campaign) == nil }
    }

    /// Returns the destinations of creatives that would stay in a group without learning.
    ///
    /// - Parameters:
    ///   - group: The indices of creatives grouped automatically.
    ///   - home: The campaign that the group continues.
    ///   - isStray: Whether the group would be in no campaign, so that there is nothing to protect.
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
                // A removed creative goes with those that follow it.
                guard example.destination == nil, home != nil else { return nil }
                let own = Evidence(kind: "user", detail: "a person took it out of campaign \(named(home))")
                return Lesson(index: example.index, destination: nil, evidence: own)
            }
    }

    /// Returns whether a creative already followed another one out of the group's campaign.
    private func hasFollowed(_ index: Int, from home: CampaignID?) -> Bool {
        current[key(index)].map { $0.isLearned && $0.campaign != home } ?? false
    }

    /// Returns the candidates that may follow, by index: the most similar first, as long as the
    /// creatives that leave and those that followed before are fewer than half of all. Equally similar
    /// candidates follow together or not at all. New creatives do not count as leaving.
    ///
    /// - Parameters:
    ///   - untouched: All creatives of the group without an edit.
    ///   - held: Untouched creatives that were assigned automatically and have not followed an edit.
    ///   - away: Those that followed an edit before.
    private func admitted(
        _ candidates: [Candidate], of untouched: [Int], held: Set<Int>, away: Set<Int>
    ) -> [Candidate] {
        guard !held.isEmpty else { return candidates }
        var result = candidates.filter { away.contains($0.index) }
        let new = candidates.filter { !held.contains($0.index) && !away.contains($0.index) }
        // A creative that left with a removed one may be in no campaign.
        var leavingCount = result.count + new.count { $0.leader.destination == nil }
        var total = untouched.count
        let others = Dictionary(grouping: candidates.filter { !away.contains($0.index) }) {
            Level(likeness: $0.likeness, destination: $0.leader.destination)
        }
        var closed: Set<CampaignID?> = []
        for (level, members) in others.sorted(by: { $0.key < $1.key })
        where !closed.contains(level.destination) {
            let leaving = members.count { held.contains($0.index) }
            // A new creative that goes elsewhere was never part of the group.
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

    /// Candidates with the same similarity and destination.
    private struct Level: Hashable, Comparable {
        var likeness: Double
        var destination: CampaignID?

        static func < (left: Level, right: Level) -> Bool {
            (-left.likeness, left.destination?.rawValue ?? 0)
                < (-right.likeness, right.destination?.rawValue ?? 0)
        }
    }

    /// A creative that is similar to an edited one.
    private struct Candidate {
        var index: Int
        var leader: Example
        var likeness: Double
    }

    /// The move of a creative that follows others.
    struct Lesson {
        var index: Int
        /// The campaign to join, or `nil` if the creative only leaves.
        var destination: CampaignID?
        var evidence: Evidence
    }

    /// A creative that a person edited.
    private struct Example {
        var index: Int
        /// The campaign in which the person placed it; `nil` if it was removed from the group's
        /// campaign.
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

    /// Returns the most similar example, if it is similar enough and no other one is equally similar.
    ///
    /// - Parameter isFree: Whether people edited all creatives of the group that were in a campaign. A
    ///   creative that nothing distinguishes from an example then follows it.
    private func leader(
        of index: Int, among examples: [Example], _ marks: MarkTable, isFree: Bool
    ) -> (example: Example, likeness: Double)? {
        let location = current[key(index)]
        let rated = examples.map { example in
            // A creative that followed an example stays with it.
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
            // Uses the text of the store, which names the campaign that the creative was moved out of.
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
