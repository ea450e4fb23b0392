package import CampaignClustering
package import CreativeModel
package import JobScheduling
internal import StageCore
internal import Synchronization

/// `campaign_clustering`: plans campaigns for what is new in a store, and applies the plan.
///
/// Done twice it does the same as once: a plan of what is planned already changes nothing.
package struct ClusteringJob: JobHandler {
    /// Where creatives and campaigns are.
    let store: any CampaignStore
    private let makePlanner: @Sendable () throws -> CampaignPlanner

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - store: Where creatives and campaigns are.
    ///   - planner: Makes the planner, once a run: one that reads a model is not kept in memory between runs.
    package init(
        store: any CampaignStore,
        planner: @escaping @Sendable () throws -> CampaignPlanner = { CampaignPlanner() }
    ) {
        self.store = store
        makePlanner = planner
    }

    /// The name of the type: `campaign_clustering`.
    package static let typeName = "campaign_clustering"

    /// What is planned.
    package struct Parameters: JobParameterSet {
        /// The smallest campaign.
        var minimumClusterSize = CampaignPlanner.Options().minimumClusterSize
        /// Whether every creative is looked at, not only what changed.
        var replans = false
        /// The only seat; all where `nil`.
        var seat: String?

        /// What is new, of all seats.
        package init() {}

        /// `min_cluster_size`, `replan`, `seat`.
        package mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.integer(
                "min_cluster_size", &minimumClusterSize, in: CampaignPlanner.Options.minimumClusterSizeRange,
                "the smallest campaign")
            try coder.flag("replan", &replans, "looks at every creative, not only at what changed")
            try coder.text("seat", &seat, "only creatives of this seat")
        }
    }

    /// `campaign_clustering`, for up to two hours.
    package var type: JobType {
        JobType(Self.typeName, "turns new creatives into campaigns", timeLimit: JobType.longTimeLimit)
    }

    /// Plans and applies.
    ///
    /// Where a language model did not answer about some groups, the plan is applied all the same: what was decided before holds,
    /// and new creatives are placed by rules. The attempt then fails, so that the model is asked again later.
    ///
    /// - Throws: What planning and the store throw; an error that counts the groups without an answer.
    package func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        var planner = try makePlanner()
        planner.options.minimumClusterSize = parameters.minimumClusterSize
        let (replans, seat) = (parameters.replans, parameters.seat)
        let count = try await waitingCount(planner, everything: replans, seat: seat)
        guard count > 0 else {
            guard context.attempt == 1 else {
                return JobOutcome(
                    "nothing is left to cluster after the attempts before",
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

    private func waitingCount(
        _ planner: CampaignPlanner, everything: Bool, seat: String?
    ) async throws -> Int {
        let backlog = try await store.backlog(ofSeat: seat)
        guard everything || backlog.planner != planner.identifier else { return backlog.creatives.count }
        return try await store.snapshot(ofSeat: seat).creatives.count
    }
}

/// That a plan was applied without all that a language model was asked for: the next attempt asks again.
private struct UnansweredGroups: Error, CustomStringConvertible {
    var count: Int
    var summary: String

    var description: String {
        "the model did not answer about \(counted(count, "group")), whose new creatives are placed by rules until it does "
            + "(applied: \(summary))"
    }
}

/// What a stage said last that it found.
private final class LastFinding: Sendable {
    private let state = Mutex<String?>(nil)

    func note(_ text: String) { state.withLock { $0 = text } }

    var text: String? { state.withLock(\.self) }
}

/// How far a clustering is.
package enum ClusteringState: String, Sendable, CaseIterable {
    /// It waits for a worker.
    case queued
    /// A worker has it.
    case running
    /// Campaigns are made.
    case complete
    /// Every creative had been planned before.
    case nothingToCluster = "nothing_to_cluster"
    /// It failed.
    case failed

    /// That of a run of ``ClusteringJob``.
    package init(of run: JobRun) {
        switch run.state {
        case .pending: self = .queued
        case .running: self = .running
        case .failed: self = .failed
        case .completed:
            let isIdle = run.outcome?.figures["state"] == .text(Self.nothingToCluster.rawValue)
            self = isIdle ? .nothingToCluster : .complete
        }
    }
}
