/// A store with everything that the server shows and changes, such as `CreativeDatabase`.
public typealias ServiceStore = ProductStore & JobStore & TransactionalStore

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
    /// The limits of the service.
    public let limits: ServiceLimits
    /// A Boolean value indicating whether tools of `POST /mcp` may change the store, if the caller may.
    public let toolsMayWrite: Bool
    /// What the service keeps between requests; copies of a context share it.
    let state: ServiceState

    /// Creates a context.
    public init(
        store: any ServiceStore, jobTypes: JobRegistry,
        planner: @escaping @Sendable (_ usesModel: Bool) throws -> CampaignPlanner, hasModel: Bool = false,
        isReadOnly: Bool = false, limits: ServiceLimits = ServiceLimits(), toolsMayWrite: Bool = false
    ) {
        self.store = store
        self.jobTypes = jobTypes
        self.planner = planner
        self.hasModel = hasModel
        self.isReadOnly = isReadOnly
        self.limits = limits
        self.toolsMayWrite = toolsMayWrite
        state = ServiceState()
    }
}

/// The limits of a service. They bound its memory and the time of a response.
public struct ServiceLimits: Sendable {
    /// The maximum number of creatives that a request plans itself; for more, it adds a job. The default is 20,000.
    public var creativesPlannedAtOnce = 20_000
    /// The same for plans with a language model, which takes seconds for each call. The default is 1,000.
    public var creativesPlannedAtOnceWithModel = 1_000
    /// The maximum size of a JSON body in bytes. The default is 8 MiB.
    public var maximumJSONBytes = 8 << 20

    /// Creates limits with their default values.
    public init() {}
}
