internal import CreativeModel
internal import LLMProtocol
internal import RuleClustering
internal import StageCore

/// Drafts of one seat and owner that are shown to a model together: all of them, if they fit.
///
/// Answers are cached by unit, so that a change to one owner causes no new questions about others.
struct RefinementUnit: Sendable {
    /// The indices of the drafts in the result of the base refiner.
    let indices: [Int]
    /// The summaries of the drafts.
    let summaries: [ClusterSummary]
    /// The seat: a prompt never covers two.
    let seat: String
    /// The owner, as shown to the model.
    let advertiser: String
    /// Whether the owner is known, so that several drafts may be one campaign.
    let mayMerge: Bool
    /// The earlier decision about each draft.
    let decisions: [ModelDecision?]
    /// The index in this unit by key.
    let byKey: [String: Int]
    /// The estimated number of tokens of the unit in a batch.
    let estimatedTokens: Int

    private init(
        _ clusters: [(index: Int, summary: ClusterSummary)], of drafts: DecidedDrafts, advertiser: String,
        group: Group
    ) {
        seat = group.seat
        indices = clusters.map(\.index)
        summaries = clusters.map(\.summary)
        decisions = clusters.map { drafts.decisions[$0.index] }
        self.advertiser = advertiser
        mayMerge = group.owner != .unknown
        byKey = Dictionary(summaries.enumerated().map { ($1.key, $0) }) { first, _ in first }
        estimatedTokens = summaries.reduce(advertiser.utf8.count / 4 + 20) { $0 + $1.estimatedTokens }
    }

    /// Whether any draft is undecided.
    var hasUndecided: Bool { decisions.contains { $0 == nil } }

    /// The indices of the undecided drafts.
    var undecidedDrafts: [Int] { zip(indices, decisions).filter { $1 == nil }.map(\.0) }

    /// Returns the units of all drafts, in the order of their first drafts. An owner that exceeds a
    /// batch has several units, with similar drafts next to each other.
    static func units(
        of decided: DecidedDrafts, signals: [CreativeSignals], size: BatchSize, context: RunContext
    ) throws -> [RefinementUnit] {
        let drafts = decided.drafts
        var byOwner: [Group: [Int]] = [:]
        var groups: [Group] = []
        for (index, draft) in drafts.enumerated() where !draft.members.isEmpty {
            let group = Group(seat: draft.seat, owner: draft.owner)
            if byOwner[group] == nil { groups.append(group) }
            byOwner[group, default: []].append(index)
        }
        return try groups.enumerated().flatMap { done, group in
            if done % 64 == 0 {
                try context.checkpoint(
                    ProgressEvent(stage: "Summing up campaigns", completed: done, total: groups.count))
            }
            let clusters = byOwner[group, default: []].map { index in
                (
                    index: index,
                    summary: ClusterSummary(
                        drafts[index], decision: decided.decisions[index], signals: signals)
                )
            }
            let advertiser = advertiser(group.owner, of: clusters.map { drafts[$0.index] }, signals)
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
        of clusters: [(index: Int, summary: ClusterSummary)], size: BatchSize, drafts: [CampaignDraft],
        signals: [CreativeSignals]
    ) -> [[(index: Int, summary: ClusterSummary)]] {
        let tokens = clusters.reduce(0) { $0 + $1.summary.estimatedTokens }
        if size.fits(clusters: clusters.count, tokens: tokens) { return [clusters] }
        let marked = clusters.map { cluster in
            let shape = DraftShape(drafts[cluster.index], signals: signals, assumedFlight: 0)
            return (cluster: cluster, mark: ([shape.ground] + shape.path).joined(separator: "/"))
        }
        var chunks: [[(index: Int, summary: ClusterSummary)]] = []
        var filled = 0
        for (cluster, _) in marked.sorted(by: { ($0.mark, $0.cluster.index) < ($1.mark, $1.cluster.index) }) {
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
        case .account, .unknown: "unknown"
        }
    }
}
