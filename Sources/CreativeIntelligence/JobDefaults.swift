public import AdClassification
public import BackgroundJobs
public import CampaignClustering
internal import CreativeModel
internal import Embeddings
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
    ///   - creator: Makes what proposes packages, once a run.
    ///   - others: Handlers of one's own; one of the same type goes before these.
    public static func usual(
        for store: some ProductStore, classifier: any AdClassifier = RuleClassifier(),
        planner: @escaping @Sendable () throws -> CampaignPlanner = {
            CampaignPlanner(refiner: try TextRefiner.words())
        },
        creator: @escaping @Sendable () throws -> PackageCreator = { try PackageCreator() },
        others: [any JobHandler] = []
    ) -> JobTypes {
        JobTypes(over: store, classifier: classifier, planner: planner, creator: creator, others: others)
    }
}
