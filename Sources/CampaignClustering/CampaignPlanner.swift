public import CreativeModel
public import RuleClustering
public import StageCore

/// A planner of campaigns for the creatives of a store: rules, refinement, names, and the match with
/// existing campaigns. A planner only reads; `CampaignStore.apply(_:)` applies a plan.
///
/// ```swift
/// let plan = try await CampaignPlanner().plan(for: store.snapshot())
/// let outcome = try await store.apply(plan)
/// ```
///
/// Every creative of the snapshot is in the plan once, either in a campaign with its evidence or
/// unassigned with a reason. Equal snapshots give equal plans. Edits of people are kept: creatives that
/// a person placed stay, and a creative that a person removed from a campaign does not return to it.
///
/// - Complexity: O(n log n) in the creatives.
public struct CampaignPlanner: Sendable {
    /// The options of the planner.
    public var options: Options
    /// The rules that group creatives into buckets.
    var rules: RuleClusterer
    /// The refiner, which splits and merges buckets.
    var refiner: any CampaignRefiner
    /// The namer of new campaigns.
    var namer: any CampaignNamer

    /// Creates a planner. Each stage can be replaced.
    ///
    /// - Parameters:
    ///   - rules: The rules in order; the first one that applies to a creative decides its bucket.
    ///   - refiner: The refiner, which splits and merges buckets. The default is a ``FlightRefiner``.
    ///   - namer: The namer of new campaigns.
    ///   - options: The options of the planner.
    public init(
        rules: [any ClusteringRule] = RuleClusterer.standardRules,
        refiner: (any CampaignRefiner)? = nil, namer: any CampaignNamer = RuleNamer(),
        options: Options = Options()
    ) {
        self.rules = RuleClusterer(rules: rules)
        self.refiner = refiner ?? FlightRefiner(options: options.flights)
        self.namer = namer
        self.options = options
    }

    /// Returns a plan for a snapshot.
    ///
    /// - Parameters:
    ///   - snapshot: The contents of the store.
    ///   - context: The seed, progress and cancellation.
    /// - Throws: ``PlanningError`` if an option is out of range or a stage violates its contract;
    ///   `CancellationError`; any error of the refiner and the namer.
    public func plan(
        for snapshot: StoreSnapshot, context: RunContext = RunContext()
    ) async throws -> CampaignPlan {
        try await plan(for: snapshot, performance: nil, context: context)
    }

    /// Returns a plan for a snapshot. Names of new campaigns agree with the days of their performance.
    ///
    /// - Parameters:
    ///   - snapshot: The contents of the store.
    ///   - performance: The store with the performance of the creatives; read only for campaigns whose
    ///     names mention time.
    ///   - context: The seed, progress and cancellation.
    /// - Throws: The errors of ``plan(for:context:)-(StoreSnapshot,_)`` and of the store.
    package func plan(
        for snapshot: StoreSnapshot, performance: (any PerformanceStore)?, context: RunContext = RunContext()
    ) async throws -> CampaignPlan {
        try options.check()
        let signals = try SignalReader().read(snapshot.creatives, context: context)
        let (buckets, unmatched) = try rules.cluster(signals, context: context)
        try context.checkpoint(
            ProgressEvent(
                stage: Self.refiningStage, completed: 0, total: buckets.count,
                detail: "Found \(counted(buckets.count, "initial cluster"))"))
        let knowledge = PlanningKnowledge(snapshot, flights: options.flights)
        let refined = try await refiner.refine(buckets, of: signals, knowing: knowledge, context: context)
        try check(refined.drafts, covers: buckets, of: signals)
        let found = Findings(refined: refined, unmatched: unmatched, signals: signals)
        var plan = try await assembled(found, of: snapshot, performance: performance, context: context)
        if options.learnsFromEdits, EditLearning.hasEdits(snapshot) {
            plan = try await settled(
                plan, found, of: snapshot, performance: performance, context: context)
        }
        plan.decisions = refined.decisions
        plan.unansweredGroups = refined.unanswered.count
        plan.warnings += AnswerEffect(refined, plan: plan, snapshot: snapshot).warnings
        // After a plan without some answers, the next plan must cover the same creatives again. New
        // ones are covered because they are in no neighbourhood; if this is the first plan of its
        // planner, everything is.
        plan.planner = refined.unanswered.isEmpty ? identifier : nil
        plan.neighbourhoods = Neighbourhoods.find(
            signals, snapshot, without: Set(refined.unanswered.joined()))
        return plan
    }

    /// The results of rules and refiner, before the edits of people are applied.
    private struct Findings {
        var refined: CampaignRefinement
        /// Creatives to which no rule applies.
        var unmatched: [Int]
        var signals: [CreativeSignals]
    }

    /// The maximum number of plans composed after the first one.
    private static let settlingPasses = 4

    /// Composes plans until another one changes nothing, at most ``settlingPasses`` times. Learning
    /// depends on the current campaigns of creatives, so that a plan can give it more to learn from.
    private func settled(
        _ plan: CampaignPlan, _ found: Findings, of snapshot: StoreSnapshot,
        performance: (any PerformanceStore)?, context: RunContext
    ) async throws -> CampaignPlan {
        var plan = plan
        for _ in 0..<Self.settlingPasses {
            let preview = try PlanPreview(plan, of: snapshot)
            let next = try await assembled(
                found, of: preview.snapshot, performance: performance, context: context)
            if try PlanPreview(next, of: preview.snapshot).snapshot == preview.snapshot { break }
            plan = preview.composed(with: next)
        }
        return plan
    }

    /// Builds a plan from the findings and the edits of people.
    private func assembled(
        _ found: Findings, of snapshot: StoreSnapshot, performance: (any PerformanceStore)?,
        context: RunContext
    ) async throws -> CampaignPlan {
        let (refined, unmatched, signals) = (found.refined, found.unmatched, found.signals)
        var archive = ArchivedCreatives(snapshot, signals: signals)
        let small = SmallDrafts(
            minimumSize: options.minimumClusterSize, flightOptions: options.flights, signals: signals)
        var (drafts, leftovers) = small.settle(archive.open(refined.drafts))
        var warnings = refined.warnings
        if options.resolution != .usual {
            let resolved = try resolved(drafts, of: snapshot, signals: signals, context: context)
            drafts = resolved.drafts
            warnings += resolved.warnings
        }

        var (learned, continuity, snapshot) = settle(
            drafts, leftovers.map(archive.explained), signals: signals, of: snapshot)
        let names = try await names(
            of: learned.drafts, continuing: continuity, signals: signals, performance: performance,
            context: context)
        learned.add(
            try await GroupNames(
                learned.drafts, namer: namer, performance: performance, snapshot: snapshot, signals: signals,
                context: context))
        var assembly = PlanAssembly(snapshot, signals: signals, learned: learned, continuity: continuity)
        assembly.addDrafts(names: names)
        assembly.keep(archive.assignments)
        for leftover in learned.leftovers {
            for member in leftover.draft.members { assembly.leaveOut(member.index, because: leftover.reason) }
        }
        for index in unmatched where !archive.holds(index) {
            assembly.leaveOut(index, because: unmatchedReason(of: signals[index]))
        }
        return assembly.plan(warnings: warnings)
    }

    /// The stage of the progress event whose total is the number of clusters found by rules: `Refining
    /// clusters`.
    package static let refiningStage = "Refining clusters"

    /// Returns the drafts after learning from edits, and the campaigns they continue.
    private func settle(
        _ drafts: [CampaignDraft], _ leftovers: [SmallDrafts.Leftover], signals: [CreativeSignals],
        of snapshot: StoreSnapshot
    ) -> (LearnedDrafts, Continuity, StoreSnapshot) {
        var learned = LearnedDrafts(drafts, leftovers: leftovers)
        let unlearned = Continuity(snapshot, drafts: drafts, signals: signals)
        // A creative that a person removed from a campaign is also excluded from the campaign that
        // takes it over.
        var snapshot = snapshot
        snapshot.exclusions += unlearned.carriedExclusions(of: snapshot)
        if options.learnsFromEdits {
            learned.learn(
                from: EditLearning(snapshot, signals: signals), homes: unlearned.existing.map { $0?.id },
                minimumSize: options.minimumClusterSize)
        }
        let continuity = Continuity(
            snapshot, drafts: learned.drafts, signals: signals,
            joined: Set(learned.followers.map(\.campaign)), homes: learned.homes, left: learned.left)
        return (learned, continuity, snapshot)
    }

    private func unmatchedReason(of signal: CreativeSignals) -> String {
        let landing: String
        switch signal.landing {
        case .nothing(let reason): landing = reason
        case .page(let page): landing = page.obstacle ?? "a tracker hides the landing page"
        }
        return "\(landing), and neither advertiser nor date is known"
    }

    /// Checks that the drafts have exactly the creatives of the buckets. A custom refiner may lose or
    /// duplicate creatives, and a clear error is better than a wrong plan.
    private func check(_ drafts: [CampaignDraft], covers buckets: [PreCluster], of signals: [CreativeSignals])
        throws
    {
        // Each creative counts 1 where it was given, and 0 once it was returned.
        var open = [Int8](repeating: 0, count: signals.count)
        for index in buckets.lazy.flatMap(\.members) { open[index] = 1 }
        let areKnown = drafts.allSatisfy { draft in
            draft.members.allSatisfy { member in
                guard open.indices.contains(member.index), open[member.index] == 1 else { return false }
                open[member.index] = 0
                return true
            }
        }
        guard areKnown, !open.contains(1) else {
            let given = buckets.reduce(0) { $0 + $1.members.count }
            let returned = drafts.reduce(0) { $0 + $1.members.count }
            throw PlanningError(
                .stageFailed,
                "the refiner was given \(counted(given, "creative")) and returned \(grouped(returned)), or different ones"
            )
        }
        for draft in drafts {
            if let stranger = draft.members.first(where: { signals[$0.index].creative.key.seat != draft.seat }
            ) {
                throw PlanningError(
                    .stageFailed,
                    "the refiner put creative \(signals[stranger.index].creative.key) into seat \(draft.seat)"
                )
            }
        }
    }
}
