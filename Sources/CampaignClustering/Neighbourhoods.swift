internal import CreativeModel
internal import RuleClustering

/// Which creatives can have a say in one another's campaign.
///
/// Whose a creative is, and which other ones can join it, depends on those of its advertiser, its apps and its domain;
/// and on those which a person put into one campaign with it. What no chain of such marks connects is planned apart.
///
/// That two stores have one app is found by names: a package offers some, an app of another store asks for some. Names join only
/// where one side offers what the other asks for, so that apps which merely show alike words stay apart; both sides are
/// kept, since the other one may come later.
enum Neighbourhoods {
    /// By which marks a creative finds those that were planned before.
    static func marks(of signal: CreativeSignals) -> Set<PlanMark> {
        let offered = signal.offeredAppNames.flatMap { ["offers:\($0)", "asks:\($0)"] }
        let asked = signal.askedAppNames.map { "offers:\($0)" }
        return Set((joiningNames(of: signal) + offered + asked).map { mark(signal, $0) })
    }

    /// The neighbourhoods of a plan, in the order of their first creatives.
    ///
    /// - Parameter unfinished: Creatives that are to be planned again; they are in none.
    static func find(
        _ signals: [CreativeSignals], _ snapshot: StoreSnapshot, without unfinished: Set<Int> = []
    ) -> [PlanNeighbourhood] {
        let edited = Set(snapshot.assignments.filter { $0.assignedBy == .user }.map(\.campaign))
        let campaigns = Dictionary(
            uniqueKeysWithValues: snapshot.assignments.filter { edited.contains($0.campaign) }
                .map { ($0.creative, $0.campaign) })
        let asked = Set(signals.flatMap { signal in signal.askedAppNames.map { mark(signal, $0) } })
        let offered = Set(signals.flatMap { signal in signal.offeredAppNames.map { mark(signal, $0) } })
        let shared = asked.intersection(offered)
        var sets = DisjointSets(count: signals.count)
        var first: [PlanMark: Int] = [:]
        for (index, signal) in signals.enumerated() {
            var names = joiningNames(of: signal)
            if let campaign = campaigns[signal.creative.key] { names.append("campaign:\(campaign)") }
            let common = (signal.askedAppNames + signal.offeredAppNames).filter {
                shared.contains(mark(signal, $0))
            }
            names += common.map { "name:\($0)" }
            for mark in names.map({ mark(signal, $0) }) {
                sets.join(index, first[mark, default: index])
                first[mark] = first[mark] ?? index
            }
        }
        var members: [Int: [Int32]] = [:]
        var marks: [Int: Set<PlanMark>] = [:]
        for (mark, index) in first { marks[sets.root(of: index), default: []].insert(mark) }
        for (index, signal) in signals.enumerated() {
            let root = sets.root(of: index)
            if !unfinished.contains(index) { members[root, default: []].append(Int32(index)) }
            for name in signal.askedAppNames { marks[root, default: []].insert(mark(signal, "asks:\(name)")) }
            for name in signal.offeredAppNames {
                marks[root, default: []].insert(mark(signal, "offers:\(name)"))
            }
        }
        return members.sorted { $0.key < $1.key }.map { root, own in
            PlanNeighbourhood(
                marks: marks[root, default: []].sorted(),
                creatives: own.map { signals[Int($0)].creative.key }.sorted())
        }
    }

    /// Marks that join all creatives which have one.
    private static func joiningNames(of signal: CreativeSignals) -> [String] {
        var names: [String] = []
        if let advertiser = signal.advertiser { names.append("advertiser:\(advertiser.folded)") }
        if let domain = signal.domain { names.append("domain:\(domain)") }
        names += (signal.page?.apps ?? []).map { "app:\($0)" }
        if let app = signal.app { names.append("app:\(app)") }
        return names.isEmpty ? ["nobody"] : names
    }

    private static func mark(_ signal: CreativeSignals, _ name: String) -> PlanMark {
        PlanMark(seat: signal.creative.key.seat, name: name)
    }
}
