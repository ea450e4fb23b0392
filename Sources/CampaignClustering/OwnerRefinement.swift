internal import CreativeModel
internal import RuleClustering

/// The refinement of one owner's buckets: see ``FlightRefiner``.
struct OwnerRefinement {
    private let clusters: [PreCluster]
    private let signals: [CreativeSignals]
    private let options: FlightOptions

    /// The owner's creatives; all that follows counts in places of this list.
    private let members: [Int]
    private let flights: [Flight?]
    private let clusterOf: [Int]
    private let ruleEvidence: [Evidence]

    init(_ clusters: [PreCluster], of signals: [CreativeSignals], options: FlightOptions) {
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
    }

    func drafts() -> [CampaignDraft] {
        var sets = DisjointSets(count: members.count)
        var reasons = Reasons(count: members.count)
        joinNamed(&sets)
        let chains = chains()
        for chain in chains { join(chain, &sets, &reasons) }
        adopt(chains, &sets, &reasons)
        return assemble(&sets, reasons)
    }

    /// Whether a creative's bucket names its campaign for good.
    private func isNamed(_ place: Int) -> Bool { clusters[clusterOf[place]].reach == .campaign }
}

extension OwnerRefinement {
    /// Creatives of one tie with no long pause between them, by start.
    private struct Chain {
        var tie: Tie
        var places: [Int]
    }

    /// Why a creative was joined to others: one reason per kind of tie.
    private struct Reasons {
        var found: [[Evidence]]

        init(count: Int) { found = Array(repeating: [], count: count) }

        mutating func add(_ evidence: Evidence, to place: Int) {
            guard !found[place].contains(where: { $0.kind == evidence.kind }) else { return }
            found[place].append(evidence)
        }
    }

    /// Keeps each named bucket whole.
    private func joinNamed(_ sets: inout DisjointSets) {
        var first: [Int: Int] = [:]
        for place in members.indices where isNamed(place) {
            sets.join(place, first[clusterOf[place], default: place])
            first[clusterOf[place]] = first[clusterOf[place]] ?? place
        }
    }

    private func chains() -> [Chain] {
        var places: [Tie: [Int]] = [:]
        var order: [Tie] = []
        for place in members.indices {
            for tie in ties(of: place) {
                if places[tie] == nil { order.append(tie) }
                places[tie, default: []].append(place)
            }
        }
        return order.flatMap { tie in chains(of: tie, places[tie, default: []]) }
    }

    private func ties(of place: Int) -> [Tie] {
        let signal = signals[members[place]]
        var ties: [Tie] = [.page(signal.destination)]
        if isNamed(place), let hint = signal.hint, hint.origin == .parameter { ties.append(.campaign(hint.text)) }
        if clusters[clusterOf[place]].reach == .occasion { ties.append(.occasion(clusters[clusterOf[place]].key)) }
        if let asset = signal.asset { ties.append(.asset(asset)) }
        if let flight = flights[place], flight.isExact {
            ties.append(.flight(start: flight.start, end: flight.end))
        }
        return ties
    }

    /// Cuts the creatives of a tie wherever none of them runs for longer than the longest pause. Those
    /// without a date go with the longest chain.
    private func chains(of tie: Tie, _ places: [Int]) -> [Chain] {
        let dated = places.compactMap { place in flights[place].map { (place: place, flight: $0) } }
            .sorted { ($0.flight.start, $0.place) < ($1.flight.start, $1.place) }
        var chains: [Chain] = []
        var end = -Double.infinity
        for (place, flight) in dated {
            if chains.isEmpty || (flight.start - end) / 86_400 > options.longestPause {
                chains.append(Chain(tie: tie, places: []))
                end = flight.end
            }
            chains[chains.count - 1].places.append(place)
            end = max(end, flight.end)
        }
        let undated = places.filter { flights[$0] == nil }
        guard !undated.isEmpty else { return chains }
        if chains.isEmpty { chains.append(Chain(tie: tie, places: [])) }
        let longest = chains.indices.max { (chains[$0].places.count, $1) < (chains[$1].places.count, $0) }!
        chains[longest].places += undated
        return chains
    }

    /// Joins the creatives of a chain. Those whose bucket names a campaign join only by that name.
    private func join(_ chain: Chain, _ sets: inout DisjointSets, _ reasons: inout Reasons) {
        var previous: Int?
        let joinsNamed = chain.tie.isCampaign
        for place in chain.places where isNamed(place) == joinsNamed {
            if let partner = previous {
                sets.join(place, partner)
                explain(place, by: chain.tie, partner: partner, &reasons)
                explain(partner, by: chain.tie, partner: place, &reasons)
            }
            previous = place
        }
    }

    /// Lets a group of unnamed creatives join the one named campaign that pages or assets tie it to.
    private func adopt(_ chains: [Chain], _ sets: inout DisjointSets, _ reasons: inout Reasons) {
        var neighbours: [Int: [Int: (place: Int, partner: Int, tie: Tie)]] = [:]
        for chain in chains {
            if chain.tie.isFlight || chain.tie.isCampaign { continue }
            guard let partner = chain.places.first(where: isNamed) else { continue }
            let campaigns = Set(chain.places.filter(isNamed).map { sets.root(of: $0) })
            for place in chain.places where !isNamed(place) {
                let root = sets.root(of: place)
                for campaign in campaigns where neighbours[root]?[campaign] == nil {
                    neighbours[root, default: [:]][campaign] = (place, partner, chain.tie)
                }
            }
        }
        for (root, campaigns) in neighbours.sorted(by: { $0.key < $1.key }) where campaigns.count == 1 {
            guard let (campaign, link) = campaigns.first, !link.tie.isEmptyPage else { continue }
            explain(link.place, by: link.tie, partner: link.partner, &reasons)
            sets.join(root, campaign)
        }
    }

    private func explain(_ place: Int, by tie: Tie, partner: Int, _ reasons: inout Reasons) {
        let key = signals[members[partner]].creative.key
        reasons.add(tie.evidence(partner: key, pause: options.longestPause), to: place)
    }

    private func assemble(_ sets: inout DisjointSets, _ reasons: Reasons) -> [CampaignDraft] {
        var groups: [Int: [Int]] = [:]
        for place in members.indices { groups[sets.root(of: place), default: []].append(place) }
        return groups.sorted { $0.key < $1.key }.map { _, places in
            let buckets = places.map { clusterOf[$0] }
            let method = Tally(buckets.map { clusters[$0].method.rawValue }).mostFrequent ?? ""
            return CampaignDraft(
                seat: clusters[buckets[0]].seat, owner: clusters[buckets[0]].owner,
                method: ClusteringMethod(rawValue: method),
                confidence: Set(buckets).count > 1 || isNamed(places[0]) ? 0.7 : 0.5,
                members: places.sorted { members[$0] < members[$1] }.map { place in
                    .init(index: members[place], evidence: [ruleEvidence[place]] + reasons.found[place])
                })
        }
    }
}

extension Tie {
    /// Whether the tie is only that nothing is known.
    fileprivate var isEmptyPage: Bool { self == .page("") }

    fileprivate var isCampaign: Bool {
        if case .campaign = self { true } else { false }
    }

    fileprivate var isFlight: Bool {
        if case .flight = self { true } else { false }
    }
}
