package import CreativeModel
package import JobScheduling
internal import StageCore

/// `summary_refresh`: recomputes the stored performance summaries of campaigns, and repairs those that
/// differ.
///
/// The job is idempotent.
package struct SummaryJob: JobHandler {
    /// The store of the summaries.
    let store: any SummaryStore

    /// Creates a handler.
    ///
    /// - Parameter store: The store of the summaries.
    package init(store: any SummaryStore) {
        self.store = store
    }

    /// The name of the job type: `summary_refresh`.
    static let typeName = "summary_refresh"

    /// The scope of the refresh.
    package struct Parameters: JobParameterSet {
        /// The seat, or `nil` for all seats.
        var seat: String?

        /// Creates parameters for all seats.
        package init() {}

        /// Codes `seat`.
        package mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.text("seat", &seat, "only campaigns of this seat")
        }
    }

    /// The `summary_refresh` type, with a time limit of two hours.
    package var type: JobType {
        JobType(Self.typeName, "recomputes the summaries of campaigns", timeLimit: JobType.longTimeLimit)
    }

    /// Recomputes the summaries.
    ///
    /// - Throws: Any error that the store throws.
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
