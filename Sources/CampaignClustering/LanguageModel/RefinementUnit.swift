internal import CreativeModel
internal import LLMProtocol
internal import RuleClustering
internal import StageCore

/// Drafts of one seat and owner that are shown to a model together: all of them, where they fit.
///
/// A unit is what an answer is kept for, so that what changes at one owner asks nothing again of the others.
struct RefinementUnit: Sendable {
    /// Places of the drafts in the base refiner's result.
    let places: [Int]
    /// What is shown of each.
    let summaries: [ClusterSummary]
    /// The seat: no prompt speaks of two.
    let seat: String
    /// Whose they are, as a model sees it.
    let advertiser: String
    /// Whose they are is known, so that several may be one campaign.
    let mayMerge: Bool
    /// For each draft, what was decided about it before.
    let decisions: [ModelDecision?]
    /// By key, the place in this unit.
    let byKey: [String: Int]
    /// What the unit takes of a batch, in tokens.
    let estimatedTokens: Int

    private init(
        _ clusters: [(place: Int, summary: ClusterSummary)], of drafts: DecidedDrafts, advertiser: String,
        group: Group
    ) {
        seat = group.seat
        places = clusters.map(\.place)
        summaries = clusters.map(\.summary)
        decisions = clusters.map { drafts.decisions[$0.place] }
        self.advertiser = advertiser
        mayMerge = group.owner != .unknown
        byKey = Dictionary(summaries.enumerated().map { ($1.key, $0) }) { first, _ in first }
        estimatedTokens = summaries.reduce(advertiser.utf8.count / 4 + 20) { $0 + $1.estimatedTokens }
    }

    /// Whether there is anything to ask about.
    var hasUndecided: Bool { decisions.contains { $0 == nil } }

    /// Places of the drafts that nothing was decided about.
    var undecidedDrafts: [Int] { zip(places, decisions).filter { $1 == nil }.map(\.0) }

    /// The units of all drafts, in the order of their first ones. An owner with more than fits a batch has several, with
    /// drafts beside those that are like them.
    static func units(
        of decided: DecidedDrafts, signals: [CreativeSignals], size: BatchSize, context: RunContext
    ) throws -> [RefinementUnit] {
        let drafts = decided.drafts
        var byOwner: [Group: [Int]] = [:]
        var groups: [Group] = []
        for (place, draft) in drafts.enumerated() where !draft.members.isEmpty {
            let group = Group(seat: draft.seat, owner: draft.owner)
            if byOwner[group] == nil { groups.append(group) }
            byOwner[group, default: []].append(place)
        }
        return try groups.enumerated().flatMap { done, group in
            if done % 64 == 0 {
                try context.checkpoint(
                    ProgressEvent(stage: "Summing up campaigns", completed: done, total: groups.count))
            }
            let clusters = byOwner[group, default: []].map { place in
                (
                    place: place,
                    summary: ClusterSummary(
                        drafts[place], decision: decided.decisions[place], signals: signals)
                )
            }
            let advertiser = advertiser(group.owner, of: clusters.map { drafts[$0.place] }, signals)
            return chunks(of: clusters, size: size, drafts: drafts, signals: signals).map {
                RefinementUnit($0, of: decided, advertiser: advertiser, group: group)
            }
        }
    }

    private struct Group: Hashable {
        var seat: String
        var owner: Owner
    }

    private static func chunks(
        of clusters: [(place: Int, summary: ClusterSummary)], size: BatchSize, drafts: [CampaignDraft],
        signals: [CreativeSignals]
    ) -> [[(place: Int, summary: ClusterSummary)]] {
        let tokens = clusters.reduce(0) { $0 + $1.summary.estimatedTokens }
        if size.fits(clusters: clusters.count, tokens: tokens) { return [clusters] }
        let marked = clusters.map { cluster in
            let shape = DraftShape(drafts[cluster.place], signals: signals, assumedFlight: 0)
            return (cluster: cluster, mark: ([shape.ground] + shape.path).joined(separator: "/"))
        }
        var chunks: [[(place: Int, summary: ClusterSummary)]] = []
        var filled = 0
        for (cluster, _) in marked.sorted(by: { ($0.mark, $0.cluster.place) < ($1.mark, $1.cluster.place) }) {
            let next = filled + cluster.summary.estimatedTokens
            if let last = chunks.indices.last, size.fits(clusters: chunks[last].count + 1, tokens: next) {
                chunks[last].append(cluster)
                filled = next
            } else {
                chunks.append([cluster])
                filled = cluster.summary.estimatedTokens
            }
        }
        return chunks
    }

    private static func advertiser(
        _ owner: Owner, of drafts: [CampaignDraft], _ signals: [CreativeSignals]
    ) -> String {
        let spelled = Tally(
            drafts.flatMap { $0.members.compactMap { signals[$0.index].creative.advertiser } }
        ).ranked.lazy.compactMap { PromptText.words($0.value, to: 60) }.first
        if let spelled { return spelled }
        return switch owner {
        case .advertiser(let name): PromptText.words(name.folded, to: 60) ?? "unknown"
        case .domain(let domain): PromptText.shortened(domain, to: 80)
        case .app(let app): PromptText.shortened(app.id, to: 80)
        case .unknown: "unknown"
        }
    }
}
