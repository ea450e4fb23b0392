package import CreativeModel
internal import Foundation

/// The state before an edit of everything that the edit changed, as needed to undo it.
package struct EditReversal: Hashable, Sendable, Codable {
    /// A campaign before and after the edit.
    package struct CampaignChange: Hashable, Sendable, Codable {
        /// The campaign before the edit; `nil` if the edit created it.
        package var before: Campaign?
        /// The campaign after the edit; `nil` if the edit ended it.
        package var after: Campaign?
    }

    /// Creatives that had the same assignment, or the same reason for having none, before the edit.
    package struct Origin: Hashable, Sendable, Codable {
        /// An assignment without its creative.
        package struct Placement: Hashable, Sendable, Codable {
            var campaign: CampaignID
            var assignedBy: Assigner
            var assignedAt: Date
            var evidence: [Evidence]
        }

        package var placement: Placement?
        /// The reason for being in no campaign.
        package var reason: String?
        package var seat: String
        /// The IDs of the creatives, in order.
        package var ids: [String]

        package var creatives: [CreativeKey] { ids.map { CreativeKey(seat: seat, id: $0) } }
    }

    /// The campaigns that changed, by ID.
    package var campaigns: [CampaignChange] = []
    /// The former assignments of creatives that were moved or became unassigned.
    package var origins: [Origin] = []
    /// The exclusions that the edit added.
    package var added: [Exclusion] = []
    /// The exclusions that the edit removed.
    package var removed: [Exclusion] = []
    /// The model decisions that the edit deleted.
    package var decisions: [ModelDecision] = []
    /// The highest campaign number at that time: campaigns with a higher one were created since.
    package var lastCampaignNumber = 0

    /// All creatives whose assignment or exclusions changed, possibly with duplicates.
    package var creatives: [CreativeKey] {
        origins.flatMap(\.creatives) + added.map(\.creative) + removed.map(\.creative)
    }
}

// MARK: Retention

extension EditReversal {
    /// The storage cost: one for the edit and one for each creative.
    package var weight: Int {
        1 + origins.reduce(0) { $0 + $1.ids.count } + added.count + removed.count
            + decisions.reduce(0) { $0 + $1.creatives.count }
    }

    /// The latest 1,000 edits can be undone,
    private static let mostEdits = 1_000
    /// or fewer if they cover more creatives than this, but always the latest one.
    private static let mostWeight = 250_000

    /// Returns the number of reversals to keep.
    ///
    /// - Parameter weights: The weights of the reversals, that of the latest edit first.
    package static func keptCount(_ weights: some Sequence<Int>) -> Int {
        var (count, sum) = (0, 0)
        for weight in weights.prefix(mostEdits) {
            sum += weight
            guard count == 0 || sum <= mostWeight else { break }
            count += 1
        }
        return count
    }
}

// MARK: Comparing

extension EditReversal {
    /// Compares the states before and after an edit.
    ///
    /// - Parameter creatives: All creatives whose assignment can differ.
    init(
        from before: CampaignState, to after: CampaignState, moving creatives: some Sequence<CreativeKey> = []
    ) {
        lastCampaignNumber = after.lastCampaignNumber
        campaigns = Set(before.campaignsByID.keys).union(after.campaignsByID.keys).sorted().compactMap { id in
            let change = CampaignChange(before: before.campaignsByID[id], after: after.campaignsByID[id])
            return change.before == change.after ? nil : change
        }
        origins = Self.origins(
            of: Set(creatives).filter { before.assignments[$0] != after.assignments[$0] }, in: before)
        added = after.exclusions.subtracting(before.exclusions).inOrder
        removed = before.exclusions.subtracting(after.exclusions).inOrder
    }

    /// Groups creatives by assignment: many creatives of a campaign share one.
    private static func origins(of creatives: Set<CreativeKey>, in book: CampaignState) -> [Origin] {
        let grouped = Dictionary(grouping: creatives) { key in
            Origin(
                placement: book.assignments[key].map {
                    Origin.Placement(
                        campaign: $0.campaign, assignedBy: $0.assignedBy, assignedAt: $0.assignedAt,
                        evidence: $0.evidence)
                },
                reason: book.assignments[key] == nil ? book.reasons[key] : nil, seat: key.seat, ids: [])
        }
        return grouped.map { origin, keys in
            var origin = origin
            origin.ids = keys.sorted().map(\.id)
            return origin
        }.sorted { ($0.seat, $0.ids[0]) < ($1.seat, $1.ids[0]) }
    }
}

extension Set<Exclusion> {
    /// The exclusions by creative, then by campaign.
    package var inOrder: [Exclusion] { sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) } }
}
