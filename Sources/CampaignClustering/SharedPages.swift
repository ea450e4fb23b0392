internal import CreativeModel
internal import RuleClustering

/// A stage that joins drafts that lead to the same page or app, regardless of the pause between them:
/// the strongest tie between creatives.
///
/// Only creatives that would stay unassigned are joined this way: flights that are separate campaigns
/// stay separate. Drafts whose links name different campaigns stay separate as well.
struct SharedPages {
    let signals: [CreativeSignals]

    /// A page of one owner, and the campaign named by links to it.
    private struct Page: Hashable {
        var seat: String
        var owner: Owner
        var destination: String
        var campaign: String?
    }

    /// Joins small drafts, in the order of their first creatives.
    ///
    /// - Parameter minimumSize: The minimum number of creatives in a joined group; smaller groups stay
    ///   separate drafts. The default is 1.
    func joined(_ drafts: [CampaignDraft], minimumSize: Int = 1) -> [CampaignDraft] {
        var sets = DisjointSets(count: drafts.count)
        var first: [Page: Int] = [:]
        for (index, draft) in drafts.enumerated() {
            let campaign = namedCampaign(of: draft)
            for page in pages(of: draft, campaign: campaign) {
                sets.join(index, first[page, default: index])
                first[page] = first[page] ?? index
            }
        }
        var groups: [Int: [Int]] = [:]
        for index in drafts.indices { groups[sets.root(of: index), default: []].append(index) }
        return groups.sorted { $0.key < $1.key }.flatMap { _, indices in
            let own = indices.map { drafts[$0] }
            return own.reduce(0) { $0 + $1.members.count } >= minimumSize ? [merged(own)] : own
        }
    }

    /// Returns the campaigns that share a page with a draft and whose links do not name another
    /// campaign.
    func sharing(_ draft: CampaignDraft, among campaigns: [CampaignDraft], at indices: [Int]) -> [(
        index: Int, page: String
    )] {
        let campaign = namedCampaign(of: draft)
        let destinations = Set(draft.members.compactMap { signals[$0.index].destination })
        guard draft.owner != .unknown, !destinations.isEmpty else { return [] }
        return indices.compactMap { index in
            if let campaign, let other = namedCampaign(of: campaigns[index]), other != campaign { return nil }
            let shared = campaigns[index].members.lazy.compactMap { signals[$0.index].destination }
                .first { destinations.contains($0) }
            return shared.map { (index, $0) }
        }
    }

    private func pages(of draft: CampaignDraft, campaign: String?) -> [Page] {
        guard draft.owner != .unknown else { return [] }
        return draft.members.compactMap { signals[$0.index].destination }.map {
            Page(seat: draft.seat, owner: draft.owner, destination: $0, campaign: campaign)
        }
    }

    /// Returns the campaign that all links with a campaign parameter name, or `nil` if there is none or
    /// several.
    private func namedCampaign(of draft: CampaignDraft) -> String? {
        let names = Set(
            draft.members.compactMap { signals[$0.index].hint }.filter { $0.origin == .parameter }.map(\.text)
        )
        return names.count == 1 ? names.first : nil
    }

    private func merged(_ drafts: [CampaignDraft]) -> CampaignDraft {
        guard drafts.count > 1 else { return drafts[0] }
        var result = drafts[0]
        if Set(drafts.map(\.proposedName)).count > 1 { result.proposedName = nil }
        result.confidence = min(result.confidence, 0.5)
        let leading = leadingMembers(of: drafts)
        result.members = drafts.enumerated().flatMap { index, draft in
            draft.members.map { member in
                var member = member
                if let destination = signals[member.index].destination,
                    let partner = leading[destination]?.first(where: { $0.draft != index })?.member
                {
                    let like = signals[partner].creative.key.id
                    member.evidence.append(
                        Evidence(
                            kind: "page",
                            detail: "leads to \(destination) like creative \(like), at another time"))
                }
                member.assignedBy = .rule
                return member
            }
        }
        result.members.sort { $0.index < $1.index }
        result.method = ClusteringMethod(
            rawValue: Tally(drafts.flatMap { draft in draft.members.map { _ in draft.method.rawValue } })
                .mostFrequent ?? result.method.rawValue)
        return result
    }

    /// Returns, for each page, the first members of the first two drafts that lead to it, so that each
    /// creative finds one of another draft.
    private func leadingMembers(of drafts: [CampaignDraft]) -> [String: [(draft: Int, member: Int)]] {
        var found: [String: [(draft: Int, member: Int)]] = [:]
        for (index, draft) in drafts.enumerated() {
            for member in draft.members {
                guard let destination = signals[member.index].destination else { continue }
                let known = found[destination, default: []]
                guard known.count < 2, known.last?.draft != index else { continue }
                found[destination, default: []].append((index, member.index))
            }
        }
        return found
    }
}
