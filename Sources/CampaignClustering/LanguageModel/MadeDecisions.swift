internal import CreativeModel
internal import RuleClustering
internal import StageCore

/// The decisions made from the answers of a model, which are stored and applied to drafts.
struct MadeDecisions {
    /// The decisions, in the order of the answers; no creative is in two.
    private(set) var decisions: [ModelDecision] = []
    private(set) var warnings: [String] = []

    private let drafts: DecidedDrafts
    private let signals: [CreativeSignals]
    private let knowledge: PlanningKnowledge
    private let splitter: DraftSplitter
    private let model: String

    /// - Parameters:
    ///   - drafts: The drafts shown to the model.
    ///   - model: The identifier of the model.
    init(
        _ drafts: DecidedDrafts, signals: [CreativeSignals], knowledge: PlanningKnowledge,
        splitter: DraftSplitter, model: String
    ) {
        self.drafts = drafts
        self.signals = signals
        self.knowledge = knowledge
        self.splitter = splitter
        self.model = model
    }

    mutating func add(_ review: RefinementReview, of unit: RefinementUnit) {
        let whose = "campaigns of \(quoted(unit.advertiser, limit: 60))"
        warnings += review.remarks.map { "\(whose): \($0)" }
        var undecided = Set(unit.decisions.indices.filter { unit.decisions[$0] == nil })
        for campaign in review.campaigns {
            undecided.subtract(campaign.clusters)
            decide(campaign, of: unit)
        }
        for (cluster, reason) in review.splits.sorted(by: { $0.key < $1.key }) {
            let draft = drafts.drafts[unit.indices[cluster]]
            if let parts = splitter.parts(of: draft) {
                undecided.remove(cluster)
                for part in parts { decide(part, of: draft, because: reason) }
            } else {
                warnings.append(
                    "\(whose): key \(quoted(unit.summaries[cluster].key, limit: 40)) should be split, but nothing "
                        + "separates its \(draft.members.count) creatives")
            }
        }
        for cluster in undecided.sorted() { leave(cluster, of: unit) }
    }

    /// Records that the model saw a draft without a usable answer about it. If it were asked again, the
    /// answer might differ, and a second run would change the result of the first.
    private mutating func leave(_ cluster: Int, of unit: RefinementUnit) {
        let members = drafts.drafts[unit.indices[cluster]].members.map(\.index)
        decisions.append(
            ModelDecision(
                kind: .named, seat: unit.seat, creatives: knowledge.decidable(keys(members)), model: model))
    }

    private mutating func decide(_ campaign: RefinementReview.Campaign, of unit: RefinementUnit) {
        // A review allows at most one decided cluster in a campaign.
        let earlier = campaign.clusters.lazy.compactMap { unit.decisions[$0] }.first
        let members = campaign.clusters.flatMap { drafts.drafts[unit.indices[$0]].members.map(\.index) }
        let creatives = Set(keys(members)).union(earlier?.creatives ?? []).sorted()
        decisions.append(
            ModelDecision(
                kind: campaign.clusters.count > 1 ? .merged : .named,
                seat: unit.seat, creatives: knowledge.decidable(creatives),
                name: earlier?.name ?? campaign.name?.text,
                confidence: campaign.confidence ?? earlier?.confidence, reason: campaign.reasoning,
                model: model))
    }

    private mutating func decide(
        _ part: DraftSplitter.Part, of draft: CampaignDraft, because reason: String
    ) {
        let told = reason.isEmpty ? "a language model sees several campaigns here" : reason
        let stem = told.hasSuffix(".") ? String(told.dropLast()) : told
        decisions.append(
            ModelDecision(
                kind: .split, seat: draft.seat, creatives: knowledge.decidable(keys(part.members)),
                reason: "\(stem); \(part.label)", model: model))
    }

    private func keys(_ members: [Int]) -> [CreativeKey] { members.map { signals[$0].creative.key } }
}
