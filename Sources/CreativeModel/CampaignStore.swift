/// Holds campaigns, assignments and what people decided.
///
/// Implementation guidance: every call is one transaction, and every change raises the revision by one.
/// Names are unique within a seat, a creative is in at most one campaign, and a campaign holds creatives
/// of its own seat only. What people do is logged (``edits(limit:)``) in the same transaction, with what is needed to undo
/// it. A creative that one edit names twice counts once, and is in at most one model's decision. The module
/// `CreativeIntelligenceTesting` checks all of it.
///
/// What a person decided is stronger than what a model decided, and that is stronger than a rule: plans change no name that
/// a person gave and move nothing that a person placed, and a model's name takes the place of a rule's only.
public protocol CampaignStore: Sendable {
    // MARK: Planning

    /// All that planning reads, at one moment.
    func snapshot() async throws -> StoreSnapshot

    /// What planning reads of a part of the store: the creatives named, those which share a campaign with one of them,
    /// all that were planned together with any of these, and all that were planned together under one of the marks.
    ///
    /// - Parameters:
    ///   - marks: Marks as ``CampaignPlan/neighbourhoods`` had them; unknown ones count for nothing.
    ///   - creatives: Keys; unknown ones count for nothing.
    func snapshot(around marks: Set<PlanMark>, of creatives: [CreativeKey]) async throws -> StoreSnapshot

    /// What no plan has accounted for yet.
    func backlog() async throws -> PlanningBacklog

    /// All that planning reads of one seat; nothing of others. Unless implemented, ``snapshot()`` is filtered.
    func snapshot(ofSeat seat: String) async throws -> StoreSnapshot

    /// What no plan of a seat has accounted for yet. ``PlanningBacklog/planner`` is that of the last plan that looked at the whole
    /// seat, limited to it (``CampaignPlan/seat``) or not. Unless implemented, ``backlog()`` is filtered.
    func backlog(ofSeat seat: String) async throws -> PlanningBacklog

    /// Puts a plan into effect in one transaction.
    ///
    /// Whatever a person decided since the plan's snapshot stays, and is reported. Applying a plan that
    /// changes nothing leaves the revision alone. Creatives of its ``CampaignPlan/neighbourhoods`` leave the backlog,
    /// but for those that changed since its revision.
    ///
    /// - Its ``CampaignPlan/decisions`` are kept, but for creatives that a person edited since, and take their creatives over
    ///   from earlier decisions. One that is equal to a kept one, but for its time, changes nothing.
    /// - A campaign that a rule named takes name, method and confidence of a ``PlannedCampaign`` whose name is a model's;
    ///   with a number behind it where another campaign of the seat has the name. The log says the old name.
    /// - A plan puts nothing new into an archived campaign, and takes nothing out of one. What it would have put into one and
    ///   is in no campaign waits for the next plan.
    /// - Campaigns end that it retires or absorbs, if they are empty then, unless a person shaped them
    ///   (``Campaign/isPersonal``) or ever took a creative out of them: what a person's edit emptied stays, and so does
    ///   what a person set apart from the campaign that would take it over.
    ///
    /// - Throws: ``StoreError`` with code `planOutdated` where a campaign that the plan continues is
    ///   gone, or where another plan was applied meanwhile and this one would make campaigns again;
    ///   `planInvalid` where the plan contradicts itself; `unknownCreative` and `seatMismatch` where it places a
    ///   creative that is not here, or in another seat. The store is then as before.
    func apply(_ plan: CampaignPlan) async throws -> PlanOutcome

    // MARK: Reading

    /// Campaigns with the number of their creatives and their performance, by id.
    ///
    /// - Parameters:
    ///   - ids: Which ones; `nil` for all. Unknown ones are left out.
    ///   - period: The days whose performance counts.
    func reports(on ids: [CampaignID]?, in period: ReportPeriod) async throws -> [CampaignReport]

    /// The assignments of a campaign, or of all of them, by creative.
    func assignments(of campaign: CampaignID?) async throws -> [Assignment]

    /// The creatives without a campaign, by key, each with the reason of the last plan or edit.
    func unassigned() async throws -> [UnassignedCreative]

    /// The seats that have creatives or campaigns, in order.
    func seats() async throws -> [String]

    /// What ``reports(on:in:)`` says of the campaigns of a seat. Unless implemented, those of all are filtered.
    func reports(ofSeat seat: String, in period: ReportPeriod) async throws -> [CampaignReport]

    /// The assignments of a seat, by creative. Unless implemented, all are filtered.
    func assignments(ofSeat seat: String) async throws -> [Assignment]

    /// The creatives of a seat without a campaign, by key. Unless implemented, all are filtered.
    func unassigned(ofSeat seat: String) async throws -> [UnassignedCreative]

    /// What language models decided, by first creative, each with the campaign that holds most of its creatives.
    ///
    /// - Parameter campaign: Only what is about this one; `nil` for all, those included that are about none.
    func modelDecisions(of campaign: CampaignID?) async throws -> [CampaignDecision]

    /// What people did, and the names that models gave, the latest first.
    ///
    /// - Parameter limit: How many at most; none below 1.
    func edits(limit: Int) async throws -> [CampaignEdit]

    // MARK: Edits

    /// Makes an empty campaign by hand.
    func createCampaign(named name: String, seat: String) async throws -> Campaign

    /// Changes name, summary or status; what is `nil` stays.
    func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) async throws -> Campaign

    /// Deletes a campaign and frees its creatives: a later plan may put them together anew.
    func deleteCampaign(_ id: CampaignID) async throws

    /// Puts creatives into a campaign by a person's hand, out of whatever campaign they are in; no machine puts them
    /// back there, which an ``Exclusion`` says. An archived campaign takes what a person puts into it.
    func place(_ creatives: [CreativeKey], in campaign: CampaignID) async throws

    /// Takes creatives out of a campaign by a person's hand; no machine puts them back. What was taken out of it before
    /// and is in no campaign stays out, and alone makes no change.
    ///
    /// - Throws: ``StoreError`` with `unknownCampaign`, `unknownCreative`, `seatMismatch`, or `invalidEdit` for a creative
    ///   that is in another campaign, or in none without having been taken out of this one. Nothing is changed then.
    func remove(_ creatives: [CreativeKey], from campaign: CampaignID) async throws

    /// Makes one campaign of several of a seat: the first takes over all creatives, by a person's hand, and the others are
    /// gone.
    ///
    /// - Throws: ``StoreError`` with `unknownCampaign`, `seatMismatch`, or `invalidEdit` for fewer than two, or one twice.
    func mergeCampaigns(_ ids: [CampaignID]) async throws -> Campaign

    /// Makes a new campaign, by a person's hand, of some creatives of another.
    ///
    /// - Throws: ``StoreError`` with `unknownCampaign`, `invalidName`, or `invalidEdit` for no creative, or one that
    ///   the campaign does not hold.
    func splitCampaign(
        _ id: CampaignID, moving creatives: [CreativeKey], toCampaignNamed name: String
    ) async throws -> Campaign

    /// Forgets what language models decided about a campaign, or about all: the creatives are planned again by rules, or by a
    /// model anew.
    ///
    /// Names that models gave stay, but count as a rule's, so that another name of a model can take their place. The log has
    /// one edit for each seat. Where there is nothing to forget nothing changes.
    ///
    /// - Parameter campaign: Decisions of which it holds more than half of the creatives; `nil` for all.
    /// - Returns: How many decisions were forgotten.
    /// - Throws: ``StoreError`` with `unknownCampaign`.
    func forgetModelDecisions(of campaign: CampaignID?) async throws -> Int

    /// Reverses the latest edit of a person that is not undone; called again, the one before.
    ///
    /// Where no plan came in between, campaigns, assignments with their time and evidence, exclusions, decisions and reasons are
    /// exactly as before the edit; the revision rises, and the creatives wait for the next plan. Where plans came in between,
    /// what the edit touched goes back, and the rest stays as the plans left it: creatives whose former campaign has ended
    /// meanwhile are in none, and a campaign that the edit made frees what plans put into it. A campaign that plans made
    /// since ends where nothing is left in it, or where more of it went back into a campaign that is there again than is
    /// left, which then goes there too: it stood in for that one. Plans are not undone.
    ///
    /// What is needed is kept for the latest 1,000 edits, fewer where they are about more than 250,000 creatives.
    ///
    /// - Parameter seat: Only edits of this seat; `nil` for any.
    /// - Returns: The edit, which says in the log from now on that it is undone.
    /// - Throws: ``StoreError`` with `nothingToUndo`, or with `invalidName` where another campaign took a name meanwhile that
    ///   one would have again. Nothing is changed then.
    func undoLastEdit(in seat: String?) async throws -> CampaignEdit
}

extension CampaignStore {
    /// Reverses the latest edit of a person that is not undone, in whatever seat.
    @discardableResult
    public func undoLastEdit() async throws -> CampaignEdit { try await undoLastEdit(in: nil) }
}

/// A campaign as a list shows it.
public struct CampaignReport: Sendable, Equatable {
    /// The campaign.
    public var campaign: Campaign
    /// How many creatives it holds.
    public var creativeCount: Int
    /// How many of them run: they have impressions in the period.
    public var activeCreativeCount: Int
    /// Their performance.
    public var performance: PerformanceReport

    /// Makes a report.
    public init(
        campaign: Campaign, creativeCount: Int, activeCreativeCount: Int, performance: PerformanceReport
    ) {
        self.campaign = campaign
        self.creativeCount = creativeCount
        self.activeCreativeCount = activeCreativeCount
        self.performance = performance
    }
}

/// Why a store refuses.
public struct StoreError: Error, CustomStringConvertible, Sendable {
    /// What kind of problem it is: an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name.
        public let rawValue: String
        /// Makes a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is no such campaign.
        public static let unknownCampaign = Code(rawValue: "unknownCampaign")
        /// There is no such creative.
        public static let unknownCreative = Code(rawValue: "unknownCreative")
        /// Another campaign of the seat has that name, or it is empty.
        public static let invalidName = Code(rawValue: "invalidName")
        /// A creative of one seat cannot join a campaign of another.
        public static let seatMismatch = Code(rawValue: "seatMismatch")
        /// An edit that makes no sense, such as to merge a campaign with itself, or to take out what is not in it.
        public static let invalidEdit = Code(rawValue: "invalidEdit")
        /// No edit is left that can be undone.
        public static let nothingToUndo = Code(rawValue: "nothingToUndo")
        /// A campaign that the plan continues is gone.
        public static let planOutdated = Code(rawValue: "planOutdated")
        /// The plan contradicts itself.
        public static let planInvalid = Code(rawValue: "planInvalid")
    }

    /// What kind of problem it is.
    public var code: Code
    /// One line: what, where, and what was expected.
    public var message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
