internal import CreativeModel
internal import RuleClustering

/// The creatives of one owner, as refinement looks at them. All counts are places of this list.
struct OwnerCreatives {
    let clusters: [PreCluster]
    let signals: [CreativeSignals]
    let options: FlightOptions

    /// For each place, the index into the signals.
    let members: [Int]
    let flights: [Flight?]
    /// For each place, its bucket.
    let clusterOf: [Int]
    let ruleEvidence: [Evidence]
    /// For each place, what its file is called, without sizes and versions.
    let families: [AssetFamily?]
    /// For each signal, the groups of creatives like it.
    let resemblances: [[Tie]]
    /// Words by which the owner is called.
    let brand: Set<String>

    init(
        _ clusters: [PreCluster], of signals: [CreativeSignals], options: FlightOptions,
        resemblances: [[Tie]]
    ) {
        self.resemblances = resemblances
        self.clusters = clusters
        self.signals = signals
        self.options = options
        let rows = clusters.enumerated().flatMap { place, cluster in
            zip(cluster.members, cluster.evidence).map { (place, $0, $1) }
        }
        clusterOf = rows.map(\.0)
        members = rows.map(\.1)
        ruleEvidence = rows.map(\.2)
        flights = members.map { Flight(signals[$0].creative, assumedDays: options.assumedFlight) }
        let brand = AssetFamily.brandWords(of: members.map { signals[$0] })
        self.brand = brand
        families = members.map { AssetFamily(signals[$0].creative, without: brand) }
    }

    var places: Range<Int> { members.indices }

    /// The places by start, those without a date last.
    var placesByStart: [Int] {
        places.sorted { left, right in
            (flights[left]?.start ?? .infinity, left) < (flights[right]?.start ?? .infinity, right)
        }
    }

    func signal(_ place: Int) -> CreativeSignals { signals[members[place]] }

    func key(_ place: Int) -> CreativeKey { signal(place).creative.key }

    /// Whether a creative's bucket names its campaign for good.
    func isNamed(_ place: Int) -> Bool { clusters[clusterOf[place]].reach == .campaign }

    /// Whether it is unknown where a creative leads: no page and no app, at most a domain or a closed link.
    func isUnlocated(_ place: Int) -> Bool {
        let signal = signal(place)
        return signal.app == nil && signal.page?.host == nil
    }
}
