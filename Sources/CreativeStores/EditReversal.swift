package import CreativeModel
internal import Foundation

/// What an edit changed, as it was before: what is needed to undo it.
package struct EditReversal: Hashable, Sendable, Codable {
    /// A campaign before and after the edit.
    package struct CampaignChange: Hashable, Sendable, Codable {
        /// `nil` where the edit made it.
        package var before: Campaign?
        /// `nil` where the edit ended it.
        package var after: Campaign?
    }

    /// Creatives that were in one place, for one reason, and are not any more.
    package struct Origin: Hashable, Sendable, Codable {
        /// Their assignment without the creative; `nil` where they had none.
        package struct Placement: Hashable, Sendable, Codable {
            var campaign: CampaignID
            var assignedBy: Assigner
            var assignedAt: Date
            var evidence: [Evidence]
        }

        package var placement: Placement?
        /// Why they were in no campaign.
        package var reason: String?
        package var seat: String
        /// Their ids, in order.
        package var ids: [String]

        package var creatives: [CreativeKey] { ids.map { CreativeKey(seat: seat, id: $0) } }
    }

    /// The campaigns that changed, by id.
    package var campaigns: [CampaignChange] = []
    /// Where creatives were that were moved or freed.
    package var origins: [Origin] = []
    /// Exclusions that the edit made.
    package var added: [Exclusion] = []
    /// Exclusions that the edit ended.
    package var removed: [Exclusion] = []
    /// Decisions of models that it forgot.
    package var decisions: [ModelDecision] = []
    /// The number of the newest campaign at that time: those with a higher one were made since.
    package var lastCampaignNumber = 0

    /// All creatives whose assignment or exclusions changed; some may stand twice.
    package var creatives: [CreativeKey] {
        origins.flatMap(\.creatives) + added.map(\.creative) + removed.map(\.creative)
    }
}

// MARK: What is kept

extension EditReversal {
    /// How much there is to keep: one for the edit and one for each creative.
    package var weight: Int {
        1 + origins.reduce(0) { $0 + $1.ids.count } + added.count + removed.count
            + decisions.reduce(0) { $0 + $1.creatives.count }
    }

    /// The latest 1,000 edits can be undone,
    private static let mostEdits = 1_000
    /// and fewer where they concern more creatives than this, but always the latest one.
    private static let mostWeight = 250_000

    /// How many reversals are kept.
    ///
    /// - Parameter weights: Their weights, that of the latest edit first.
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
    /// Compares a book with what it was before an edit.
    ///
    /// - Parameter creatives: All whose assignment can differ.
    init(from before: CampaignBook, to after: CampaignBook, moving creatives: some Sequence<CreativeKey> = [])
    {
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

    /// Many creatives of a campaign were put there for one reason at one time.
    private static func origins(of creatives: Set<CreativeKey>, in book: CampaignBook) -> [Origin] {
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
    /// By creative, then campaign.
    package var inOrder: [Exclusion] { sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) } }
}
