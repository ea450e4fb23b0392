public import CreativeModel
public import RuleClustering
public import StageCore

/// Creatives that are thought to be one campaign, before it has a name or an id.
public struct CampaignDraft: Sendable {
    /// One creative of a draft.
    public struct Member: Sendable {
        /// Index into the signals.
        public var index: Int
        /// Why it is here, the strongest reason first.
        public var evidence: [Evidence]
        /// Who puts it here: a model only where its answer changed where the creative is.
        public var assignedBy: Assigner

        /// Makes a member.
        ///
        /// - Parameters:
        ///   - index: Index into the signals.
        ///   - evidence: Why it is here, the strongest reason first.
        ///   - assignedBy: Who puts it here; a rule unless given.
        public init(index: Int, evidence: [Evidence], assignedBy: Assigner = .rule) {
            self.index = index
            self.evidence = evidence
            self.assignedBy = assignedBy
        }
    }

    /// The seat.
    public var seat: String
    /// Whose campaign it is.
    public var owner: Owner
    /// The rule that most members follow.
    public var method: ClusteringMethod
    /// How sure the stage is, in 0...1: 0.5 for one rule's bucket or a part of it, 0.7 where several marks
    /// agree, 0.3 for what was only gathered up.
    public var confidence: Double
    /// The creatives, by index.
    public var members: [Member]
    /// What the rule of most members calls it, where it knows; untrusted.
    public var name: String?
    /// The name that a language model gives it, or `nil`. A planner takes it before its namer's, once it is checked and
    /// made unique.
    public var proposedName: String?

    /// Makes a draft.
    ///
    /// - Parameters:
    ///   - seat: The seat.
    ///   - owner: Whose campaign it is.
    ///   - method: The rule that most members follow.
    ///   - confidence: How sure the stage is, in 0...1.
    ///   - members: The creatives, by index.
    ///   - name: What the rule of most members calls it, where it knows.
    ///   - proposedName: The name that a language model gives it.
    public init(
        seat: String, owner: Owner, method: ClusteringMethod, confidence: Double, members: [Member],
        name: String? = nil, proposedName: String? = nil
    ) {
        self.name = name
        self.proposedName = proposedName
        self.seat = seat
        self.owner = owner
        self.method = method
        self.confidence = confidence
        self.members = members
    }
}

/// What a refiner makes of buckets.
public struct CampaignRefinement: Sendable {
    /// The campaigns, without ids.
    public var drafts: [CampaignDraft]
    /// What a person should know: they become `CampaignPlan.warnings`.
    public var warnings: [String]
    /// What a language model decided in this run: they become `CampaignPlan.decisions`.
    public var decisions: [ModelDecision]
    /// How many groups a language model gave an answer about that was paid for in this run.
    var answeredGroups: Int
    /// For each group that a language model was to be asked about and gave no answer, the creatives that nothing was decided
    /// about, as indices into the signals.
    var unanswered: [[Int]]

    /// Makes a result.
    ///
    /// - Parameters:
    ///   - drafts: The campaigns, without ids.
    ///   - warnings: What a person should know; nothing unless given.
    ///   - decisions: What a language model decided in this run; nothing unless given.
    ///   - answeredGroups: How many groups were asked about and answered in this run; 0 unless given.
    ///   - unanswered: By group without an answer, the undecided creatives; nothing unless given.
    public init(
        drafts: [CampaignDraft], warnings: [String] = [], decisions: [ModelDecision] = [],
        answeredGroups: Int = 0, unanswered: [[Int]] = []
    ) {
        self.drafts = drafts
        self.warnings = warnings
        self.decisions = decisions
        self.answeredGroups = answeredGroups
        self.unanswered = unanswered
    }
}

/// Turns the buckets of rules into campaigns: splits what a rule lumps together, merges what it keeps
/// apart.
///
/// Implementation guidance: every member of the buckets is in exactly one draft, and no draft crosses a
/// seat or an owner. The order of the drafts must depend on the input alone. A refiner that asks a language model
/// implements ``refine(_:of:knowing:context:)`` too, and asks only about what is not decided; all others get it for free.
public protocol CampaignRefiner: Sendable {
    /// Refines buckets.
    ///
    /// - Parameters:
    ///   - clusters: Buckets whose members index into `signals`.
    ///   - signals: All creatives that are planned.
    ///   - context: Where to check for cancellation and report progress.
    func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement

    /// Refines buckets, and follows decisions of language models that are kept.
    ///
    /// Unless implemented, it refines as ``refine(_:of:context:)`` does, and applies the decisions to the drafts.
    ///
    /// - Parameters:
    ///   - clusters: Buckets whose members index into `signals`.
    ///   - signals: All creatives that are planned.
    ///   - knowledge: What was decided, and where creatives are.
    ///   - context: Where to check for cancellation and report progress.
    func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], knowing knowledge: PlanningKnowledge,
        context: RunContext
    ) async throws -> CampaignRefinement
}

extension CampaignRefiner {
    /// Refines as ``refine(_:of:context:)`` does, and applies the decisions to the drafts.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], knowing knowledge: PlanningKnowledge,
        context: RunContext
    ) async throws -> CampaignRefinement {
        var refinement = try await refine(clusters, of: signals, context: context)
        refinement.drafts = DecidedDrafts(refinement.drafts, signals: signals, knowledge: knowledge).drafts
        return refinement
    }
}

/// Gives campaigns names.
///
/// Implementation guidance: implement ``names(for:taken:of:context:)``; implement ``names(for:among:of:context:)`` as well
/// where names of existing campaigns or the days of performance matter. Names are unique within a seat and differ from `taken`, have 1 to 60
/// characters, and hold no macro, URL, percent-escape or number of 6 or more digits.
public protocol CampaignNamer: Sendable {
    /// Names drafts, in their order.
    ///
    /// - Parameters:
    ///   - drafts: The campaigns to name.
    ///   - taken: By seat, names that other campaigns have.
    ///   - signals: All creatives that are planned.
    ///   - context: Where to check for cancellation and report progress.
    func names(
        for drafts: [CampaignDraft], taken: [String: Set<String>], of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String]

    /// Names drafts, in their order, beside campaigns that keep their names: what a planner calls.
    ///
    /// - Parameters:
    ///   - drafts: The campaigns to name.
    ///   - surroundings: Names that are taken, the campaigns that have them, and the performance.
    ///   - signals: All creatives that are planned.
    ///   - context: Where to check for cancellation and report progress.
    func names(
        for drafts: [CampaignDraft], among surroundings: NamingSurroundings, of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String]
}

extension CampaignNamer {
    /// Names drafts apart from the names that are taken.
    public func names(
        for drafts: [CampaignDraft], among surroundings: NamingSurroundings, of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String] {
        try await names(for: drafts, taken: surroundings.taken, of: signals, context: context)
    }
}
