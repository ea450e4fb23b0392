public import CreativeModel

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
    /// - Complexity: O(n · rules).
    package func cluster(_ signals: [CreativeSignals]) -> (clusters: [PreCluster], unmatched: [Int]) {
        var clusters: [PreCluster] = []
        var indices: [Bucket: Int] = [:]
        var unmatched: [Int] = []
        for (index, signal) in signals.enumerated() {
            guard let (method, match) = firstMatch(signal) else {
                unmatched.append(index)
                continue
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
        return (clusters, unmatched)
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
