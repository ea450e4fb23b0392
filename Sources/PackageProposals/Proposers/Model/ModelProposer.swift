internal import CreativeModel
public import LLMProtocol
public import StageCore

/// Proposes packages with a language model, and checks its answer against the cluster.
///
/// ```swift
/// let proposer = ModelProposer(model.limited(by: CallLimits()), keptIn: cache)
/// let creator = PackageCreator(embedder: …, clusterer: …, proposer: proposer)
/// ```
///
/// An invalid package is repaired or dropped. An answer without any usable package is requested once more, with its problems.
/// If that fails too, or the model cannot be called, the cluster is proposed offline, and so are deals that the model forgot.
/// Both are reported in the warnings. Limits, retries and budgets are wrappers of the model.
///
/// Accepted answers are cached under the hash of model, settings and prompt, so that an interrupted run resumes without
/// paying again.
public struct ModelProposer: PackageProposer {
    /// The model.
    var model: any LanguageModel
    /// The cache of accepted answers, or `nil`.
    var cache: (any KeyedCache)?
    /// The options.
    var options: Options

    /// Shared by copies.
    private let history = AnswerHistory()

    /// Creates a proposer.
    public init(
        _ model: any LanguageModel, keptIn cache: (any KeyedCache)? = nil, options: Options = Options()
    ) {
        self.model = model
        self.cache = cache
        self.options = options
    }

    /// The options of the requests; every value has a default.
    public struct Options: Sendable {
        /// The template of the prompt for a cluster.
        public var template = PromptTemplate.standard
        /// The sampling temperature, in 0...2; the default is 0.5.
        public var temperature: Double? = 0.5
        /// The maximum number of tokens in an answer, at least 1; the default is 4,096, which is more than packages of 25
        /// deals need.
        public var maximumOutputTokens = 4_096
        /// The time limit of one attempt; the default is 60 s.
        public var timeout: Duration = .seconds(60)
        /// The proposer used if the model fails.
        public var fallback = OfflineProposer()

        /// Creates options with the default values.
        public init() {}
    }

    /// The fallback. The model has already judged the strays in their own clusters.
    public var strayProposer: any PackageProposer { options.fallback }

    /// Returns the request about a cluster.
    package func request(for cluster: DealCluster) throws -> ModelRequest {
        var request = ModelRequest(
            options.template.filled(with: try DealsJSON.text(cluster.deals)), system: PromptTemplate.system,
            answerSchema: ProposalAnswer.schema, temperature: options.temperature)
        request.maximumOutputTokens = options.maximumOutputTokens
        request.timeout = options.timeout
        return request
    }

    /// Proposes packages of a cluster.
    ///
    /// - Throws: `LLMError` with `unauthorized`, `paymentRequired`, `invalidConfiguration`, or status 404 (no such model)
    ///   before any cluster was answered, since no other would be; `CancellationError`; errors of the cache.
    public func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal {
        let asked = CallCountingModel(model)
        do {
            try history.checkOpen()
            let answer = try await asked.structuredAnswer(to: request(for: cluster), keptIn: cache) { json in
                Self.review(of: json, about: cluster)
            }
            // A cached answer says nothing about the current key.
            if !answer.isFromCache { history.noteAnswer() }
            var proposal = ClusterProposal()
            proposal.packages = answer.value.packages
            proposal.excluded = answer.value.excluded
            proposal.cost = ProposalCost(
                calls: asked.callCount, keptAnswers: answer.isFromCache ? 1 : 0, usage: answer.usage)
            proposal.warnings = answer.warnings
            proposal.warnings += answer.value.remarks.map { "cluster \(cluster.number + 1), \($0)" }
            try await addForgotten(of: cluster, to: &proposal, context: context)
            return proposal
        } catch let error as LLMError where !history.isFatal(error) {
            var proposal = try await options.fallback.propose(for: cluster, context: context)
            proposal.cost = ProposalCost(calls: asked.callCount, usage: error.usage)
            proposal.isFallback = true
            // Equal causes become one warning of the run.
            proposal.warnings.append("proposed offline: \(error.cause)")
            return proposal
        }
    }

    /// Returns the usable part of an answer. Unknown members are ignored.
    private static func review(of json: JSONValue, about cluster: DealCluster) -> PartialAnswer<
        ProposalReview
    > {
        let form = ProposalAnswer.schema.schema
        let known = form.withoutUnknownMembers(json)
        let problems = form.problems(in: known)
        guard problems.isEmpty else { return PartialAnswer(nil, problems: problems) }
        var review = ProposalReview(cluster)
        do throws(AnswerProblem) {
            try review.read(ProposalAnswer(known))
            return PartialAnswer(review)
        } catch {
            return PartialAnswer(nil, problems: [error])
        }
    }

    /// Proposes the deals that the model neither excluded nor put into a usable package.
    private func addForgotten(
        of cluster: DealCluster, to proposal: inout ClusterProposal, context: RunContext
    ) async throws {
        let known = Set(proposal.packages.flatMap(\.dealIDs) + proposal.excluded.map(\.dealID))
        let forgotten = cluster.deals.indices.filter { !known.contains(cluster.deals[$0].id) }
        guard !forgotten.isEmpty else { return }
        let rest = try await options.fallback.propose(for: cluster.subset(forgotten), context: context)
        proposal.packages += rest.packages
        proposal.excluded += rest.excluded
        proposal.strays += rest.strays.map {
            UnassignedDeal(dealID: $0.dealID, reason: "in no package of the model, and \($0.reason)")
        }
        proposal.warnings.append(
            "cluster \(cluster.number + 1): \(counted(forgotten.count, "deal", "is", "are")) neither packaged nor excluded by the model; "
                + "\(forgotten.count == 1 ? "it is" : "they are") proposed offline"
        )
    }
}
