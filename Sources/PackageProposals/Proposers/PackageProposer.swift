public import CreativeModel
public import LLMProtocol
public import StageCore

/// A proposer: takes a cluster of similar deals and returns packages.
///
/// ## Implementation guidance
///
/// Every deal in no package should be among the excluded deals or the strays, with a reason; the creator adds any that are
/// missing. Packages have 3 to 15 deals and may overlap. One bad cluster must not end a run: a proposer that fails on a
/// cluster returns what it can and reports a warning. Throw only if the run cannot continue.
public protocol PackageProposer: Sendable {
    /// Proposes packages of some of a cluster's deals.
    func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal

    /// The proposer for the strays of all clusters, which are clustered once more; by default this proposer.
    var strayProposer: any PackageProposer { get }

    /// The sizes of clusters that this proposer makes packages of without dividing them, if the deals are grouped by votes;
    /// by default `nil`: it receives clusters of the sizes of ``PackageCreator/Options``.
    var wholeClusterSizes: ClosedRange<Int>? { get }
}

extension PackageProposer {
    /// This proposer.
    public var strayProposer: any PackageProposer { self }

    /// Nothing: clusters are divided into packages.
    public var wholeClusterSizes: ClosedRange<Int>? { nil }

    /// Proposes packages of some of a cluster's deals, in a context with default values.
    public func propose(for cluster: DealCluster) async throws -> ClusterProposal {
        try await propose(for: cluster, context: RunContext())
    }
}

/// Similar deals, as a proposer receives them.
public struct DealCluster: Sendable {
    /// The index of the cluster in its run, for messages only, since it changes with the deals.
    package var number: Int
    /// The deals, with guests of a soft assignment last.
    public var deals: [Deal]
    /// The vectors, one row per deal: each without the part that all clusters share, the run's mean vector times 1 - 1/K for
    /// K clusters.
    public var vectors: Matrix<Float>
    /// Whether the deals are a package as they are.
    public internal(set) var isPackage = false
    /// The frequency of words in the entire run.
    var words: CatalogueWords

    /// Creates a cluster.
    init(number: Int, deals: [Deal], vectors: Matrix<Float>, words: CatalogueWords) {
        precondition(deals.count == vectors.rowCount, "expected a vector for each deal")
        self.number = number
        self.deals = deals
        self.vectors = vectors
        self.words = words
    }

    /// Returns a cluster of some of the deals.
    func subset(_ indices: [Int]) -> DealCluster {
        DealCluster(
            number: number, deals: indices.map { deals[$0] }, vectors: vectors.rows(at: indices), words: words
        )
    }
}

/// The proposal for a cluster.
public struct ClusterProposal: Sendable, Hashable {
    /// A package before its name is made unique and its facts are computed.
    public struct Package: Sendable, Hashable {
        /// The name for buyers.
        public var name: String
        /// The IDs of its deals, the best fit first.
        public var dealIDs: [String]
        /// The reason why they belong together.
        public var reasoning: String
        /// The source of the proposal.
        public var source: PackageProposal.Source

        /// Creates a package.
        public init(name: String, dealIDs: [String], reasoning: String, source: PackageProposal.Source) {
            self.name = name
            self.dealIDs = dealIDs
            self.reasoning = reasoning
            self.source = source
        }
    }

    /// The packages.
    public var packages: [Package] = []
    /// The deals that belong in no package, with reasons.
    public var excluded: [UnassignedDeal] = []
    /// The deals without similar deals in this cluster, with reasons. They may join a package of another cluster.
    public var strays: [UnassignedDeal] = []
    /// Warnings for the user.
    public var warnings: [String] = []
    /// The cost of the proposal.
    var cost = ProposalCost()
    /// Whether the fallback made it in place of the requested proposer.
    var isFallback = false

    /// Creates an empty proposal.
    public init() {}
}

extension PackageProposer where Self == OfflineProposer {
    /// A proposer that works without a model.
    public static var offline: OfflineProposer { OfflineProposer() }
}

extension PackageProposer where Self == ModelProposer {
    /// Returns a proposer that uses a language model.
    ///
    /// - Parameters:
    ///   - model: The model; its limits, retries and budget are wrappers.
    ///   - cache: The cache of accepted answers, or `nil`.
    ///   - options: The options of the requests.
    public static func languageModel(
        _ model: any LanguageModel, keptIn cache: (any KeyedCache)? = nil,
        options: ModelProposer.Options = ModelProposer.Options()
    ) -> ModelProposer {
        ModelProposer(model, keptIn: cache, options: options)
    }
}

/// The number of deals in a package.
enum PackageSize {
    static let allowed = 3...15
}

/// The number of model calls and their cost.
package struct ProposalCost: Sendable, Hashable, Codable {
    /// The number of requested answers, without attempts repeated by retries.
    var calls: Int
    /// The number of answers cached in an earlier run.
    package var keptAnswers: Int
    /// The tokens of all attempts, as counted by the provider.
    var usage: TokenUsage

    /// Creates a cost.
    init(calls: Int = 0, keptAnswers: Int = 0, usage: TokenUsage = TokenUsage()) {
        self.calls = calls
        self.keptAnswers = keptAnswers
        self.usage = usage
    }

    static func + (left: ProposalCost, right: ProposalCost) -> ProposalCost {
        ProposalCost(
            calls: left.calls + right.calls, keptAnswers: left.keptAnswers + right.keptAnswers,
            usage: left.usage + right.usage)
    }
}
