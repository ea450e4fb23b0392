internal import CreativeModel
internal import RuleClustering

/// What people's edits say about creatives that they did not touch.
///
/// A person who moves one creative rarely means that one alone. Inside the group that a machine made, the marks which
/// few of its creatives share are what set the moved one apart: others that have them too follow it. Where nothing sets
/// it apart, the person can only have meant the whole group. A creative that was taken out without a word about where
/// it belongs takes those like it along as well, but never a whole group.
///
/// Each placement is so a must-link with what is like it, and a cannot-link with what stays. Placements that contradict one
/// another cancel out: a creative follows the one example that it resembles most, and none where two resemble it alike.
struct EditLearning {
    private let signals: [CreativeSignals]
    private let placed: [CreativeKey: Assignment]
    private let excluded: Set<Exclusion>
    private let names: [CampaignID: String]

    /// How much of an example's telling marks, by weight, a creative must share to follow it: half.
    private static let threshold = 0.5
    /// The same to leave with one that was taken out: where it belongs is not known, and so it must be almost the same.
    private static let thresholdOfLeaving = 0.8

    init(_ snapshot: StoreSnapshot, signals: [CreativeSignals]) {
        self.signals = signals
        placed = Dictionary(
            uniqueKeysWithValues: snapshot.assignments.filter { $0.assignedBy == .user }.map {
                ($0.creative, $0)
            })
        excluded = Set(snapshot.exclusions)
        names = Dictionary(uniqueKeysWithValues: snapshot.campaigns.map { ($0.id, $0.name) })
    }

    /// Whether there is anything to learn from.
    var isEmpty: Bool { placed.isEmpty && excluded.isEmpty }

    /// Whether a draft has creatives about which no person decided that they are elsewhere, or not in a campaign.
    func letsStay(_ draft: CampaignDraft, in campaign: CampaignID?) -> Bool {
        draft.members.contains { example($0.index, home: campaign) == nil }
    }

    /// Where creatives of a group go that the machine alone would leave in it.
    ///
    /// - Parameters:
    ///   - group: Indices of creatives that the machine would put together.
    ///   - home: The campaign that the group continues.
    func lessons(for group: [Int], home: CampaignID?) -> [Lesson] {
        let examples = group.compactMap { example($0, home: home) }
        guard examples.contains(where: { $0.destination != home }) else { return [] }
        let marks = MarkTable(group, signals: signals)
        let exampleIndices = Set(examples.map(\.index))
        return group.filter { !exampleIndices.contains($0) }.compactMap { index in
            guard let leader = leader(of: index, among: examples, marks) else { return nil }
            guard leader.destination != home, !isExcluded(index, from: leader.destination) else { return nil }
            return Lesson(
                index: index, destination: leader.destination, evidence: evidence(leader, home: home))
        }
            + examples.compactMap { example in
                // What was taken out goes with those that it took along.
                guard example.destination == nil, home != nil else { return nil }
                let own = Evidence(kind: "user", detail: "a person took it out of campaign \(named(home))")
                return Lesson(index: example.index, destination: nil, evidence: own)
            }
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

    private func example(_ index: Int, home: CampaignID?) -> Example? {
        let key = signals[index].creative.key
        if let placement = placed[key] { return Example(index: index, destination: placement.campaign) }
        return isExcluded(index, from: home) ? Example(index: index, destination: nil) : nil
    }

    private func isExcluded(_ index: Int, from campaign: CampaignID?) -> Bool {
        guard let campaign else { return false }
        return excluded.contains(Exclusion(creative: signals[index].creative.key, campaign: campaign))
    }

    /// The example that a creative resembles most, if it resembles it enough and no other one as much.
    private func leader(of index: Int, among examples: [Example], _ marks: MarkTable) -> Example? {
        let rated = examples.map { example in
            let whole = example.destination == nil ? 0 : 1.0
            return (example: example, likeness: marks.likeness(of: index, to: example.index) ?? whole)
        }
        let best = rated.max { ($0.likeness, -$0.example.index) < ($1.likeness, -$1.example.index) }
        guard let best else { return nil }
        let threshold = best.example.destination == nil ? Self.thresholdOfLeaving : Self.threshold
        guard best.likeness >= threshold else { return nil }
        let isContested = rated.contains {
            $0.likeness >= best.likeness && $0.example.destination != best.example.destination
        }
        return isContested ? nil : best.example
    }

    private func evidence(_ example: Example, home: CampaignID?) -> Evidence {
        let creative = signals[example.index].creative.key.id
        let what =
            example.destination.map { "put into \(named($0))" } ?? "took out of campaign \(named(home))"
        return Evidence(kind: "learned", detail: "like creative \(creative), which a person \(what)")
    }

    private func named(_ campaign: CampaignID?) -> String {
        "“\(campaign.map { names[$0] ?? $0.description } ?? "")”"
    }
}
