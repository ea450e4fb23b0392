/// What an import brings into a store, in one transaction.
public struct ImportBatch: Sendable {
    /// The creatives, each key once.
    public var creatives: [Creative]
    /// Their performance.
    public var performance: PerformanceTable

    /// Makes a batch.
    public init(creatives: [Creative] = [], performance: PerformanceTable = PerformanceTable()) {
        self.creatives = creatives
        self.performance = performance
    }
}

/// What an import changed.
public struct ImportOutcome: Hashable, Sendable, Codable {
    /// Creatives that the store did not know.
    public var newCreatives = 0
    /// Known creatives of which something changed.
    public var changedCreatives = 0
    /// Rows of performance with a new key.
    public var newRows = 0
    /// Rows whose key was known and whose values changed.
    public var changedRows = 0

    /// Makes an outcome of nothing.
    public init() {}

    /// Whether the store is as it was before.
    public var isUnchanged: Bool { self == ImportOutcome() }
}

/// Holds creatives.
///
/// Implementation guidance: one import is one transaction, whose creatives update known ones as
/// ``Creative/update(with:)`` does and whose performance replaces equal keys as
/// ``PerformanceTable/replaceKeys(of:)`` does. An import that changes nothing leaves the revision alone.
public protocol CreativeStore: Sendable {
    /// Takes a batch over, whole or not at all.
    func add(_ batch: ImportBatch) async throws -> ImportOutcome

    /// All creatives, by key.
    func creatives() async throws -> [Creative]
}

/// Answers for performance.
public protocol PerformanceStore: Sendable {
    /// Sums over groups of creatives, in the order of the groups.
    ///
    /// - Parameters:
    ///   - groups: Creatives without repetition in a group; unknown ones count as without performance.
    ///   - period: The days that count.
    func performance(of groups: [[CreativeKey]], in period: ReportPeriod) async throws -> [PerformanceReport]
}

/// Holds campaigns, assignments and what people decided.
///
/// Implementation guidance: every call is one transaction, and every change raises the revision by one.
/// Names are unique within a seat, a creative is in at most one campaign, and a campaign holds creatives
/// of its own seat only.
public protocol CampaignStore: Sendable {
    /// All that planning reads, at one moment.
    func snapshot() async throws -> StoreSnapshot

    /// Puts a plan into effect in one transaction.
    ///
    /// Whatever a person decided since the plan's snapshot stays, and is reported. Applying a plan that
    /// changes nothing leaves the revision alone.
    ///
    /// - Throws: ``StoreError`` with code `planOutdated` where a campaign that the plan continues is
    ///   gone, or where another plan was applied meanwhile and this one would make campaigns again;
    ///   `planInvalid` where the plan contradicts itself. The store is then as before.
    func apply(_ plan: CampaignPlan) async throws -> PlanOutcome

    /// Makes an empty campaign by hand.
    func createCampaign(named name: String, seat: String) async throws -> Campaign

    /// Changes name, summary or status; what is `nil` stays.
    func updateCampaign(
        _ id: CampaignID, name: String?, summary: String?, status: Campaign.Status?
    ) async throws -> Campaign

    /// Deletes a campaign and frees its creatives.
    func deleteCampaign(_ id: CampaignID) async throws

    /// Puts creatives into a campaign by a person's hand, out of whatever campaign they are in.
    func place(_ creatives: [CreativeKey], in campaign: CampaignID) async throws

    /// Takes creatives out of a campaign by a person's hand; no machine puts them back.
    func remove(_ creatives: [CreativeKey], from campaign: CampaignID) async throws
}

/// What applying a plan changed.
public struct PlanOutcome: Hashable, Sendable, Codable {
    /// For each campaign of the plan, its id; `nil` where nothing was left of a new one.
    public var campaigns: [CampaignID?] = []
    /// Ids that are new.
    public var created: [CampaignID] = []
    /// Ids that are gone, because nothing was left of them or another took them over.
    public var retired: [CampaignID] = []
    /// How many creatives changed their campaign.
    public var changedAssignments = 0
    /// Creatives which the plan would have placed otherwise than a person did meanwhile.
    public var keptEdits: [CreativeKey] = []

    /// Makes an outcome of nothing.
    public init() {}
}

/// Why a store refuses.
public struct StoreError: Error, CustomStringConvertible, Sendable {
    /// What kind of problem it is: an open set.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The name.
        public let rawValue: String
        /// Makes a code.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is no such campaign.
        public static let unknownCampaign = Code(rawValue: "unknownCampaign")
        /// There is no such creative.
        public static let unknownCreative = Code(rawValue: "unknownCreative")
        /// Another campaign of the seat has that name, or it is empty.
        public static let invalidName = Code(rawValue: "invalidName")
        /// A creative of one seat cannot join a campaign of another.
        public static let seatMismatch = Code(rawValue: "seatMismatch")
        /// A campaign that the plan continues is gone.
        public static let planOutdated = Code(rawValue: "planOutdated")
        /// The plan contradicts itself.
        public static let planInvalid = Code(rawValue: "planInvalid")
    }

    /// What kind of problem it is.
    public var code: Code
    /// One line: what, where, and what was expected.
    public var message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
