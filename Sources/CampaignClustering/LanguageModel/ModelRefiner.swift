internal import CreativeModel
public import LLMProtocol
public import RuleClustering
public import StageCore

/// A refiner that has a language model merge, split and name the drafts of another refiner, and
/// validates the answers.
///
/// ```swift
/// let refiner = ModelRefiner(model.limited(by: CallLimits()), keptIn: cache)
/// let plan = try await CampaignPlanner(refiner: refiner).plan(for: store.snapshot())
/// ```
///
/// The model sees a summary of each draft: counts, domains, pages without their queries, formats, dates
/// and a few names. Third-party text is delimited as data. The model may merge drafts of one seat and
/// owner, name drafts, and request that one be split. The refiner decides how to split it, by the marks
/// that separate the creatives.
///
/// Each value of an answer is validated separately. Unknown keys, duplicate keys, confidences outside
/// of 0...1 and invalid campaign names are left out and reported in the warnings; the rest is used. If
/// an answer is entirely unusable, the model is asked once more. If that fails too, or the model cannot
/// be asked, the drafts of the batch stay unchanged, with a warning.
///
/// Answers become decisions (`ModelDecision`), which a store keeps with the plan. Drafts covered by a
/// decision are shown as decided. Others may be merged into one of them, but an answer that splits,
/// renames or merges decided drafts is ignored. Owners whose drafts are all decided are not asked
/// about.
///
/// Answers are cached by owner, under the hash of the model, the settings and the question about the
/// owner. No call is made for owners whose drafts are unchanged, regardless of changes to other owners,
/// and even if the cached answer was unusable. Without a cache, every run asks about all owners.
/// Limits, retries and budgets are wrappers of the model.
///
/// - Complexity: O(n log n) in the creatives, plus one call per about 30 drafts.
public struct ModelRefiner: CampaignRefiner {
    /// The model to ask.
    var model: any LanguageModel
    /// The refiner that finds the drafts shown to the model. Its drafts are used if the model fails.
    var base: any CampaignRefiner
    /// The cache of answers, or `nil`.
    var cache: (any KeyedCache)?
    /// The counter of cached answers, one per owner, or `nil`. Calls are counted by
    /// `LanguageModel.countingUsage(in:)`.
    var counter: UsageCounter?
    /// The options of the refiner.
    var options: Options

    /// The history of answers, shared by copies.
    let history = AnswerHistory()

    /// Creates a refiner.
    ///
    /// - Parameters:
    ///   - model: The model to ask.
    ///   - base: The refiner that finds the drafts shown to the model. The default is a
    ///     ``FlightRefiner``.
    ///   - cache: The cache of answers; with `nil`, every run asks again.
    ///   - counter: The counter of cached answers.
    ///   - options: The options of the refiner.
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

    /// Refines buckets as ``refine(_:of:knowing:context:)`` does without earlier decisions.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement {
        try await refine(
            clusters, of: signals, knowing: PlanningKnowledge(StoreSnapshot(creatives: [])), context: context)
    }

    /// Refines buckets: with the base refiner, then with earlier decisions, then with the model's
    /// answers about undecided drafts.
    ///
    /// - Parameters:
    ///   - clusters: The buckets, whose members are indices into `signals`.
    ///   - signals: The creatives to plan.
    ///   - knowledge: The earlier decisions of any model, and the current campaigns of creatives.
    ///   - context: The context to check for cancellation and to report progress to.
    /// - Throws: `LLMError` with `unauthorized`, `paymentRequired`, `invalidConfiguration`, or status
    ///   404 (no such model) before the first answer, since then no request would succeed;
    ///   ``PlanningError`` if an option is out of range; `CancellationError`; any error of the base
    ///   refiner and the cache.
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
        // Applies the decisions exactly as every later run does, with this model, another one or none.
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
