public import CreativeModel
package import StageCore

/// Creatives grouped by one rule, before refinement.
public struct PreCluster: Sendable, Hashable {
    /// The seat.
    public var seat: String
    /// The owner of the creatives.
    public var owner: Owner
    /// The method of the rule.
    public var method: ClusteringMethod
    /// The key that the rule assigned.
    public var key: String
    /// The reach of the key.
    public var reach: RuleReach
    /// The name of the bucket, if the rule knows one.
    public var name: String?
    /// The indices of the creatives among the signals, ascending.
    public var members: [Int]
    /// The evidence for each member.
    public var evidence: [Evidence]
}

/// Groups creatives into buckets by the first rule that applies to each.
///
/// ```swift
/// let signals = try SignalReader().read(creatives)
/// let buckets = RuleClusterer().cluster(signals)
/// ```
public struct RuleClusterer: Sendable {
    /// The rules, in the order in which they are tried.
    package var rules: [any ClusteringRule]

    /// The rules for the platform's campaign, app, campaign hint, other names, registrable domain, advertiser, ISO week and
    /// account.
    public static let standardRules: [any ClusteringRule] = [
        .platformCampaign, .app, .hint, .name, .domain, .advertiser, .week, .account,
    ]

    /// Creates a clusterer.
    ///
    /// - Parameter rules: The rules in order; the first one that applies decides.
    package init(rules: [any ClusteringRule] = RuleClusterer.standardRules) {
        self.rules = rules
    }

    /// Returns the buckets, in the order of their first members, and the creatives to which no rule
    /// applies.
    ///
    /// - Parameters:
    ///   - signals: The creatives to group.
    ///   - context: The number of threads, and cancellation.
    /// - Throws: `CancellationError` if the task is cancelled.
    /// - Complexity: O(n · rules).
    package func cluster(
        _ signals: [CreativeSignals], context: RunContext
    ) throws -> (clusters: [PreCluster], unmatched: [Int]) {
        var buckets = Buckets()
        for start in stride(from: 0, to: signals.count, by: Self.batchSize) {
            try context.checkpoint(
                ProgressEvent(stage: "Applying rules", completed: start, total: signals.count))
            let batch = start..<min(signals.count, start + Self.batchSize)
            let chunkCount = (batch.count + Self.chunkSize - 1) / Self.chunkSize
            let matches = try Parallel.map(chunkCount, threads: context.threadCount) { chunk in
                let first = start + chunk * Self.chunkSize
                return (first..<min(batch.upperBound, first + Self.chunkSize)).map { firstMatch(signals[$0]) }
            }
            for (index, match) in zip(batch, matches.joined()) {
                buckets.add(index, signals[index], match)
            }
        }
        return (buckets.clusters, buckets.unmatched)
    }

    /// Returns the buckets, on one thread.
    package func cluster(_ signals: [CreativeSignals]) -> (clusters: [PreCluster], unmatched: [Int]) {
        var buckets = Buckets()
        for (index, signal) in signals.enumerated() { buckets.add(index, signal, firstMatch(signal)) }
        return (buckets.clusters, buckets.unmatched)
    }

    /// The number of creatives that a thread matches at a time.
    private static let chunkSize = 512
    /// The number of creatives whose matches are kept at a time.
    private static let batchSize = 1 << 15

    private struct Buckets {
        private(set) var clusters: [PreCluster] = []
        private(set) var unmatched: [Int] = []
        private var indices: [Bucket: Int] = [:]

        /// Adds the creative at an index to the bucket of its match.
        mutating func add(_ index: Int, _ signal: CreativeSignals, _ match: (ClusteringMethod, RuleMatch)?) {
            guard let (method, match) = match else {
                unmatched.append(index)
                return
            }
            let bucket = Bucket(
                seat: signal.creative.key.seat, owner: signal.owner, method: method, key: match.key)
            let position = indices[bucket] ?? clusters.count
            if position == clusters.count {
                indices[bucket] = position
                clusters.append(
                    PreCluster(
                        seat: bucket.seat, owner: bucket.owner, method: method, key: match.key,
                        reach: match.reach, name: match.name, members: [], evidence: []))
            }
            clusters[position].members.append(index)
            // Most members of a bucket have the same evidence, whose text is stored once.
            let last = clusters[position].evidence.last
            clusters[position].evidence.append(
                last.flatMap { $0 == match.evidence ? $0 : nil } ?? match.evidence)
        }
    }

    private struct Bucket: Hashable {
        var seat: String
        var owner: Owner
        var method: ClusteringMethod
        var key: String
    }

    private func firstMatch(_ signal: CreativeSignals) -> (ClusteringMethod, RuleMatch)? {
        for rule in rules {
            if let match = rule.match(signal) { return (rule.method, match) }
        }
        return nil
    }
}
