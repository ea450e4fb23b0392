internal import CreativeModel
internal import RuleClustering

/// The refinement of one owner's buckets: see ``FlightRefiner``.
struct OwnerRefinement {
    let creatives: OwnerCreatives
    var sets: DisjointSets
    /// The reasons why each creative was joined to others, one per kind.
    private var reasons: [[Evidence]]

    init(_ creatives: OwnerCreatives) {
        self.creatives = creatives
        sets = DisjointSets(count: creatives.members.count)
        reasons = Array(repeating: [], count: creatives.members.count)
    }

    /// Returns the drafts, in the order of their first creatives.
    consuming func drafts() -> [CampaignDraft] {
        keepNamedBucketsWhole()
        let chains = creatives.chains()
        for chain in chains { join(chain) }
        joinNamedCampaigns(chains)
        locateUnlocated()
        for chain in creatives.chains(of: .nothing, lostCreatives()) { join(chain) }
        return assemble()
    }

    private mutating func keepNamedBucketsWhole() {
        var first: [Int: Int] = [:]
        for index in creatives.indices where creatives.isNamed(index) {
            let bucket = creatives.clusterOf[index]
            sets.join(index, first[bucket, default: index])
            first[bucket] = first[bucket] ?? index
        }
    }

    /// Joins the creatives of a chain. Those whose bucket identifies a campaign are joined only by that
    /// name.
    private mutating func join(_ chain: TieChain) {
        var previous: Int?
        for index in chain.indices where creatives.isNamed(index) == chain.tie.joinsNamed {
            if let partner = previous {
                sets.join(index, partner)
                explain(index, by: chain.tie, partner: partner)
                explain(partner, by: chain.tie, partner: index)
            }
            previous = index
        }
    }

    /// Joins each group of unnamed creatives to the named campaign that its ties lead to, if there is
    /// exactly one.
    private mutating func joinNamedCampaigns(_ chains: [TieChain]) {
        struct Link {
            var index: Int
            var partner: Int
            var tie: Tie
        }
        var links: [Int: [Int: Link]] = [:]
        for chain in chains where chain.tie.leadsToNamed {
            let named = chain.indices.filter(creatives.isNamed)
            guard let partner = named.first else { continue }
            let campaigns = Set(named.map { sets.root(of: $0) })
            for index in chain.indices where !creatives.isNamed(index) {
                let root = sets.root(of: index)
                for campaign in campaigns where links[root]?[campaign] == nil {
                    links[root, default: [:]][campaign] = Link(index: index, partner: partner, tie: chain.tie)
                }
            }
        }
        for (root, campaigns) in links.sorted(by: { $0.key < $1.key }) where campaigns.count == 1 {
            guard let (campaign, link) = campaigns.first else { continue }
            explain(link.index, by: link.tie, partner: link.partner)
            sets.join(root, campaign)
        }
    }

    private mutating func explain(_ index: Int, by tie: Tie, partner: Int) {
        // Most creatives already have a reason of this kind, and its text is costly to build.
        guard !reasons[index].contains(where: { $0.kind == tie.kind }) else { return }
        add(
            tie.evidence(partner: creatives.key(partner), pause: creatives.options.longestPauseDays),
            to: index)
    }

    mutating func add(_ evidence: Evidence, to index: Int) {
        guard !reasons[index].contains(where: { $0.kind == evidence.kind }) else { return }
        reasons[index].append(evidence)
    }

    private mutating func assemble() -> [CampaignDraft] {
        var groups: [Int: [Int]] = [:]
        for index in creatives.indices { groups[sets.root(of: index), default: []].append(index) }
        return groups.sorted { $0.key < $1.key }.map { _, indices in
            let buckets = indices.map { creatives.clusterOf[$0] }
            let method = Tally(buckets.map { creatives.clusters[$0].method.rawValue }).mostFrequent ?? ""
            return CampaignDraft(
                seat: creatives.clusters[buckets[0]].seat, owner: creatives.clusters[buckets[0]].owner,
                method: ClusteringMethod(rawValue: method),
                confidence: Set(buckets).count > 1 || creatives.isNamed(indices[0]) ? 0.7 : 0.5,
                members: indices.sorted { creatives.members[$0] < creatives.members[$1] }.map { index in
                    .init(
                        index: creatives.members[index],
                        evidence: [creatives.ruleEvidence[index]] + reasons[index])
                },
                name: Tally(buckets.compactMap { creatives.clusters[$0].name }).mostFrequent)
        }
    }
}
