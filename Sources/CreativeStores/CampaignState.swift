package import CreativeModel
package import Foundation

/// Campaigns, assignments and edits of people, and the rules by which they change. The rules are the
/// same for every store.
///
/// A store that keeps the state in a file loads the part that a change can affect, changes it, and
/// writes back the differences.
package struct CampaignState: Sendable {
    /// The creatives known to the store. Only their keys, if the store keeps the descriptions
    /// elsewhere.
    package var creatives = KnownCreatives()
    /// The campaigns that a change can affect, including those with a name it would assign; all
    /// campaigns for a plan.
    package var campaignsByID: [CampaignID: Campaign] = [:]
    /// The assignments of creatives to campaigns.
    package var assignments = KeyedRows<Assignment>()
    /// The campaigns with daily summaries that cannot be recomputed. A plan ends such a campaign only
    /// if another one takes the days over.
    package var campaignsWithOwnDays: Set<CampaignID> = []
    /// The creatives that people removed from campaigns.
    package var exclusions: Set<Exclusion> = []
    /// The decisions of language models; no creative is in two of them.
    package var decisions: [ModelDecision] = []
    /// Why a creative is unassigned. A creative in a campaign has no reason.
    package var reasons: [CreativeKey: String] = [:]
    /// The edits of people and the names given by models, the latest last.
    package var log: [CampaignEdit] = []
    /// The reversals of edits that are not undone, by edit number. Those of the oldest edits are not
    /// kept.
    package var reversals: [Int: EditReversal] = [:]
    /// The revision at which a person last edited a creative.
    package var editedAt: [CreativeKey: Int] = [:]
    /// The revision of the last change that requires planning a creative again.
    package var changedAt: [CreativeKey: Int] = [:]
    /// The revision, which increases by one with every change.
    package var revision = 0
    /// The revision created by the last plan that changed anything.
    package var lastPlanRevision = 0
    /// The highest campaign number ever assigned.
    package var lastCampaignNumber = 0
    /// The number of the latest edit.
    package var lastEditNumber = 0
    private let clock: @Sendable () -> Date

    /// Creates an empty state.
    ///
    /// - Parameter clock: The clock that timestamps campaigns, assignments and edits. Timestamps are
    ///   rounded to milliseconds.
    package init(clock: @escaping @Sendable () -> Date) {
        self.clock = clock
    }

    func now() -> Date {
        Date(timeIntervalSince1970: (clock().timeIntervalSince1970 * 1000).rounded() / 1000)
    }

    /// Returns the assignments of a campaign, by creative.
    package func assignments(of campaign: CampaignID) -> [Assignment] {
        assignments.rows.filter { $0.campaign == campaign }.sorted { $0.creative < $1.creative }
    }

    /// Returns the edits of people and the names given by models, the latest first.
    package func edits(limit: Int) -> [CampaignEdit] { log.suffix(max(0, limit)).reversed() }

    /// Adds an edit to the log.
    ///
    /// - Parameter reversal: The reversal of the edit; `nil` if it cannot be undone.
    mutating func record(_ edit: CampaignEdit, reversal: EditReversal?) {
        lastEditNumber += 1
        var edit = edit
        edit.id = lastEditNumber
        log.append(edit)
        guard let reversal else { return }
        reversals[edit.id] = reversal
        let kept = reversals.keys.sorted(by: >)
        let count = EditReversal.keptCount(kept.map { reversals[$0]?.weight ?? 0 })
        for number in kept.dropFirst(count) { reversals[number] = nil }
    }
}

extension CampaignState: CampaignTransaction {}
