public import CreativeModel
public import RuleClustering
public import StageCore

/// Plans campaigns for the creatives of a store: rules, refinement, names, and the match with the
/// campaigns that are already there. It only reads; `CampaignStore.apply(_:)` puts a plan into effect.
///
/// ```swift
/// let plan = try await CampaignPlanner().plan(for: store.snapshot())
/// let outcome = try await store.apply(plan)
/// ```
///
/// Every creative of the snapshot is in the plan once, in a campaign with its evidence or unassigned with a
/// reason. Equal snapshots give equal plans. What people decided is kept: creatives that they placed stay,
/// and none returns to a campaign that they took it out of.
///
/// - Complexity: O(n log n) in the creatives.
public struct CampaignPlanner: Sendable {
    /// What can be set.
    public struct Options: Sendable {
        /// The smallest campaign, at least 1: 3. Smaller groups are gathered, join their nearest campaign,
        /// or stay unassigned.
        public var minimumClusterSize = 3

        /// What ``minimumClusterSize`` can be where people choose it.
        package static let minimumClusterSizeRange = 1...1_000_000

        /// What is assumed about when creatives run.
        public var flights = FlightOptions()

        /// Whether creatives that nobody touched follow those like them which a person moved: yes.
        public var learnsFromEdits = true

        /// A word for settings of stages of your own: plans of another variant look at everything anew. Empty.
        public var variant = ""

        /// Makes options with their defaults.
        public init() {}
    }

    /// What was set.
    public var options: Options
    /// Recognise the obvious.
    var rules: RuleClusterer
    /// Splits and merges.
    var refiner: any CampaignRefiner
    /// Gives names.
    var namer: any CampaignNamer

    /// Makes a planner; each stage can be replaced.
    ///
    /// - Parameters:
    ///   - rules: Asked in their order; the first that applies to a creative decides its bucket.
    ///   - refiner: Splits and merges buckets; ``FlightRefiner`` unless given.
    ///   - namer: Names new campaigns.
    ///   - options: Sizes.
    public init(
        rules: [any ClusteringRule] = RuleClusterer.standardRules,
        refiner: (any CampaignRefiner)? = nil, namer: any CampaignNamer = OfflineNamer(),
        options: Options = Options()
    ) {
        self.rules = RuleClusterer(rules: rules)
        self.refiner = refiner ?? FlightRefiner(options: options.flights)
        self.namer = namer
        self.options = options
    }

    /// Plans.
    ///
    /// - Parameters:
    ///   - snapshot: What the store holds.
    ///   - context: Seed, progress and cancellation.
    /// - Throws: ``PlanningError`` for options out of range or a stage that breaks its promise;
    ///   `CancellationError`; whatever the refiner and the namer throw.
    public func plan(
        for snapshot: StoreSnapshot, context: RunContext = RunContext()
    ) async throws -> CampaignPlan {
        try await plan(for: snapshot, performance: nil, context: context)
    }

    /// Plans, and names new campaigns in agreement with the days of their performance.
    ///
    /// - Parameters:
    ///   - snapshot: What the store holds.
    ///   - performance: Where the performance of the creatives is; asked only about campaigns whose names speak of time.
    ///   - context: Seed, progress and cancellation.
    /// - Throws: What ``plan(for:context:)-(StoreSnapshot,_)`` throws, and the errors of the store.
    package func plan(
        for snapshot: StoreSnapshot, performance: (any PerformanceStore)?, context: RunContext = RunContext()
    ) async throws -> CampaignPlan {
        try options.check()
        let signals = try SignalReader().read(snapshot.creatives, context: context)
        let (buckets, unmatched) = rules.cluster(signals)
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
        // After a plan that lacks answers, another one must look at the same creatives again: at those that are new, since they are
        // in no neighbourhood, and at everything where this was the first plan of its planner.
        plan.planner = refined.unanswered.isEmpty ? identifier : nil
        plan.neighbourhoods = Neighbourhoods.find(
            signals, snapshot, without: Set(refined.unanswered.joined()))
        return plan
    }

    /// The results of rules and refiner, before people's decisions apply.
    private struct Findings {
        var refined: CampaignRefinement
        /// Creatives that no rule applies to.
        var unmatched: [Int]
        var signals: [CreativeSignals]
    }

    /// The most plans that are composed after the first one.
    private static let settlingPasses = 4

    /// Composes plans until another one changes nothing, within ``settlingPasses``. Learning depends on where creatives are, so a
    /// plan can give it more to learn from.
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

    /// Builds one plan from the findings and people's decisions.
    private func assembled(
        _ found: Findings, of snapshot: StoreSnapshot, performance: (any PerformanceStore)?,
        context: RunContext
    ) async throws -> CampaignPlan {
        let (refined, unmatched, signals) = (found.refined, found.unmatched, found.signals)
        var archive = ArchivedCreatives(snapshot, signals: signals)
        let small = SmallDrafts(
            minimumSize: options.minimumClusterSize, flightOptions: options.flights, signals: signals)
        let (drafts, leftovers) = small.settle(archive.open(refined.drafts))

        let (learned, continuity, snapshot) = settle(
            drafts, leftovers.map(archive.explained), signals: signals, of: snapshot)
        let names = try await names(
            of: learned.drafts, continuing: continuity, signals: signals, performance: performance,
            context: context)
        var assembly = PlanAssembly(snapshot, signals: signals, learned: learned, continuity: continuity)
        assembly.addDrafts(names: names)
        assembly.keep(archive.assignments)
        for leftover in learned.leftovers {
            for member in leftover.draft.members { assembly.leaveOut(member.index, because: leftover.reason) }
        }
        for index in unmatched where !archive.holds(index) {
            assembly.leaveOut(index, because: unmatchedReason(of: signals[index]))
        }
        return assembly.plan(warnings: refined.warnings)
    }

    /// The stage of the event that tells how many clusters rules have found, as its total: `Refining clusters`.
    package static let refiningStage = "Refining clusters"

    /// What edits teach of drafts, and which campaigns these continue.
    private func settle(
        _ drafts: [CampaignDraft], _ leftovers: [SmallDrafts.Leftover], signals: [CreativeSignals],
        of snapshot: StoreSnapshot
    ) -> (LearnedDrafts, Continuity, StoreSnapshot) {
        var learned = LearnedDrafts(drafts, leftovers: leftovers)
        let unlearned = Continuity(snapshot, drafts: drafts, signals: signals)
        // What a person took out of a campaign that another takes over is not to be in that one either.
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

    /// A refiner of another hand may lose or double creatives; better a clear error than a wrong plan.
    private func check(_ drafts: [CampaignDraft], covers buckets: [PreCluster], of signals: [CreativeSignals])
        throws
    {
        let given = buckets.flatMap(\.members).sorted()
        let returned = drafts.flatMap { $0.members.map(\.index) }.sorted()
        guard given == returned else {
            throw PlanningError(
                .stageFailed,
                "the refiner was given \(counted(given.count, "creative")) and returned \(grouped(returned.count)), or others"
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

extension CampaignPlanner.Options {
    fileprivate func check() throws {
        guard minimumClusterSize >= 1 else {
            throw PlanningError(
                .invalidOption, "minimumClusterSize is \(minimumClusterSize), expected at least 1")
        }
        guard flights.longestPause >= 0, flights.assumedFlight >= 0 else {
            throw PlanningError(
                .invalidOption,
                "longestPause is \(flights.longestPause) and assumedFlight \(flights.assumedFlight), expected days of at least 0"
            )
        }
    }
}
