public import AdClassification
public import CampaignClustering
public import CreativeModel
public import JobScheduling
public import PackageProposals

/// A store of everything that jobs work on: `InMemoryStore`, `CreativeDatabase`.
public typealias ProductStore = CreativeStore & PerformanceStore & CampaignStore & ClassificationStore
    & DealStore
    & PackageStore & SummaryStore

extension JobRegistry {
    /// All types of job of the product, over one store: ``PerformanceSyncJob``, ``ClassificationJob``, ``ClusteringJob``,
    /// ``PackageJob``, ``SummaryJob``; and more that one adds.
    ///
    /// - Parameters:
    ///   - store: What they work on.
    ///   - classifier: What classifies ads.
    ///   - planner: Makes what plans campaigns, once a run.
    ///   - creator: Makes what proposes packages, once a run, as a job says.
    ///   - others: Handlers of one's own; one of the same type goes before these.
    public init(
        over store: some ProductStore, classifier: any AdClassifier,
        planner: @escaping @Sendable () throws -> CampaignPlanner,
        creator: @escaping @Sendable (PackageJob.Parameters) throws -> PackageCreator,
        others: [any JobHandler] = []
    ) {
        self.init(
            [
                PerformanceSyncJob(store: store), ClassificationJob(store: store, classifier: classifier),
                ClusteringJob(store: store, planner: planner), PackageJob(store: store, creator: creator),
                SummaryJob(store: store),
            ] as [any JobHandler] + others)
    }
}
