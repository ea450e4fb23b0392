public import AdClassification
public import BackgroundJobs
public import CampaignClustering
internal import CreativeModel
internal import Embeddings
internal import Foundation
public import JobScheduling
public import PackageProposals

extension JobTypes {
    /// All types of job of the product, over one store, with the usual stages: ads are classified by rules, campaigns found by rules and
    /// words, packages proposed by rules.
    ///
    /// ```swift
    /// let store = try CreativeDatabase(path: "campaigns.db")
    /// let types = JobTypes.usual(for: store)
    /// _ = try await JobScheduler(store: store, types: types).runNow("campaign_clustering")
    /// try await JobWorker(store: store, types: types).runDue()
    /// ```
    ///
    /// - Parameters:
    ///   - store: What they work on.
    ///   - classifier: What classifies ads; rules unless given.
    ///   - planner: Makes what plans campaigns, once a run.
    ///   - creator: Makes what proposes packages, once a run, as a job says.
    ///   - others: Handlers of one's own; one of the same type goes before these.
    public static func usual(
        for store: some ProductStore, classifier: any AdClassifier = RuleClassifier(),
        planner: @escaping @Sendable () throws -> CampaignPlanner = {
            CampaignPlanner(refiner: try TextRefiner.words())
        },
        creator: @escaping @Sendable (PackageJob.Parameters) throws -> PackageCreator = {
            try PackageCreator($0)
        },
        others: [any JobHandler] = []
    ) -> JobTypes {
        JobTypes(over: store, classifier: classifier, planner: planner, creator: creator, others: others)
    }
}

extension PackageCreator {
    /// Makes a creator as a job of ``PackageJob`` says.
    ///
    /// - Parameters:
    ///   - parameters: Which model reads deals, and how clusters are found.
    ///   - embedder: What reads deals where the job says nothing; that of ``init(embedder:method:proposer:options:)`` unless given.
    ///   - proposer: What makes packages of a cluster.
    /// - Throws: `EmbeddingError` for a model that cannot be read.
    public init(
        _ parameters: PackageJob.Parameters, embedder: (any TextEmbedder)? = nil,
        proposer: any PackageProposer = .offline
    ) throws {
        let named: (any TextEmbedder)? =
            parameters.model == PackageJob.Parameters.hashedModel
            ? .hashed : try parameters.model.map { try .sentenceEncoder(at: URL(fileURLWithPath: $0)) }
        try self.init(embedder: named ?? embedder, method: parameters.method, proposer: proposer)
    }
}
