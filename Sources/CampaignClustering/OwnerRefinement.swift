internal import CreativeModel
internal import RuleClustering

/// The refinement of one owner's buckets: see ``FlightRefiner``.
struct OwnerRefinement {
    private let creatives: OwnerCreatives
    private var sets: DisjointSets
    /// For each place, why it was joined to others: one reason per kind.
    private var reasons: [[Evidence]]

    init(_ creatives: OwnerCreatives) {
        self.creatives = creatives
        sets = DisjointSets(count: creatives.members.count)
        reasons = Array(repeating: [], count: creatives.members.count)
    }

    /// The drafts, in the order of their first creatives.
    consuming func drafts() -> [CampaignDraft] {
        keepNamedBucketsWhole()
        let chains = creatives.chains()
        for chain in chains { join(chain) }
        joinNamedCampaigns(chains)
        locateUnlocated()
        let unlocated = creatives.places.filter { creatives.isUnlocated($0) && !isSettled($0) }
        for chain in creatives.chains(of: .nothing, unlocated) { join(chain) }
        return assemble()
    }

    private mutating func keepNamedBucketsWhole() {
        var first: [Int: Int] = [:]
        for place in creatives.places where creatives.isNamed(place) {
            let bucket = creatives.clusterOf[place]
            sets.join(place, first[bucket, default: place])
            first[bucket] = first[bucket] ?? place
        }
    }

    /// Joins the creatives of a chain. Those whose bucket names a campaign join only by that name.
    private mutating func join(_ chain: TieChain) {
        var previous: Int?
        for place in chain.places where creatives.isNamed(place) == chain.tie.joinsNamed {
            if let partner = previous {
                sets.join(place, partner)
                explain(place, by: chain.tie, partner: partner)
                explain(partner, by: chain.tie, partner: place)
            }
            previous = place
        }
    }

    /// Lets a group of unnamed creatives join the one named campaign that its ties lead to.
    private mutating func joinNamedCampaigns(_ chains: [TieChain]) {
        struct Link {
            var place: Int
            var partner: Int
            var tie: Tie
        }
        var links: [Int: [Int: Link]] = [:]
        for chain in chains where chain.tie.leadsToNamed {
            let named = chain.places.filter(creatives.isNamed)
            guard let partner = named.first else { continue }
            let campaigns = Set(named.map { sets.root(of: $0) })
            for place in chain.places where !creatives.isNamed(place) {
                let root = sets.root(of: place)
                for campaign in campaigns where links[root]?[campaign] == nil {
                    links[root, default: [:]][campaign] = Link(place: place, partner: partner, tie: chain.tie)
                }
            }
        }
        for (root, campaigns) in links.sorted(by: { $0.key < $1.key }) where campaigns.count == 1 {
            guard let (campaign, link) = campaigns.first else { continue }
            explain(link.place, by: link.tie, partner: link.partner)
            sets.join(root, campaign)
        }
    }

    private mutating func explain(_ place: Int, by tie: Tie, partner: Int) {
        add(tie.evidence(partner: creatives.key(partner), pause: creatives.options.longestPause), to: place)
    }

    private mutating func add(_ evidence: Evidence, to place: Int) {
        guard !reasons[place].contains(where: { $0.kind == evidence.kind }) else { return }
        reasons[place].append(evidence)
    }

    private mutating func assemble() -> [CampaignDraft] {
        var groups: [Int: [Int]] = [:]
        for place in creatives.places { groups[sets.root(of: place), default: []].append(place) }
        return groups.sorted { $0.key < $1.key }.map { _, places in
            let buckets = places.map { creatives.clusterOf[$0] }
            let method = Tally(buckets.map { creatives.clusters[$0].method.rawValue }).mostFrequent ?? ""
            return CampaignDraft(
                seat: creatives.clusters[buckets[0]].seat, owner: creatives.clusters[buckets[0]].owner,
                method: ClusteringMethod(rawValue: method),
                confidence: Set(buckets).count > 1 || creatives.isNamed(places[0]) ? 0.7 : 0.5,
                members: places.sorted { creatives.members[$0] < creatives.members[$1] }.map { place in
                    .init(
                        index: creatives.members[place],
                        evidence: [creatives.ruleEvidence[place]] + reasons[place])
                },
                name: Tally(buckets.compactMap { creatives.clusters[$0].name }).mostFrequent)
        }
    }
}

extension OwnerRefinement {
    /// A group that creatives without a page could belong to.
    private struct Target {
        var root: Int
        var domains: Set<String>
        /// What it could be called in a file's name: hints and apps, as words.
        var names: [[String]]
        var families: Set<AssetFamily>
        var flights: [Flight?]
    }

    /// Whether a creative is in a group with one whose page or campaign is known.
    private mutating func isSettled(_ place: Int) -> Bool {
        settledRoots.contains(sets.root(of: place))
    }

    private var settledRoots: Set<Int> {
        mutating get {
            Set(
                creatives.places
                    .filter { creatives.isNamed($0) || !creatives.isUnlocated($0) }
                    .map { sets.root(of: $0) })
        }
    }

    /// Finds a place for creatives of which it is unknown where they lead: the one group that their files name,
    /// else the only group of their domain or owner that runs at their time.
    private mutating func locateUnlocated() {
        let settled = settledRoots
        let lost = creatives.places.filter { !settled.contains(sets.root(of: $0)) }
        guard !lost.isEmpty, !settled.isEmpty else { return }
        let targets = targets(settled)
        for place in lost {
            let flight = creatives.flights[place]
            let near = targets.filter { target in target.flights.contains { creatives.areClose($0, flight) } }
            if let family = creatives.families[place] {
                let named = near.filter { $0.names.contains(where: family.names) }
                let kin = near.filter { $0.families.contains(family) }
                if let target = named.count == 1 ? named.first : kin.count == 1 ? kin.first : nil {
                    add(
                        Evidence(
                            kind: "file",
                            detail: "its file is called “\(family.words.joined(separator: " "))”"),
                        to: place)
                    sets.join(place, target.root)
                    continue
                }
            }
            let domain = creatives.signal(place).domain
            let ofDomain = domain.map { domain in near.filter { $0.domains.contains(domain) } } ?? near
            if ofDomain.count == 1, let target = ofDomain.first {
                add(Evidence(kind: "only", detail: "the only campaign of its owner at its time"), to: place)
                sets.join(place, target.root)
            }
        }
    }

    private mutating func targets(_ settled: Set<Int>) -> [Target] {
        var targets: [Int: Target] = [:]
        for place in creatives.places {
            let root = sets.root(of: place)
            guard settled.contains(root) else { continue }
            let signal = creatives.signal(place)
            var target =
                targets[root] ?? Target(root: root, domains: [], names: [], families: [], flights: [])
            if let domain = signal.domain { target.domains.insert(domain) }
            target.flights.append(creatives.flights[place])
            if let family = creatives.families[place] { target.families.insert(family) }
            for name in names(of: signal) where !target.names.contains(name) {
                target.names.append(name)
            }
            targets[root] = target
        }
        return targets.values.sorted { $0.root < $1.root }
    }

    private func names(of signal: CreativeSignals) -> [[String]] {
        var names: [[String]] = []
        if let hint = signal.hint { names.append(AssetFamily.words(of: hint.text)) }
        for app in signal.page?.apps ?? [] {
            if let slug = app.slug { names.append(AssetFamily.words(of: slug)) }
            if app.store == .googlePlay, let last = app.id.split(separator: ".").last {
                names.append([last.lowercased()])
            }
        }
        return names.map { $0.filter { !creatives.brand.contains($0) } }.filter { !$0.isEmpty }
    }
}
