internal import CreativeModel
internal import Foundation
internal import RuleClustering
internal import StageCore

/// The drafts of one owner whose creatives have copy, and neither page nor app nor campaign.
///
/// Flights do not divide them, because rules see only when they ran: their words decide.
struct CopyPool {
    private struct Key: Hashable {
        var seat: String
        var owner: Owner
    }

    /// The members of all drafts, by index.
    private let members: [CampaignDraft.Member]
    private let model: CampaignDraft
    private let signals: [CreativeSignals]

    /// Returns the pools, and the other drafts.
    ///
    /// - Parameters:
    ///   - minimumCount: The minimum number of creatives with words in a pool.
    ///   - readsUndated: Whether creatives without launch dates are in pools, by their number.
    static func divide(
        _ drafts: [CampaignDraft], signals: [CreativeSignals], minimumCount: Int,
        readsUndated: (Int) -> Bool
    ) -> (pools: [CopyPool], others: [CampaignDraft]) {
        var pooled: [Key: [Int]] = [:]
        for (index, draft) in drafts.enumerated() where isBlindCopy(draft, signals: signals) {
            pooled[Key(seat: draft.seat, owner: draft.owner), default: []].append(index)
        }
        var taken: Set<Int> = []
        var pools: [CopyPool] = []
        for indices in pooled.values.sorted(by: { $0[0] < $1[0] }) {
            let members = indices.flatMap { drafts[$0].members }
            let worded = members.count { signals[$0.index].creative.hasCopy }
            let dated = members.count { signals[$0.index].creative.launchedAt != nil }
            let isDated = dated * 10 >= members.count * 9
            guard worded >= minimumCount, isDated || readsUndated(members.count) else { continue }
            taken.formUnion(indices)
            pools.append(
                CopyPool(
                    members: members.sorted { $0.index < $1.index }, model: drafts[indices[0]],
                    signals: signals))
        }
        return (pools, drafts.indices.filter { !taken.contains($0) }.map { drafts[$0] })
    }

    private static func isBlindCopy(_ draft: CampaignDraft, signals: [CreativeSignals]) -> Bool {
        let worded = draft.members.count { signals[$0.index].creative.hasCopy }
        return worded * 2 >= draft.members.count && BlindSpot.isBlind(draft, signals: signals)
    }

    /// Returns the groups after creatives without words and launch date joined the largest one. They stay if they are a
    /// group of their own.
    private func settled(_ labels: [Int], _ minimumSize: Int) -> [Int] {
        let sizes = Tally(labels)
        guard let largest = sizes.mostFrequent else { return labels }
        return zip(labels, members).map { label, member in
            let creative = signals[member.index].creative
            let isUnknown = creative.launchedAt == nil && BlindSpot.text(of: creative).isEmpty
            return isUnknown && sizes.counts[label, default: 0] < minimumSize ? largest : label
        }
    }

    /// Returns the groups as drafts, or one draft if the words tell no subjects apart.
    func drafts(
        meaning: CopyGroups.Meaning?, minimumSize: Int, context: RunContext
    ) async throws -> [CampaignDraft] {
        let creatives = members.map { signals[$0.index].creative }
        let groups = try await CopyGroups.find(
            texts: creatives.map(BlindSpot.text),
            times: creatives.map { $0.launchedAt?.timeIntervalSince1970 },
            minimumSize: minimumSize, meaning: meaning, context: context)
        let labels = settled(groups?.labels ?? Array(repeating: 0, count: members.count), minimumSize)
        var leaders: [Int: Int] = [:]
        var companions: [Int: [Int]] = [:]
        for (index, session) in (groups?.sessions ?? []).enumerated() {
            companions[session, default: []].append(index)
        }
        var drafts: [CampaignDraft] = []
        for (index, member) in members.enumerated() {
            var member = member
            if let groups, let companion = companions[groups.sessions[index]]?.first(where: { $0 != index }) {
                let like = creatives[companion].key.id
                member.evidence.append(
                    Evidence(kind: "session", detail: "made within minutes of creative \(like)"))
            }
            if creatives[index].hasCopy {
                member.evidence.append(
                    Evidence(kind: "words", detail: "its words are nearest to those of this group"))
            }
            if let leader = leaders[labels[index]] {
                drafts[leader].members.append(member)
            } else {
                leaders[labels[index]] = drafts.count
                var draft = model
                draft.members = [member]
                draft.confidence = min(model.confidence, 0.5)
                drafts.append(draft)
            }
        }
        return drafts
    }
}

extension Creative {
    /// Whether it has copy: a text or a headline.
    var hasCopy: Bool { text?.isEmpty == false || headline?.isEmpty == false }
}
