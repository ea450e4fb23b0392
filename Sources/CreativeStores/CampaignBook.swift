package import CreativeModel
package import Foundation

/// Campaigns, assignments and what people decided, and the rules by which they change: the same for every store,
/// wherever it keeps them.
///
/// A store that keeps them in a file fills a book with the part that a change can concern, changes it, and writes back
/// what differs.
package struct CampaignBook: Sendable {
    /// The creatives that the store knows; their keys alone where it keeps what describes them elsewhere.
    package var creatives = KnownCreatives()
    /// The campaigns that a change can concern, those with a name that it would give among them; all of them for a plan.
    package var campaignsByID: [CampaignID: Campaign] = [:]
    /// Where creatives are.
    package var assignments = KeyedRows<Assignment>()
    /// Campaigns with daily summaries that nothing could make again: a plan ends them only where another campaign takes the
    /// days over.
    package var campaignsWithOwnDays: Set<CampaignID> = []
    /// What people took out.
    package var exclusions: Set<Exclusion> = []
    /// What language models decided; no creative is in two of them.
    package var decisions: [ModelDecision] = []
    /// Why creatives without a campaign have none; one with a campaign has no reason.
    package var reasons: [CreativeKey: String] = [:]
    /// What people did, and the names that models gave, the latest last.
    package var log: [CampaignEdit] = []
    /// By the number of an edit that is not undone, what reverses it; those of the oldest edits are not kept.
    package var reversals: [Int: EditReversal] = [:]
    /// The revision at which a person last decided about a creative.
    package var editedAt: [CreativeKey: Int] = [:]
    /// The revision at which a change last decided about a creative.
    package var changedAt: [CreativeKey: Int] = [:]
    /// Rises by one with every change.
    package var revision = 0
    /// The revision that the last plan with an effect made.
    package var lastPlanRevision = 0
    /// The number of the newest campaign that ever was.
    package var lastCampaignNumber = 0
    /// The number of the latest edit.
    package var lastEditNumber = 0
    private let clock: @Sendable () -> Date

    /// Makes an empty book.
    ///
    /// - Parameter clock: What stamps campaigns, assignments and edits; stamps are whole milliseconds.
    package init(clock: @escaping @Sendable () -> Date) {
        self.clock = clock
    }

    func now() -> Date {
        Date(timeIntervalSince1970: (clock().timeIntervalSince1970 * 1000).rounded() / 1000)
    }

    /// The assignments of a campaign, by creative.
    func assignments(of campaign: CampaignID) -> [Assignment] {
        assignments.rows.filter { $0.campaign == campaign }.sorted { $0.creative < $1.creative }
    }

    /// Adds an edit to the log.
    ///
    /// - Parameter reversal: What reverses it; `nil` where it cannot be undone.
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
