public import CreativeModel

/// Creatives that one rule puts together, before refinement.
public struct PreCluster: Sendable, Hashable {
    /// The seat.
    public var seat: String
    /// Whose creatives they are.
    public var owner: Owner
    /// The rule.
    public var method: ClusteringMethod
    /// The rule's key.
    public var key: String
    /// How much the key says.
    public var reach: RuleReach
    /// What people call it, where the rule knows.
    public var name: String?
    /// Indices into the signals, ascending.
    public var members: [Int]
    /// For each member, why.
    public var evidence: [Evidence]
}

/// Puts creatives into buckets by the first rule that applies to each.
///
/// ```swift
/// let signals = try SignalReader().read(creatives)
/// let buckets = RuleClusterer().cluster(signals)
/// ```
public struct RuleClusterer: Sendable {
    /// The rules, in the order in which they are asked.
    package var rules: [any ClusteringRule]

    /// App, campaign hint, registrable domain, advertiser, ISO week.
    public static let standardRules: [any ClusteringRule] = [
        .app, .hint, .domain, .advertiser, .week,
    ]

    /// Makes a clusterer.
    ///
    /// - Parameter rules: Asked in their order; the first that applies decides.
    package init(rules: [any ClusteringRule] = RuleClusterer.standardRules) {
        self.rules = rules
    }

    /// The buckets, in the order of their first members, and the creatives to which no rule applies.
    ///
    /// - Complexity: O(n · rules).
    package func cluster(_ signals: [CreativeSignals]) -> (clusters: [PreCluster], unmatched: [Int]) {
        var clusters: [PreCluster] = []
        var places: [Bucket: Int] = [:]
        var unmatched: [Int] = []
        for (index, signal) in signals.enumerated() {
            guard let (method, match) = firstMatch(signal) else {
                unmatched.append(index)
                continue
            }
            let bucket = Bucket(
                seat: signal.creative.key.seat, owner: signal.owner, method: method, key: match.key)
            let place = places[bucket] ?? clusters.count
            if place == clusters.count {
                places[bucket] = place
                clusters.append(
                    PreCluster(
                        seat: bucket.seat, owner: bucket.owner, method: method, key: match.key,
                        reach: match.reach, name: match.name, members: [], evidence: []))
            }
            clusters[place].members.append(index)
            // Most of a bucket have one reason, whose text is kept once.
            let last = clusters[place].evidence.last
            clusters[place].evidence.append(
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
