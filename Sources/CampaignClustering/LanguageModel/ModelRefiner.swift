internal import CreativeModel
public import LLMProtocol
public import RuleClustering
public import StageCore

/// Has a language model merge, split and name what another refiner found, and believes nothing of its answers until they are checked.
///
/// ```swift
/// let refiner = ModelRefiner(model.limited(by: CallLimits()), keptIn: cache)
/// let plan = try await CampaignPlanner(refiner: refiner).plan(for: store.snapshot())
/// ```
///
/// The model sees a summary of each draft: counts, domains, pages without their queries, formats, dates, a few names. Text of others is
/// delimited as data. It may merge drafts of one seat and owner, name drafts, and say that one should be split; how, is decided here, by
/// what really separates the creatives.
///
/// Values of an answer are judged one by one. Unknown keys, keys used twice, confidences outside of 0...1 and names that no campaign may
/// have are left out and told in the warnings; the rest is used. An answer of which nothing can be used is asked for once more. When that
/// fails too, or the model cannot be asked, the drafts of that batch stay as they were, with a warning.
///
/// What an answer says becomes decisions (`ModelDecision`), which a store keeps with the plan. Drafts that a decision speaks of are shown
/// as decided: others may be merged into one of them, but an answer that splits, renames or joins them is not followed. About owners of
/// whom everything is decided, nothing is asked.
///
/// Answers are kept by owner, under the hash of model, settings and what was asked about the owner: no call is made for owners whose
/// drafts are as they were, whatever happens to others, even where nothing could be used of what was said of them. Without a cache, every run asks about all. Limits, retries and budgets are
/// wrappers of the model.
///
/// - Complexity: O(n log n) in the creatives, and a call for about 30 drafts.
public struct ModelRefiner: CampaignRefiner {
    /// What is asked.
    var model: any LanguageModel
    /// Finds the drafts that the model is shown, and is what remains where it fails.
    var base: any CampaignRefiner
    /// What keeps answers, or `nil`.
    var cache: (any KeyedCache)?
    /// Counts kept answers, one for each owner, or `nil`. Calls are counted by `LanguageModel.countingUsage(in:)`.
    var counter: UsageCounter?
    /// All else.
    var options: Options

    /// Shared by copies.
    let history = AnswerHistory()

    /// Makes a refiner.
    ///
    /// - Parameters:
    ///   - model: What is asked.
    ///   - base: Finds the drafts that the model is shown; ``FlightRefiner`` unless given.
    ///   - cache: Keeps answers; `nil` asks anew in every run.
    ///   - counter: Counts kept answers.
    ///   - options: All else.
    public init(
        _ model: any LanguageModel, base: any CampaignRefiner = FlightRefiner(),
        keptIn cache: (any KeyedCache)? = nil, countingIn counter: UsageCounter? = nil,
        options: Options = Options()
    ) {
        self.model = model
        self.base = base
        self.cache = cache
        self.counter = counter
        self.options = options
    }

    /// Refines buckets as ``refine(_:of:knowing:context:)`` does where nothing was decided before.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement {
        try await refine(
            clusters, of: signals, knowing: PlanningKnowledge(StoreSnapshot(creatives: [])), context: context)
    }

    /// Refines buckets: by the base refiner, then as was decided before, and then as the model says of what is undecided.
    ///
    /// - Parameters:
    ///   - clusters: Buckets whose members index into `signals`.
    ///   - signals: All creatives that are planned.
    ///   - knowledge: What was decided before, by whatever model, and where creatives are.
    ///   - context: Where to check for cancellation and report progress.
    /// - Throws: `LLMError` with `unauthorized`, `paymentRequired`, `invalidConfiguration`, or status 404 (no such model) before anything was answered, since
    ///   then nothing would be; ``PlanningError`` for options out of range; `CancellationError`; what the base refiner and the cache throw.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], knowing knowledge: PlanningKnowledge,
        context: RunContext
    ) async throws -> CampaignRefinement {
        try options.check()
        let found = try await base.refine(clusters, of: signals, context: context)
        let decided = DecidedDrafts(found.drafts, signals: signals, knowledge: knowledge)
        let units = try RefinementUnit.units(
            of: decided, signals: signals, size: options.batchSize, context: context
        ).filter(\.hasUndecided)
        let answers = try await answers(about: units, context: context)
        let splitter = DraftSplitter(
            signals: signals, options: options.flights, smallestPart: options.smallestPart)
        var made = MadeDecisions(
            decided, signals: signals, knowledge: knowledge, splitter: splitter, model: model.identifier)
        for (unit, review) in zip(units, answers.reviews) {
            if let review { made.add(review, of: unit) }
        }
        // The same way in which every later run applies them, with this model, another one or none.
        let refined =
            made.decisions.isEmpty
            ? decided
            : DecidedDrafts(found.drafts, signals: signals, knowledge: knowledge.adding(made.decisions))
        let unanswered = zip(units, answers.reviews).filter { $1 == nil }.map { unit, _ in
            unit.undecidedDrafts.flatMap { decided.drafts[$0].members.map(\.index) }
        }
        return CampaignRefinement(
            drafts: refined.drafts, warnings: found.warnings + made.warnings + answers.warnings,
            decisions: made.decisions, answeredGroups: answers.paidCount, unanswered: unanswered)
    }
}
