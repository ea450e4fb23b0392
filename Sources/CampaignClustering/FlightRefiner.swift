internal import CreativeModel
public import RuleClustering
public import StageCore

/// The assumptions about when creatives run.
public struct FlightOptions: Sendable, Hashable {
    /// The longest pause between two flights of one campaign, at least 0. The default is 7 days,
    /// because a week without ads usually ends a campaign.
    public var longestPause = Duration.seconds(7 * 86_400)

    /// The assumed duration of a creative with only a creation date. The default is 14 days.
    public var assumedFlight = Duration.seconds(14 * 86_400)

    /// Creates options with their default values.
    public init() {}

    /// ``longestPause`` in days.
    var longestPauseDays: Double { longestPause / .seconds(86_400) }

    /// ``assumedFlight`` in days.
    var assumedFlightDays: Double { assumedFlight / .seconds(86_400) }
}

/// A refiner that splits and merges buckets by landing pages and flights. It needs no network, no
/// training and no key.
///
/// Creatives of one owner belong together if a chain of these ties connects them:
///
/// - They lead to the same page or app, to a page below it, or to a path that names the same occasion.
///   The pause between their flights is at most ``FlightOptions/longestPause``; if their owner has no
///   other page on that domain, it may be any.
/// - They show the same asset, their files have similar names, or one of the `similarities` groups
///   them, with the same limit on the pause.
/// - They launch on one domain within an hour.
/// - Their flights begin **and** end at the same second: the parts of a campaign are booked together,
///   regardless of the page each leads to.
///
/// Buckets that identify a campaign (`RuleReach.campaign`) are neither split nor merged, except those
/// whose links name the same campaign on several domains of one owner at the same time. Creatives
/// without such a name join a named campaign if a page, an asset or a file ties them to exactly one.
/// Creatives with an unknown landing page join the one group that their files name, else the only group
/// that runs at their time.
///
/// On 5,558 real political ads (2019–2020, campaign parameters withheld, payer + campaign as ground
/// truth for 2,570), it reaches V-measure 0.921 and adjusted Rand index 0.846. For every pause from 1
/// to 60 days, these stay above 0.905 and 0.70.
///
/// - Complexity: O(n log n), plus the cost of the similarities. Owners are refined on
///   `RunContext.threadCount` threads.
public struct FlightRefiner: CampaignRefiner {
    /// The options of the refiner.
    var options: FlightOptions

    /// Additional similarities, such as that of pictures. The default is none.
    var similarities: [any CreativeSimilarity]

    /// Creates a refiner.
    ///
    /// - Parameters:
    ///   - options: The assumptions about when creatives run.
    ///   - similarities: Additional similarities that join creatives of one owner. The default is none.
    public init(
        options: FlightOptions = FlightOptions(), similarities: [any CreativeSimilarity] = []
    ) {
        self.options = options
        self.similarities = similarities
    }

    /// Refines buckets and returns the warnings of the similarities.
    ///
    /// - Throws: `CancellationError`; ``PlanningError`` if a similarity violates its contract; any
    ///   error of a similarity.
    public func refine(
        _ clusters: [PreCluster], of signals: [CreativeSignals], context: RunContext
    ) async throws -> CampaignRefinement {
        var resemblances = Resemblances(count: signals.count)
        for (number, similarity) in similarities.enumerated() {
            let found = try await similarity.groups(of: signals.map(\.creative), context: context)
            try resemblances.add(found, of: similarity.kind, number: number)
        }
        var byOwner: [OwnerKey: [Int]] = [:]
        var owners: [OwnerKey] = []
        for (index, cluster) in clusters.enumerated() {
            let key = OwnerKey(seat: cluster.seat, owner: cluster.owner)
            if byOwner[key] == nil { owners.append(key) }
            byOwner[key, default: []].append(index)
        }
        var drafts: [CampaignDraft] = []
        for first in stride(from: 0, to: owners.count, by: Self.ownersAtOnce) {
            try context.checkpoint(
                ProgressEvent(stage: "Finding campaigns", completed: first, total: owners.count))
            let batch = owners[first..<min(owners.count, first + Self.ownersAtOnce)]
            drafts += try Parallel.map(batch.count, threads: context.threadCount) { index in
                let own = byOwner[batch[first + index], default: []].map { clusters[$0] }
                let creatives = OwnerCreatives(
                    own, of: signals, options: options, resemblances: resemblances.ties)
                return OwnerRefinement(creatives).drafts()
            }.joined()
        }
        return CampaignRefinement(drafts: drafts, warnings: resemblances.warnings)
    }

    /// The number of owners refined between two checkpoints.
    private static let ownersAtOnce = 64

    private struct OwnerKey: Hashable {
        var seat: String
        var owner: Owner
    }
}
