internal import CreativeModel
public import LLMProtocol
public import StageCore

/// Has a language model propose packages, and believes nothing of its answer until it is checked against the cluster.
///
/// ```swift
/// let proposer = ModelProposer(model.limited(by: CallLimits()), keptIn: cache)
/// let creator = PackageCreator(embedder: …, clusterer: …, proposer: proposer)
/// ```
///
/// What is wrong with a package is repaired, or the package is dropped; an answer of which nothing can be used is asked for once more, with
/// what is wrong with it. When that fails too, or the model cannot be asked, the cluster is proposed offline, and so are deals that the
/// model forgot. Both are told in the warnings. Limits, retries and budgets are wrappers of the model.
///
/// Accepted answers are kept under the hash of model, settings and prompt, so that a run which was cut off goes on without paying again.
public struct ModelProposer: PackageProposer {
    /// What is asked.
    var model: any LanguageModel
    /// What keeps accepted answers, or `nil`.
    var cache: (any KeyedCache)?
    /// All else.
    var options: Options

    /// Shared by copies.
    private let history = AnswerHistory()

    /// Makes a proposer.
    public init(
        _ model: any LanguageModel, keptIn cache: (any KeyedCache)? = nil, options: Options = Options()
    ) {
        self.model = model
        self.cache = cache
        self.options = options
    }

    /// How a model is asked; every value has a default.
    public struct Options: Sendable {
        /// What is asked about a cluster.
        public var template = PromptTemplate.standard
        /// How freely the model chooses words, in 0...2; default 0.5.
        public var temperature: Double? = 0.5
        /// The most tokens of an answer, at least 1; default 4,096, which is more than packages of 25 deals need.
        public var maximumOutputTokens = 4_096
        /// How long one attempt may take; default 60 s.
        public var timeout: Duration = .seconds(60)
        /// What proposes where the model cannot.
        public var fallback = OfflineProposer()

        /// Makes options with their defaults.
        public init() {}
    }

    /// The fallback: strays are what it could do nothing with in their own clusters, and the model has said what it has to say of them.
    public var strayProposer: any PackageProposer { options.fallback }

    /// What the model is asked about a cluster.
    package func request(for cluster: DealCluster) throws -> ModelRequest {
        var request = ModelRequest(
            options.template.filled(with: try DealsJSON.text(cluster.deals)), system: PromptTemplate.system,
            answerSchema: ProposalAnswer.schema, temperature: options.temperature)
        request.maximumOutputTokens = options.maximumOutputTokens
        request.timeout = options.timeout
        return request
    }

    /// Proposes packages.
    ///
    /// - Throws: `LLMError` with `unauthorized`, `paymentRequired`, `invalidConfiguration`, or status 404 (no such model) before any cluster was answered, since then
    ///   none would be; `CancellationError`; what the cache throws.
    public func propose(for cluster: DealCluster, context: RunContext) async throws -> ClusterProposal {
        let asked = CallCountingModel(model)
        do {
            try history.checkOpen()
            let answer = try await asked.structuredAnswer(to: request(for: cluster), keptIn: cache) { json in
                Self.review(of: json, about: cluster)
            }
            // What was kept says nothing about today's key.
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

    /// What can be used of an answer. Members that nobody asked for are passed over.
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

    /// Deals that the model put into no package that can be used, nor excluded, are judged by nobody yet.
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
            "cluster \(cluster.number + 1): \(counted(forgotten.count, "deal", "is", "are")) in no package of the model and not excluded; \(forgotten.count == 1 ? "it is" : "they are") proposed "
                + "offline"
        )
    }
}
