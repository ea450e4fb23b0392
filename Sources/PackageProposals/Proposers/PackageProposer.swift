public import CreativeModel
public import LLMProtocol
public import StageCore

/// The role of a proposer: a cluster of like deals in, packages out.
///
/// ## Implementation guidance
///
/// Every deal that is in no package of the answer should be among the excluded or the strays, with a reason; the creator adds those that are forgotten.
/// Packages have 3 to 15 deals and may overlap. Throw only where going on makes no sense: one bad cluster never ends a run, so a
/// proposer that fails on one answers with what it can, and says so in the warnings.
public protocol PackageProposer: Sendable {
    /// Proposes packages of some of a cluster's deals.
    func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal

    /// What proposes packages of the strays of all clusters, which are clustered once more: this proposer unless it says another.
    var strayProposer: any PackageProposer { get }
}

extension PackageProposer {
    /// This proposer.
    public var strayProposer: any PackageProposer { self }
}

/// Deals that are alike, as a proposer sees them.
public struct DealCluster: Sendable {
    /// The place of the cluster in its run, from 0: for messages only, since it changes with the deals.
    package var number: Int
    /// The deals, guests of a soft assignment last.
    public var deals: [Deal]
    /// A row a deal: its vector less what all clusters share, the mean of the run's vectors times 1 - 1/K for K clusters.
    public var vectors: Matrix<Float>
    /// How common words are in the whole run.
    var words: CatalogueWords

    /// Makes a cluster.
    init(number: Int, deals: [Deal], vectors: Matrix<Float>, words: CatalogueWords) {
        precondition(deals.count == vectors.rowCount, "expected a vector for each deal")
        self.number = number
        self.deals = deals
        self.vectors = vectors
        self.words = words
    }

    /// The cluster of some of the deals.
    func subset(_ places: [Int]) -> DealCluster {
        DealCluster(
            number: number, deals: places.map { deals[$0] }, vectors: vectors.rows(at: places), words: words)
    }
}

/// What a proposer makes of a cluster.
public struct ClusterProposal: Sendable, Hashable {
    /// A package before its name is made unique and its facts are gathered.
    public struct Package: Sendable, Hashable {
        /// What a buyer would call it.
        public var name: String
        /// Its deals, best fitting first.
        public var dealIDs: [String]
        /// Why they belong together.
        public var reasoning: String
        /// Who proposes it.
        public var source: PackageProposal.Source

        /// Makes a package.
        public init(name: String, dealIDs: [String], reasoning: String, source: PackageProposal.Source) {
            self.name = name
            self.dealIDs = dealIDs
            self.reasoning = reasoning
            self.source = source
        }
    }

    /// The packages.
    public var packages: [Package] = []
    /// Deals that were judged to belong in none, and why.
    public var excluded: [UnassignedDeal] = []
    /// Deals that found no company in this cluster, and why: they may join a package of another one.
    public var strays: [UnassignedDeal] = []
    /// What a user should know.
    public var warnings: [String] = []
    /// What it cost.
    var cost = ProposalCost()
    /// Whether another proposer than the one that was meant made it.
    var isFallback = false

    /// Makes an empty proposal.
    public init() {}
}

extension PackageProposer where Self == OfflineProposer {
    /// Proposes packages without a model.
    public static var offline: OfflineProposer { OfflineProposer() }
}

extension PackageProposer where Self == ModelProposer {
    /// Has a language model propose packages.
    ///
    /// - Parameters:
    ///   - model: What is asked; its limits, retries and budget are wrappers.
    ///   - cache: Keeps accepted answers, or `nil`.
    ///   - options: How it is asked.
    public static func languageModel(
        _ model: any LanguageModel, keptIn cache: (any KeyedCache)? = nil,
        options: ModelProposer.Options = ModelProposer.Options()
    ) -> ModelProposer {
        ModelProposer(model, keptIn: cache, options: options)
    }
}

/// How many deals a package has.
enum PackageSize {
    static let allowed = 3...15
}

/// What was asked of a model, and what that cost.
package struct ProposalCost: Sendable, Hashable, Codable {
    /// Answers that were asked for, without the attempts that a retry repeats.
    var calls: Int
    /// Answers that were kept from an earlier run.
    package var keptAnswers: Int
    /// Tokens of all attempts that the provider counted.
    var usage: TokenUsage

    /// Makes a cost.
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
