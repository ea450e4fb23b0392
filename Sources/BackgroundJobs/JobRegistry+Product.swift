public import AdClassification
public import CampaignClustering
public import CreativeModel
public import JobScheduling
public import PackageProposals

/// A store with all data that jobs use, such as `InMemoryStore` or `CreativeDatabase`.
public typealias ProductStore = CreativeStore & PerformanceStore & CampaignStore & ClassificationStore
    & DealStore
    & PackageStore & SummaryStore

extension JobRegistry {
    /// Creates a registry of all job types of the product over one store: ``PerformanceSyncJob``,
    /// ``ClassificationJob``, ``ClusteringJob``, ``PackageJob`` and ``SummaryJob``, together with additional
    /// types.
    ///
    /// - Parameters:
    ///   - store: The store that the jobs use.
    ///   - classifier: The ad classifier.
    ///   - planner: Creates the campaign planner, once per run.
    ///   - creator: Creates the package creator from the parameters of a job, once per run.
    ///   - others: Additional handlers. A handler of the same type replaces a handler of the product.
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
