internal import CreativeModel
internal import RuleClustering

/// The groups of creatives that can affect one another's campaign.
///
/// The owner of a creative, and the creatives that can join it, depend on the creatives of the same
/// advertiser, apps and domain, and on those that a person placed in the same campaign. Creatives that
/// no chain of such marks connects are planned separately.
///
/// The two store entries of an app are matched by names: a package offers names, and an app of another
/// store asks for names. A name joins creatives only if one side offers what the other asks for, so
/// that apps with merely similar words stay separate. Both sides are stored, because the other one may
/// be imported later.
enum Neighbourhoods {
    /// Returns the marks by which a creative finds those planned before.
    static func marks(of signal: CreativeSignals) -> Set<PlanMark> {
        let offered = signal.offeredAppNames.flatMap { ["offers:\($0)", "asks:\($0)"] }
        let asked = signal.askedAppNames.map { "offers:\($0)" }
        return Set((joiningNames(of: signal) + offered + asked).map { mark(signal, $0) })
    }

    /// Returns the neighbourhoods of a plan, in the order of their first creatives.
    ///
    /// - Parameter unfinished: The creatives to plan again, which are in no neighbourhood.
    static func find(
        _ signals: [CreativeSignals], _ snapshot: StoreSnapshot, without unfinished: Set<Int> = []
    ) -> [PlanNeighbourhood] {
        let edited = Set(snapshot.assignments.filter { $0.assignedBy == .user }.map(\.campaign))
        let campaigns = Dictionary(
            uniqueKeysWithValues: snapshot.assignments.filter { edited.contains($0.campaign) }
                .map { ($0.creative, $0.campaign) })
        // Few creatives lead to apps, and finding the names takes longer than everything else.
        var namesOfApps: [Int: (asked: [String], offered: [String])] = [:]
        var (asked, offered): (Set<PlanMark>, Set<PlanMark>) = ([], [])
        for (index, signal) in signals.enumerated() where !signal.landingApps.isEmpty {
            let names = (asked: signal.askedAppNames, offered: signal.offeredAppNames)
            namesOfApps[index] = names
            asked.formUnion(names.asked.lazy.map { mark(signal, $0) })
            offered.formUnion(names.offered.lazy.map { mark(signal, $0) })
        }
        let shared = asked.intersection(offered)
        var sets = DisjointSets(count: signals.count)
        var first: [PlanMark: Int] = [:]
        // Millions of creatives have few distinct sets of marks.
        var firstOfKind: [Kind: Int] = [:]
        for (index, signal) in signals.enumerated() {
            if signal.landingApps.isEmpty, campaigns[signal.creative.key] == nil {
                let kind = Kind(signal)
                if let known = firstOfKind[kind] {
                    sets.join(index, known)
                    continue
                }
                firstOfKind[kind] = index
            }
            var names = joiningNames(of: signal)
            if let campaign = campaigns[signal.creative.key] { names.append("campaign:\(campaign)") }
            if let own = namesOfApps[index] {
                let common = (own.asked + own.offered).filter { shared.contains(mark(signal, $0)) }
                names += common.map { "name:\($0)" }
            }
            for mark in names.map({ mark(signal, $0) }) {
                sets.join(index, first[mark, default: index])
                first[mark] = first[mark] ?? index
            }
        }
        var members: [Int: [Int32]] = [:]
        var marks: [Int: Set<PlanMark>] = [:]
        for (mark, index) in first { marks[sets.root(of: index), default: []].insert(mark) }
        for index in signals.indices {
            let root = sets.root(of: index)
            if !unfinished.contains(index) { members[root, default: []].append(Int32(index)) }
            guard let own = namesOfApps[index] else { continue }
            for name in own.asked { marks[root, default: []].insert(mark(signals[index], "asks:\(name)")) }
            for name in own.offered {
                marks[root, default: []].insert(mark(signals[index], "offers:\(name)"))
            }
        }
        return members.sorted { $0.key < $1.key }.map { root, own in
            PlanNeighbourhood(
                marks: marks[root, default: []].sorted(),
                creatives: own.map { signals[Int($0)].creative.key }.sorted())
        }
    }

    /// The properties that determine the marks of a creative that leads to no app.
    private struct Kind: Hashable {
        var seat: String
        var advertiser: AdvertiserName?
        var domain: String?
        var app: AppIdentity?
        var platformCampaign: String?

        init(_ signal: CreativeSignals) {
            let creative = signal.creative
            seat = creative.key.seat
            advertiser = signal.advertiser
            domain = signal.domain
            app = signal.app
            platformCampaign = creative.platformCampaign
        }
    }

    /// Returns the marks that join all creatives with the same mark.
    private static func joiningNames(of signal: CreativeSignals) -> [String] {
        var names: [String] = []
        if let advertiser = signal.advertiser { names.append("advertiser:\(advertiser.folded)") }
        if let domain = signal.domain { names.append("domain:\(domain)") }
        names += signal.landingApps.map { "app:\($0)" }
        if let app = signal.app { names.append("app:\(app)") }
        if names.isEmpty { names.append("nobody") }
        // The owner of one creative of a platform's campaign is that of the others.
        if let campaign = signal.creative.platformCampaign { names.append("placement:\(campaign)") }
        return names
    }

    private static func mark(_ signal: CreativeSignals, _ name: String) -> PlanMark {
        PlanMark(seat: signal.creative.key.seat, name: name)
    }
}
