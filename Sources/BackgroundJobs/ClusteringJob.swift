package import CampaignClustering
package import CreativeModel
package import JobScheduling
internal import StageCore
internal import Synchronization

/// `campaign_clustering`: plans campaigns for new creatives in a store, and applies the plan.
///
/// The job is idempotent: planning again without new creatives changes nothing.
///
/// Seats are independent. A run for all seats of a store is divided into one run for each seat with creatives to plan, and
/// adds up their figures.
package struct ClusteringJob: JobHandler {
    /// The store of creatives and campaigns.
    let store: any CampaignStore
    private let makePlanner: @Sendable () throws -> CampaignPlanner

    /// Creates a handler.
    ///
    /// - Parameters:
    ///   - store: The store of creatives and campaigns.
    ///   - planner: Creates the planner, once per run, so that a planner with a model does not stay in memory
    ///     between runs.
    package init(
        store: any CampaignStore,
        planner: @escaping @Sendable () throws -> CampaignPlanner = { CampaignPlanner() }
    ) {
        self.store = store
        makePlanner = planner
    }

    /// The name of the job type: `campaign_clustering`.
    package static let typeName = "campaign_clustering"

    /// The scope of the plan.
    package struct Parameters: JobParameterSet {
        /// The minimum number of creatives in a campaign.
        var minimumClusterSize = CampaignPlanner.Options().minimumClusterSize
        /// Whether to plan all creatives, not only those that changed.
        var replans = false
        /// The seat, or `nil` for all seats.
        var seat: String?
        /// The number of campaigns, or a range of numbers such as `15...20`; `nil` for the number that is found.
        var campaigns: String?

        /// Creates parameters for the new creatives of all seats.
        package init() {}

        /// Codes `min_cluster_size`, `replan`, `seat` and `campaigns`.
        package mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.integer(
                "min_cluster_size", &minimumClusterSize, in: CampaignPlanner.Options.minimumClusterSizeRange,
                "minimum number of creatives in a campaign")
            try coder.flag("replan", &replans, "plan all creatives, not only those that changed")
            try coder.text("seat", &seat, "only creatives of this seat")
            try coder.text(
                "campaigns", &campaigns,
                "number of campaigns to join or divide them to, or a range such as 15...20")
            guard let campaigns, CampaignResolution(counts: campaigns) == nil else { return }
            throw JobError(
                .invalidParameter,
                "parameter campaigns is \(quoted(campaigns, limit: 40)), expected a count such as 8 or a range such as 15...20"
            )
        }
    }

    /// The `campaign_clustering` type, with a time limit of two hours.
    package var type: JobType {
        JobType(Self.typeName, "groups new creatives into campaigns", timeLimit: JobType.longTimeLimit)
    }

    /// Plans campaigns and applies the plan.
    ///
    /// If a language model did not answer for some groups, the plan is applied nevertheless: earlier
    /// decisions are kept, and new creatives are assigned by rules. The attempt then fails, so that the model
    /// is asked again later.
    ///
    /// - Throws: Any error of planning or of the store, and an error with the number of unanswered groups.
    package func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        var planner = try makePlanner()
        planner.options.minimumClusterSize = parameters.minimumClusterSize
        planner.options.resolution =
            parameters.campaigns.flatMap(CampaignResolution.init(counts:)) ?? planner.options.resolution
        let replans = parameters.replans
        var seat = parameters.seat
        var isDone = false
        // A number of campaigns counts over all seats, so that such a run is not divided.
        if seat == nil, parameters.campaigns == nil {
            switch try await division(parameters, planner, in: context) {
            case .none: break
            case .some(.nothing): isDone = true
            case .some(.seat(let only)): seat = only
            case .some(.ended(let outcome)): return outcome
            }
        }
        let count = isDone ? 0 : try await waitingCount(planner, everything: replans, seat: seat)
        guard count > 0 else {
            guard context.attempt == 1 else {
                return JobOutcome(
                    "nothing is left to cluster after earlier attempts",
                    figures: [
                        "state": .text(ClusteringState.complete.rawValue), "creatives": 0,
                        "campaigns_created": 0, "creatives_categorized": 0,
                    ])
            }
            return JobOutcome(
                "nothing to cluster",
                figures: [
                    "state": .text(ClusteringState.nothingToCluster.rawValue), "creatives": 0,
                    "campaigns_created": 0, "creatives_categorized": 0,
                ])
        }
        try await context.log("Processing \(counted(count, "creative"))")
        let found = LastFinding()
        let stages = RunContext(seed: context.stages.seed, threadCount: context.stages.threadCount) { event in
            if event.stage == CampaignPlanner.refiningStage { found.note(event.detail) }
            try? context.stages.checkpoint(event)
        }
        let (plan, outcome) = try await planner.update(
            store, everything: replans, seat: seat, context: stages)
        if let finding = found.text { try await context.log(finding) }
        for warning in plan.warnings { try await context.log("Warning: \(warning)") }
        let summary =
            "\(counted(plan.assignedCount + plan.unassigned.count, "creative")) planned: "
            + "\(grouped(plan.assignedCount)) in \(counted(plan.campaigns.count, "campaign")), "
            + "\(grouped(outcome.created.count)) of them new; \(grouped(plan.unassigned.count)) unassigned"
        guard plan.unansweredGroups == 0 else {
            throw UnansweredGroups(count: plan.unansweredGroups, summary: summary)
        }
        return JobOutcome(
            summary,
            figures: [
                "state": .text(ClusteringState.complete.rawValue), "creatives": .integer(count),
                "campaigns": .integer(plan.campaigns.count), "new_campaigns": .integer(outcome.created.count),
                "assigned": .integer(plan.assignedCount), "unassigned": .integer(plan.unassigned.count),
                "moved": .integer(outcome.changedAssignments),
                "campaigns_created": .integer(outcome.created.count),
                "creatives_categorized": .integer(outcome.newlyAssigned),
            ])
    }

    func waitingCount(
        _ planner: CampaignPlanner, everything: Bool, seat: String?
    ) async throws -> Int {
        let backlog = try await store.backlog(ofSeat: seat)
        guard everything || backlog.planner != planner.identifier else { return backlog.creatives.count }
        return try await store.snapshot(ofSeat: seat).creatives.count
    }
}

/// An error after a plan was applied without all answers of a language model. The next attempt asks again.
private struct UnansweredGroups: Error, CustomStringConvertible {
    var count: Int
    var summary: String

    var description: String {
        "the model did not answer for \(counted(count, "group")); their new creatives are assigned by rules until it does "
            + "(applied: \(summary))"
    }
}

/// The latest finding reported by a stage.
private final class LastFinding: Sendable {
    private let state = Mutex<String?>(nil)

    func note(_ text: String) { state.withLock { $0 = text } }

    var text: String? { state.withLock(\.self) }
}

/// The state of a clustering run.
package enum ClusteringState: String, Sendable, CaseIterable {
    /// The run waits for a worker.
    case queued
    /// A worker executes the run.
    case running
    /// The campaigns were created.
    case complete
    /// All creatives had been planned before.
    case nothingToCluster = "nothing_to_cluster"
    /// The run failed.
    case failed

    /// Creates the state of a run of ``ClusteringJob``.
    package init(of run: JobRun) {
        switch run.state {
        case .pending: self = run.progress?.stage == RunProgress.partsStage ? .running : .queued
        case .running: self = .running
        case .failed: self = .failed
        case .completed:
            let isIdle = run.outcome?.figures["state"] == .text(Self.nothingToCluster.rawValue)
            self = isIdle ? .nothingToCluster : .complete
        }
    }
}
