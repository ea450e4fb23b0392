public import CreativeModel
public import JobScheduling
internal import StageCore

/// `summary_refresh`: computes anew what a store keeps ready of campaigns' performance, and repairs what differs.
///
/// Done twice it does the same as once.
public struct SummaryJob: JobHandler {
    /// What keeps summaries.
    public let store: any SummaryStore

    /// Makes a handler.
    ///
    /// - Parameter store: What keeps summaries.
    public init(store: any SummaryStore) {
        self.store = store
    }

    /// The name of the type: `summary_refresh`.
    public static let typeName = "summary_refresh"

    /// What is computed.
    public struct Parameters: JobParameterSet {
        /// The only seat; all where `nil`.
        public var seat: String?

        /// All seats.
        public init() {}

        /// `seat`.
        public mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.text("seat", &seat, "only campaigns of this seat")
        }
    }

    /// `summary_refresh`, for up to two hours.
    public var type: JobType {
        JobType(Self.typeName, "computes summaries of campaigns anew", timeLimit: JobType.longTimeLimit)
    }

    /// Refreshes.
    ///
    /// - Throws: What the store throws.
    public func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        let outcome =
            if let seat = parameters.seat { try await store.refreshSummaries(ofSeat: seat) } else {
                try await store.refreshSummaries()
            }
        return JobOutcome(
            "\(counted(outcome.campaigns, "campaign")), \(grouped(outcome.repaired)) repaired",
            figures: ["campaigns": .integer(outcome.campaigns), "repaired": .integer(outcome.repaired)])
    }
}
