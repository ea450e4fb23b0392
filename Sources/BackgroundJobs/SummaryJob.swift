package import CreativeModel
package import JobScheduling
internal import StageCore

/// `summary_refresh`: computes anew what a store keeps ready of campaigns' performance, and repairs what differs.
///
/// Done twice it does the same as once.
package struct SummaryJob: JobHandler {
    /// What keeps summaries.
    let store: any SummaryStore

    /// Makes a handler.
    ///
    /// - Parameter store: What keeps summaries.
    package init(store: any SummaryStore) {
        self.store = store
    }

    /// The name of the type: `summary_refresh`.
    static let typeName = "summary_refresh"

    /// What is computed.
    package struct Parameters: JobParameterSet {
        /// The only seat; all where `nil`.
        var seat: String?

        /// All seats.
        package init() {}

        /// `seat`.
        package mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.text("seat", &seat, "only campaigns of this seat")
        }
    }

    /// `summary_refresh`, for up to two hours.
    package var type: JobType {
        JobType(Self.typeName, "computes summaries of campaigns anew", timeLimit: JobType.longTimeLimit)
    }

    /// Refreshes.
    ///
    /// - Throws: What the store throws.
    package func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
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
