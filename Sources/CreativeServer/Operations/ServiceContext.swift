/// A store with everything that the server shows and changes, such as `CreativeDatabase` or `InMemoryStore` with jobs.
public typealias ServiceStore = ProductStore & JobStore

/// The store, stages and settings that operations and pages work with.
public struct ServiceContext: Sendable {
    /// The store.
    public let store: any ServiceStore
    /// The job types, for jobs that requests add.
    public let jobTypes: JobRegistry
    /// Creates the planner of campaigns.
    ///
    /// - Parameter usesModel: Whether the request asks for a language model. Without a configured model the planner uses
    ///   rules, and ``hasModel`` is `false`.
    public let planner: @Sendable (_ usesModel: Bool) throws -> CampaignPlanner
    /// A Boolean value indicating whether a language model is configured.
    public let hasModel: Bool
    /// A Boolean value indicating whether all changes are refused.
    public let isReadOnly: Bool

    /// Creates a context.
    public init(
        store: any ServiceStore, jobTypes: JobRegistry,
        planner: @escaping @Sendable (_ usesModel: Bool) throws -> CampaignPlanner, hasModel: Bool = false,
        isReadOnly: Bool = false
    ) {
        self.store = store
        self.jobTypes = jobTypes
        self.planner = planner
        self.hasModel = hasModel
        self.isReadOnly = isReadOnly
    }
}
