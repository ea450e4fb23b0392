internal import CreativeModel
internal import RuleClustering

/// Which creatives can have a say in one another's campaign.
///
/// Whose a creative is, and which other ones can join it, depends on those of its advertiser, its apps and its domain;
/// and on those which a person put into one campaign with it. What no chain of such marks connects is planned apart.
enum Neighbourhoods {
    /// The marks of one creative by itself.
    static func marks(of signal: CreativeSignals) -> [PlanMark] {
        var names: [String] = []
        if let advertiser = signal.advertiser { names.append("advertiser:\(advertiser.folded)") }
        if let domain = signal.domain { names.append("domain:\(domain)") }
        names += (signal.page?.apps ?? []).map { "app:\($0)" }
        names += signal.appNames.map { "name:\($0)" }
        if let app = signal.app { names.append("app:\(app)") }
        if names.isEmpty { names.append("nobody") }
        return names.map { PlanMark(seat: signal.creative.key.seat, name: $0) }
    }

    /// The neighbourhoods of a plan, in the order of their first creatives.
    static func find(_ signals: [CreativeSignals], _ snapshot: StoreSnapshot) -> [PlanNeighbourhood] {
        let edited = Set(snapshot.assignments.filter { $0.assignedBy == .user }.map(\.campaign))
        let campaigns = Dictionary(
            uniqueKeysWithValues: snapshot.assignments.filter { edited.contains($0.campaign) }
                .map { ($0.creative, $0.campaign) })
        var sets = DisjointSets(count: signals.count)
        var first: [PlanMark: Int] = [:]
        for (index, signal) in signals.enumerated() {
            var own = marks(of: signal)
            if let campaign = campaigns[signal.creative.key] {
                own.append(PlanMark(seat: signal.creative.key.seat, name: "campaign:\(campaign)"))
            }
            for mark in own {
                sets.join(index, first[mark, default: index])
                first[mark] = first[mark] ?? index
            }
        }
        var members: [Int: [CreativeKey]] = [:]
        for (index, signal) in signals.enumerated() {
            members[sets.root(of: index), default: []].append(signal.creative.key)
        }
        var marks: [Int: [PlanMark]] = [:]
        for (mark, index) in first { marks[sets.root(of: index), default: []].append(mark) }
        return members.sorted { $0.key < $1.key }.map { root, creatives in
            PlanNeighbourhood(marks: marks[root, default: []].sorted(), creatives: creatives.sorted())
        }
    }
}
