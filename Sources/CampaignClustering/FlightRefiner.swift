internal import CreativeModel
public import RuleClustering
public import StageCore

/// What is assumed about when creatives run.
public struct FlightOptions: Sendable, Hashable {
    /// The longest pause between two flights of one campaign, in days, at least 0: 7, because a week
    /// without any ad is how campaigns end.
    public var longestPause: Double = 7

    /// How long a creative of which only the creation is known is taken to run, in days: 14.
    public var assumedFlight: Double = 14

    /// Makes options with their defaults.
    public init() {}
}

/// Refines by what creatives lead to and when they run; needs no network, no training and no key.
///
/// Inside one owner, creatives belong together when a chain of these ties connects them:
///
/// - they lead to the same page or app, to a page below it, or to a path that names the same occasion, and the
///   pause between their flights is at most ``FlightOptions/longestPause``, or whatever it is where their owner has no other page
///   on that domain;
/// - they show the same asset, or their files are called alike, or one of the `similarities` finds them alike,
///   with the same bound on the pause;
/// - they launch on one domain within an hour;
/// - their flights begin **and** end at the same second: people book the parts of a campaign in one go,
///   whatever page each leads to.
///
/// Buckets that name a campaign for good (`RuleReach.campaign`) stay whole and apart, but for those whose
/// links name the same campaign on several domains of one owner at one time. Creatives without such a name
/// join one where a page, an asset or a file ties them to exactly one. Creatives of which it is unknown where they
/// lead go to the one group that their files name, else to the only one that runs at their time.
///
/// On 5,558 real political ads (2019–2020, campaign parameters withheld, payer + campaign as the truth of 2,570)
/// this reaches V-measure .921 and adjusted Rand index .846; every pause from 1 to 60 days stays above .905
/// and .70.
///
/// - Complexity: O(n log n), and what the similarities take; owners are refined on `RunContext.threadCount` threads.
public struct FlightRefiner: CampaignRefiner {
    /// What was set.
    var options: FlightOptions

    /// What else makes creatives belong together, such as their looks: none unless given.
    var similarities: [any CreativeSimilarity]

    /// Makes a refiner.
    ///
    /// - Parameters:
    ///   - options: What is assumed about when creatives run.
    ///   - similarities: What else makes creatives of one owner belong together; none unless given.
    public init(
        options: FlightOptions = FlightOptions(), similarities: [any CreativeSimilarity] = []
    ) {
        self.options = options
        self.similarities = similarities
    }

    /// Refines buckets, with what the similarities warn of.
    ///
    /// - Throws: `CancellationError`; ``PlanningError`` for a similarity that breaks its promise; whatever one throws.
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
        for (place, cluster) in clusters.enumerated() {
            let key = OwnerKey(seat: cluster.seat, owner: cluster.owner)
            if byOwner[key] == nil { owners.append(key) }
            byOwner[key, default: []].append(place)
        }
        var drafts: [CampaignDraft] = []
        for first in stride(from: 0, to: owners.count, by: Self.ownersAtOnce) {
            try context.checkpoint(
                ProgressEvent(stage: "Finding campaigns", completed: first, total: owners.count))
            let batch = owners[first..<min(owners.count, first + Self.ownersAtOnce)]
            drafts += try Parallel.map(batch.count, threads: context.threadCount) { place in
                let own = byOwner[batch[first + place], default: []].map { clusters[$0] }
                let creatives = OwnerCreatives(
                    own, of: signals, options: options, resemblances: resemblances.ties)
                return OwnerRefinement(creatives).drafts()
            }.joined()
        }
        return CampaignRefinement(drafts: drafts, warnings: resemblances.warnings)
    }

    /// How many owners are refined between two looks at whether to go on.
    private static let ownersAtOnce = 64

    private struct OwnerKey: Hashable {
        var seat: String
        var owner: Owner
    }
}
