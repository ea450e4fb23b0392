/// A store of campaigns, assignments and the decisions of people.
///
/// Implementation guidance: every call is one transaction, and every change increases the revision by one. Names are
/// unique within a seat, a creative is in at most one campaign, and a campaign holds creatives of its own seat only.
/// Edits by people are logged (``edits(limit:)``) in the same transaction, with the data needed to undo them. A
/// creative that one edit names twice counts once. A creative is in at most one decision of a model. The module
/// `CreativeIntelligenceTesting` verifies all of these rules.
///
/// A person's decision takes precedence over a model's, and a model's over a rule's. Plans never change a name that a
/// person chose and never move a creative that a person assigned. A model's name replaces only a rule's.
public protocol CampaignStore: Sendable {
    // MARK: Planning

    /// Returns all planning data at one moment.
    func snapshot() async throws -> StoreSnapshot

    /// Returns the planning data of a part of the store.
    ///
    /// The part consists of the given creatives, the creatives that share a campaign with one of them, all creatives
    /// that were planned together with any of these, and all creatives that were planned together under one of the
    /// marks.
    ///
    /// - Parameters:
    ///   - marks: Marks from ``CampaignPlan/neighbourhoods``. Unknown marks are ignored.
    ///   - creatives: Keys. Unknown keys are ignored.
    func snapshot(around marks: Set<PlanMark>, of creatives: [CreativeKey]) async throws -> StoreSnapshot

    /// Returns the creatives that no plan has covered yet.
    func backlog() async throws -> PlanningBacklog

    /// Returns all planning data of one seat. The default implementation filters ``snapshot()``.
    func snapshot(ofSeat seat: String) async throws -> StoreSnapshot

    /// Returns the creatives of a seat that no plan has covered yet.
    ///
    /// ``PlanningBacklog/planner`` is the planner of the last plan that covered the entire seat, whether limited to it
    /// (``CampaignPlan/seat``) or not. The default implementation filters ``backlog()``.
    func backlog(ofSeat seat: String) async throws -> PlanningBacklog

    /// Applies a plan in one transaction.
    ///
    /// Decisions that people made since the plan's snapshot are kept, and reported. Applying a plan that changes
    /// nothing does not change the revision. Creatives of its ``CampaignPlan/neighbourhoods`` leave the backlog, except
    /// those that changed since the plan's revision.
    ///
    /// - The plan's ``CampaignPlan/decisions`` are kept, except for creatives that a person edited since. They replace
    ///   earlier decisions about the same creatives. A decision that differs from a stored one in time alone changes
    ///   nothing.
    /// - A campaign named by a rule takes the name, method and confidence of its ``PlannedCampaign`` if a model chose
    ///   that name. If another campaign of the seat has the name, a number is appended. The log records the old name.
    /// - A plan never adds creatives to an archived campaign or removes any from it. A creative that the plan assigns
    ///   to an archived campaign, and that is in no campaign, waits for the next plan.
    /// - A campaign that the plan retires or absorbs ends if it is then empty, unless a person shaped it
    ///   (``Campaign/isPersonal``) or ever removed a creative from it. A campaign emptied by a person's edit is
    ///   therefore kept, as is one that a person separated from the campaign that would absorb it.
    ///
    /// - Throws: ``StoreError`` with code `planOutdated` if a campaign that the plan continues no longer exists, or if
    ///   another plan was applied in the meantime and this one would create the same campaigns again; `planInvalid` if
    ///   the plan contradicts itself; `unknownCreative` and `seatMismatch` if it assigns a creative that does not exist
    ///   or belongs to another seat. The store is then unchanged.
    func apply(_ plan: CampaignPlan) async throws -> PlanOutcome

    // MARK: Reading

    /// Returns campaigns with their creative counts and performance, by ID.
    ///
    /// - Parameters:
    ///   - ids: The campaigns; `nil` for all. Unknown IDs are ignored.
    ///   - period: The days whose performance is counted.
    func reports(on ids: [CampaignID]?, in period: ReportPeriod) async throws -> [CampaignReport]

    /// Returns the assignments of a campaign, or of all campaigns, by creative.
    func assignments(of campaign: CampaignID?) async throws -> [Assignment]

    /// Returns the creatives without a campaign, by key, each with the reason given by the last plan or edit.
    func unassigned() async throws -> [UnassignedCreative]

    /// Returns the seats that have creatives or campaigns, in order.
    func seats() async throws -> [String]

    /// Returns the reports of ``reports(on:in:)`` for the campaigns of a seat. The default implementation filters all
    /// reports.
    func reports(ofSeat seat: String, in period: ReportPeriod) async throws -> [CampaignReport]

    /// Returns the assignments of a seat, by creative. The default implementation filters all assignments.
    func assignments(ofSeat seat: String) async throws -> [Assignment]

    /// Returns the creatives of a seat without a campaign, by key. The default implementation filters those of all
    /// seats.
    func unassigned(ofSeat seat: String) async throws -> [UnassignedCreative]

    /// Returns the decisions of language models, by first creative, each with the campaign that holds most of its
    /// creatives.
    ///
    /// - Parameter campaign: The campaign whose decisions are returned; `nil` for all decisions, including those
    ///   without a campaign.
    func modelDecisions(of campaign: CampaignID?) async throws -> [CampaignDecision]

    /// Returns the edits of people and the names chosen by models, the latest first.
    ///
    /// - Parameter limit: The maximum number of edits. A limit below 1 returns none.
    func edits(limit: Int) async throws -> [CampaignEdit]

    // MARK: Edits

    /// Creates an empty campaign by hand.
    func createCampaign(named name: String, seat: String) async throws -> Campaign

    /// Changes the name, summary or status. Values of `nil` are left unchanged. A call is one edit, whatever it changes.
    func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) async throws -> Campaign

    /// Deletes a campaign and frees its creatives, which a later plan may group again.
    func deleteCampaign(_ id: CampaignID) async throws

    /// Moves creatives into a campaign on behalf of a person, from any campaign they are in.
    ///
    /// No machine moves them back, as an ``Exclusion`` records. A person may add creatives to an archived campaign.
    func place(_ creatives: [CreativeKey], in campaign: CampaignID) async throws

    /// Removes creatives from a campaign on behalf of a person. No machine puts them back.
    ///
    /// A creative that was removed from it before and is in no campaign is accepted; if there are no others, nothing
    /// changes.
    ///
    /// - Throws: ``StoreError`` with `unknownCampaign`, `unknownCreative`, `seatMismatch`, or `invalidEdit` for a
    ///   creative that is in another campaign, or that is in none and was never removed from this one. The store is
    ///   then unchanged.
    func remove(_ creatives: [CreativeKey], from campaign: CampaignID) async throws

    /// Merges several campaigns of a seat: the first takes over all creatives, on behalf of a person, and the others
    /// are deleted.
    ///
    /// - Throws: ``StoreError`` with `unknownCampaign`, `seatMismatch`, or `invalidEdit` for fewer than two campaigns
    ///   or a repeated one.
    func mergeCampaigns(_ ids: [CampaignID]) async throws -> Campaign

    /// Moves some creatives of a campaign into a new one, on behalf of a person.
    ///
    /// - Throws: ``StoreError`` with `unknownCampaign`, `invalidName`, or `invalidEdit` if there are no creatives, or
    ///   one is not in the campaign.
    func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) async throws -> Campaign

    /// Forgets the decisions of language models about a campaign, or all of them. The creatives are planned again, by
    /// rules or by a model.
    ///
    /// Names chosen by models are kept but count as a rule's, so another model's name can replace them. The log gets
    /// one edit for each seat. If there is nothing to forget, nothing changes.
    ///
    /// - Parameter campaign: The campaign that holds more than half of the creatives of each decision; `nil` for all
    ///   decisions.
    /// - Returns: The number of forgotten decisions.
    /// - Throws: ``StoreError`` with `unknownCampaign`.
    func forgetModelDecisions(of campaign: CampaignID?) async throws -> Int

    /// Reverts the latest edit of a person that is not yet undone. Another call reverts the edit before it.
    ///
    /// If no plan was applied since the edit, all campaigns, assignments (with time and evidence), exclusions,
    /// decisions and reasons are restored exactly; the revision increases, and the creatives wait for the next plan.
    ///
    /// If plans were applied since the edit, only the state that the edit touched is restored, and the rest stays as
    /// the plans left it:
    ///
    /// - Creatives whose former campaign has ended in the meantime are in no campaign.
    /// - A campaign that the edit created frees the creatives that plans added to it.
    /// - A campaign that plans created since the edit ends if it is left empty. It also ends if more of its creatives
    ///   returned to a restored campaign than remain in it; the remaining ones then move to that campaign as well,
    ///   because it was its substitute.
    ///
    /// Plans are not undone. The data needed to undo is kept for the latest 1,000 edits, or fewer if these cover more
    /// than 250,000 creatives.
    ///
    /// - Parameter seat: The seat whose edits are considered; `nil` for any.
    /// - Returns: The edit, marked as undone in the log.
    /// - Throws: ``StoreError`` with `nothingToUndo`, or with `invalidName` if another campaign has since taken a name
    ///   that would be restored. The store is then unchanged.
    func undoLastEdit(in seat: String?) async throws -> CampaignEdit
}

extension CampaignStore {
    /// Reverts the latest edit of a person that is not yet undone, in any seat.
    @discardableResult
    public func undoLastEdit() async throws -> CampaignEdit { try await undoLastEdit(in: nil) }
}

/// A campaign with the figures shown in a list.
public struct CampaignReport: Sendable, Equatable {
    /// The campaign.
    public var campaign: Campaign
    /// The number of creatives in the campaign.
    public var creativeCount: Int
    /// The number of active creatives: those with impressions in the period.
    public var activeCreativeCount: Int
    /// The performance of its creatives.
    public var performance: PerformanceReport

    /// Creates a report.
    public init(
        campaign: Campaign, creativeCount: Int, activeCreativeCount: Int, performance: PerformanceReport
    ) {
        self.campaign = campaign
        self.creativeCount = creativeCount
        self.activeCreativeCount = activeCreativeCount
        self.performance = performance
    }
}
