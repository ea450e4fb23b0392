public import CreativeModel
public import RuleClustering
public import StageCore

/// A group of creatives that are likely one campaign, before it has a name or an ID.
public struct CampaignDraft: Sendable {
    /// A creative of a draft.
    public struct Member: Sendable {
        /// The index of the creative among the signals.
        public var index: Int
        /// The reasons for its membership, the strongest first.
        public var evidence: [Evidence]
        /// The assigner: a model only if its answer changed the assignment.
        public var assignedBy: Assigner

        /// Creates a member.
        ///
        /// - Parameters:
        ///   - index: The index of the creative among the signals.
        ///   - evidence: The reasons for its membership, the strongest first.
        ///   - assignedBy: The assigner. The default is a rule.
        public init(index: Int, evidence: [Evidence], assignedBy: Assigner = .rule) {
            self.index = index
            self.evidence = evidence
            self.assignedBy = assignedBy
        }
    }

    /// The seat.
    public var seat: String
    /// The owner of the campaign.
    public var owner: Owner
    /// The rule of most members.
    public var method: ClusteringMethod
    /// The confidence of the stage, in 0...1: 0.5 for the bucket of one rule or a part of it, 0.7 if
    /// several marks agree, 0.3 for gathered leftovers.
    public var confidence: Double
    /// The creatives, by index.
    public var members: [Member]
    /// The name that the rule of most members gives the bucket, if any; untrusted.
    public var name: String?
    /// The name proposed by a language model, or `nil`. A planner prefers it to the namer's, once it is
    /// checked and made unique.
    public var proposedName: String?
    /// The groups inside a draft that was joined from several, as indices into the signals.
    var groups: [[Int]] = []

    /// Creates a draft.
    ///
    /// - Parameters:
    ///   - seat: The seat.
    ///   - owner: The owner of the campaign.
    ///   - method: The rule of most members.
    ///   - confidence: The confidence of the stage, in 0...1.
    ///   - members: The creatives, by index.
    ///   - name: The name that the rule of most members gives the bucket, if any.
    ///   - proposedName: The name proposed by a language model.
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

/// The result of refining buckets.
public struct CampaignRefinement: Sendable {
    /// The campaigns, without IDs.
    public var drafts: [CampaignDraft]
    /// Warnings for people, which become `CampaignPlan.warnings`.
    public var warnings: [String]
    /// The decisions of a language model in this run, which become `CampaignPlan.decisions`.
    public var decisions: [ModelDecision]
    /// The number of groups about which a language model gave a paid answer in this run.
    var answeredGroups: Int
    /// For each group that a language model was asked about without success, the creatives left
    /// undecided, as indices into the signals.
    var unanswered: [[Int]]

    /// Creates a result.
    ///
    /// - Parameters:
    ///   - drafts: The campaigns, without IDs.
    ///   - warnings: Warnings for people. The default is none.
    ///   - decisions: The decisions of a language model in this run. The default is none.
    ///   - answeredGroups: The number of groups asked about and answered in this run. The default is 0.
    ///   - unanswered: The undecided creatives of each group without an answer. The default is none.
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

/// A stage that turns the buckets of rules into campaigns: it splits buckets with several campaigns,
/// and merges buckets of one campaign.
///
/// ## Implementation guidance
///
/// Every member of the buckets must be in exactly one draft, and no draft may cross a seat or an owner.
/// The order of the drafts must depend on the input alone. A refiner that asks a language model should
/// also implement ``refine(_:of:knowing:context:)``, and ask only about undecided creatives. Other
/// refiners can use the default implementation.
public protocol CampaignRefiner: Sendable {
    /// Refines buckets.
    ///
    /// - Parameters:
    ///   - clusters: The buckets, whose members are indices into `signals`.
    ///   - signals: The creatives to plan.
    ///   - context: The context to check for cancellation and to report progress to.
    func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement

    /// Refines buckets, applying stored decisions of language models.
    ///
    /// The default implementation calls ``refine(_:of:context:)`` and applies the decisions to the
    /// drafts.
    ///
    /// - Parameters:
    ///   - clusters: The buckets, whose members are indices into `signals`.
    ///   - signals: The creatives to plan.
    ///   - knowledge: The stored decisions, and the current campaigns of creatives.
    ///   - context: The context to check for cancellation and to report progress to.
    func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], knowing knowledge: PlanningKnowledge,
        context: RunContext
    ) async throws -> CampaignRefinement
}

extension CampaignRefiner {
    /// Calls ``refine(_:of:context:)`` and applies the decisions to the drafts.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], knowing knowledge: PlanningKnowledge,
        context: RunContext
    ) async throws -> CampaignRefinement {
        var refinement = try await refine(clusters, of: signals, context: context)
        refinement.drafts = DecidedDrafts(refinement.drafts, signals: signals, knowledge: knowledge).drafts
        return refinement
    }

    /// Refines buckets, in a context with default values.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals]
    ) async throws -> CampaignRefinement {
        try await refine(clusters, of: signals, context: RunContext())
    }

    /// Refines buckets, applying stored decisions of language models, in a context with default values.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], knowing knowledge: PlanningKnowledge
    ) async throws -> CampaignRefinement {
        try await refine(clusters, of: signals, knowing: knowledge, context: RunContext())
    }
}

/// A stage that names campaigns.
///
/// ## Implementation guidance
///
/// Implement ``names(for:taken:of:context:)``. Implement ``names(for:among:of:context:)`` as well if
/// the names depend on existing campaigns or the days of performance. Names must be unique within a
/// seat, differ from `taken`, have 1 to 60 characters, and contain no macro, URL, percent escape or
/// number of 6 or more digits.
public protocol CampaignNamer: Sendable {
    /// Returns the names of drafts, in their order.
    ///
    /// - Parameters:
    ///   - drafts: The campaigns to name.
    ///   - taken: The names of other campaigns, by seat.
    ///   - signals: The creatives to plan.
    ///   - context: The context to check for cancellation and to report progress to.
    func names(
        for drafts: [CampaignDraft], taken: [String: Set<String>], of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String]

    /// Returns the names of drafts, in their order, next to campaigns that keep their names. Planners
    /// call this method.
    ///
    /// - Parameters:
    ///   - drafts: The campaigns to name.
    ///   - surroundings: The names that are taken, the campaigns that have them, and the performance.
    ///   - signals: The creatives to plan.
    ///   - context: The context to check for cancellation and to report progress to.
    func names(
        for drafts: [CampaignDraft], among surroundings: NamingSurroundings, of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String]
}

extension CampaignNamer {
    /// Returns names that differ from the taken ones.
    public func names(
        for drafts: [CampaignDraft], among surroundings: NamingSurroundings, of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String] {
        try await names(for: drafts, taken: surroundings.taken, of: signals, context: context)
    }

    /// Returns the names of drafts, in a context with default values.
    public func names(
        for drafts: [CampaignDraft], taken: [String: Set<String>] = [:], of signals: [CreativeSignals]
    ) async throws -> [String] {
        try await names(for: drafts, taken: taken, of: signals, context: RunContext())
    }

    /// Returns the names of drafts next to campaigns that keep their names, in a context with default values.
    public func names(
        for drafts: [CampaignDraft], among surroundings: NamingSurroundings, of signals: [CreativeSignals]
    ) async throws -> [String] {
        try await names(for: drafts, among: surroundings, of: signals, context: RunContext())
    }
}
