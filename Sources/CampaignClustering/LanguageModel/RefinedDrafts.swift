internal import CreativeModel
internal import StageCore

/// Puts what a model said into effect on the drafts.
struct RefinedDrafts {
    /// What stands in place of each draft; nothing where it was merged into an earlier one.
    private var results: [[CampaignDraft]]
    private let splitter: DraftSplitter
    private(set) var warnings: [String] = []

    init(_ drafts: [CampaignDraft], splitter: DraftSplitter) {
        results = drafts.map { [$0] }
        self.splitter = splitter
    }

    /// All drafts, in the order of the first ones that went into each.
    var drafts: [CampaignDraft] { results.flatMap(\.self) }

    mutating func apply(_ review: RefinementReview, to unit: RefinementUnit) {
        warnings += review.remarks.map { "campaigns of \(quoted(unit.advertiser, limit: 60)): \($0)" }
        for campaign in review.campaigns { apply(campaign, to: unit) }
        for (cluster, reason) in review.splits.sorted(by: { $0.key < $1.key }) {
            let place = unit.places[cluster]
            guard let draft = results[place].first else { continue }
            if let parts = splitter.parts(of: draft, because: reason) {
                results[place] = parts
            } else {
                warnings.append(
                    "campaigns of \(quoted(unit.advertiser, limit: 60)): key \(quoted(unit.summaries[cluster].key, limit: 40)) should be "
                        + "split, but nothing separates its \(counted(draft.members.count, "creative"))")
            }
        }
    }

    private mutating func apply(_ campaign: RefinementReview.Campaign, to unit: RefinementUnit) {
        let places = campaign.clusters.map { unit.places[$0] }.sorted()
        let parts = places.flatMap { results[$0] }
        // The largest, the first of several.
        let order = parts.indices.sorted { (-parts[$0].members.count, $0) < (-parts[$1].members.count, $1) }
        guard var draft = order.first.map({ parts[$0] }) else { return }
        let isMerged = parts.count > 1
        let act =
            isMerged
            ? "joined from \(parts.count) groups by a language model" : "kept together by a language model"
        let detail = campaign.reasoning.isEmpty ? act : "\(act): \(campaign.reasoning)"
        draft.members = parts.flatMap(\.members).sorted { $0.index < $1.index }
        for place in draft.members.indices {
            draft.members[place].evidence.append(Evidence(kind: "model", detail: detail))
            if isMerged { draft.members[place].assignedBy = .model }
        }
        // Where only the name is the model's, the planner says so of the campaign.
        if isMerged { draft.method = .model }
        draft.confidence = campaign.confidence ?? parts.map(\.confidence).min() ?? draft.confidence
        draft.proposedName = campaign.name?.text
        for place in places { results[place] = [] }
        results[places[0]] = [draft]
    }
}
