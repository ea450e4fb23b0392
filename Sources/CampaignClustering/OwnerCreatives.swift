internal import CreativeModel
internal import RuleClustering

/// The creatives of one owner, as used by refinement. All indices refer to this list unless stated
/// otherwise.
struct OwnerCreatives {
    let clusters: [PreCluster]
    let signals: [CreativeSignals]
    let options: FlightOptions

    /// For each creative, its index among the signals.
    let members: [Int]
    let flights: [Flight?]
    /// The bucket of each creative.
    let clusterOf: [Int]
    let ruleEvidence: [Evidence]
    /// The words of each creative's file name, without sizes and versions.
    let families: [AssetFamily?]
    /// The groups of similar creatives, for each signal.
    let resemblances: [[Tie]]
    /// The words that name the owner.
    let brand: Set<String>

    init(
        _ clusters: [PreCluster], of signals: [CreativeSignals], options: FlightOptions,
        resemblances: [[Tie]]
    ) {
        self.resemblances = resemblances
        self.clusters = clusters
        self.signals = signals
        self.options = options
        let rows = clusters.enumerated().flatMap { index, cluster in
            zip(cluster.members, cluster.evidence).map { (index, $0, $1) }
        }
        clusterOf = rows.map(\.0)
        members = rows.map(\.1)
        ruleEvidence = rows.map(\.2)
        flights = members.map { Flight(signals[$0].creative, assumedDays: options.assumedFlightDays) }
        let brand = AssetFamily.brandWords(of: members.map { signals[$0] })
        self.brand = brand
        families = members.map { AssetFamily(signals[$0].creative, without: brand) }
    }

    var indices: Range<Int> { members.indices }

    /// The indices by start; those without a date last.
    var indicesByStart: [Int] {
        indices.sorted { left, right in
            (flights[left]?.start ?? .infinity, left) < (flights[right]?.start ?? .infinity, right)
        }
    }

    func signal(_ index: Int) -> CreativeSignals { signals[members[index]] }

    func key(_ index: Int) -> CreativeKey { signal(index).creative.key }

    /// Returns whether the bucket of a creative identifies its campaign.
    func isNamed(_ index: Int) -> Bool { clusters[clusterOf[index]].reach == .campaign }

    /// Returns whether the destination of a creative is unknown: it has no page and no app, at most a domain or
    /// an opaque link.
    func isUnlocated(_ index: Int) -> Bool {
        let signal = signal(index)
        return signal.app == nil && !signal.hasLandingHost
    }
}
