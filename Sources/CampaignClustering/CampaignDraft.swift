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

        /// Makes a member.
        public init(index: Int, evidence: [Evidence]) {
            self.index = index
            self.evidence = evidence
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

    /// Makes a draft.
    public init(
        seat: String, owner: Owner, method: ClusteringMethod, confidence: Double, members: [Member],
        name: String? = nil
    ) {
        self.name = name
        self.seat = seat
        self.owner = owner
        self.method = method
        self.confidence = confidence
        self.members = members
    }
}

/// Turns the buckets of rules into campaigns: splits what a rule lumps together, merges what it keeps
/// apart.
///
/// Implementation guidance: every member of the buckets is in exactly one draft, and no draft crosses a
/// seat or an owner. The order of the drafts must depend on the input alone.
public protocol CampaignRefiner: Sendable {
    /// Refines buckets.
    ///
    /// - Parameters:
    ///   - clusters: Buckets whose members index into `signals`.
    ///   - signals: All creatives that are planned.
    ///   - context: Where to check for cancellation and report progress.
    func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> [CampaignDraft]

    /// Refines buckets, and says what a person should know of it. What a plan asks; unless implemented, it refines and
    /// warns of nothing.
    ///
    /// - Parameters:
    ///   - clusters: Buckets whose members index into `signals`.
    ///   - signals: All creatives that are planned.
    ///   - context: Where to check for cancellation and report progress.
    func refinement(
        of clusters: [PreCluster], signals: [CreativeSignals], context: RunContext
    ) async throws -> Refinement
}

/// What a refiner found.
public struct Refinement: Sendable {
    /// The campaigns.
    public var drafts: [CampaignDraft]
    /// What a person should know; part of the plan.
    public var warnings: [String]

    /// Makes a refinement.
    ///
    /// - Parameters:
    ///   - drafts: The campaigns.
    ///   - warnings: What a person should know.
    public init(drafts: [CampaignDraft], warnings: [String] = []) {
        self.drafts = drafts
        self.warnings = warnings
    }
}

extension CampaignRefiner {
    /// Refines buckets, with no warning.
    ///
    /// - Parameters:
    ///   - clusters: Buckets whose members index into `signals`.
    ///   - signals: All creatives that are planned.
    ///   - context: Where to check for cancellation and report progress.
    public func refinement(
        of clusters: [PreCluster], signals: [CreativeSignals], context: RunContext
    ) async throws -> Refinement {
        Refinement(drafts: try await refine(clusters, of: signals, context: context))
    }
}

/// Gives campaigns names.
///
/// Implementation guidance: names are unique within a seat and differ from `taken`, have 1 to 60
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
}
