internal import CreativeModel
internal import CreativeStores
internal import Foundation

/// The contents of a store after a plan, so that planning can continue from there.
///
/// Learning from edits depends on the current campaigns of creatives, so that after a plan there can be
/// slightly more to learn. A plan composed of several in a row settles this immediately, and a second
/// run changes nothing.
struct PlanPreview {
    /// The snapshot after the plan; new campaigns have provisional IDs.
    let snapshot: StoreSnapshot
    private let plan: CampaignPlan
    private let provisional: Set<CampaignID>
    /// The campaigns that each campaign took over and that no longer exist.
    private let absorbed: [CampaignID: [CampaignID]]
    private let retired: [CampaignID]

    /// The number before the first provisional ID: no store has as many campaigns.
    private static let lastNumber = 1 << 40

    /// Applies a plan to a snapshot.
    ///
    /// - Throws: `StoreError` if the plan contradicts itself.
    init(_ plan: CampaignPlan, of snapshot: StoreSnapshot) throws {
        var book = CampaignState { Date(timeIntervalSince1970: 0) }
        book.creatives = KnownCreatives(snapshot.creatives)
        book.campaignsByID = Dictionary(uniqueKeysWithValues: snapshot.campaigns.map { ($0.id, $0) })
        book.assignments = KeyedRows(snapshot.assignments)
        book.exclusions = Set(snapshot.exclusions)
        book.revision = snapshot.revision
        book.lastCampaignNumber = max(Self.lastNumber, snapshot.campaigns.last?.id.rawValue ?? 0)
        let outcome = try book.apply(plan)

        func isGone(_ id: CampaignID) -> Bool { book.campaignsByID[id] == nil }
        var absorbed: [CampaignID: [CampaignID]] = [:]
        for (planned, id) in zip(plan.campaigns, outcome.campaigns) {
            let gone = planned.absorbed.filter(isGone)
            if let id, !gone.isEmpty { absorbed[id] = gone }
        }
        self.absorbed = absorbed
        self.plan = plan
        provisional = Set(outcome.created)
        retired = plan.retired.filter(isGone)
        var next = snapshot
        next.campaigns = book.campaignsByID.values.sorted { $0.id < $1.id }
        next.assignments = book.assignments.rows.sorted { $0.creative < $1.creative }
        next.exclusions = book.exclusions.sorted { ($0.creative, $0.campaign) < ($1.creative, $1.campaign) }
        self.snapshot = next
    }

    /// Combines the plan with a subsequent one into a single plan for the current store.
    ///
    /// - Parameter next: A plan for ``snapshot``.
    func composed(with next: CampaignPlan) -> CampaignPlan {
        var result = next
        result.revision = plan.revision
        var heirless = absorbed
        for index in result.campaigns.indices {
            let existing = result.campaigns[index].existing
            result.campaigns[index].absorbed.removeAll(where: provisional.contains)
            guard let existing else { continue }
            result.campaigns[index].absorbed += heirless.removeValue(forKey: existing) ?? []
            if provisional.contains(existing) { result.campaigns[index].existing = nil }
        }
        result.campaigns.removeAll { $0.existing == nil && $0.members.isEmpty }
        result.retired =
            (retired + next.retired.filter { !provisional.contains($0) } + heirless.values.joined())
            .sorted()
        return result
    }
}
