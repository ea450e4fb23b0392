internal import CreativeModel
internal import RuleClustering
internal import StageCore

/// The names of the groups inside joined campaigns.
///
/// A group keeps the name that most of its creatives have in the store: that of their group, else that of the campaign which
/// was joined. Other groups are named like campaigns.
struct GroupNames {
    /// The evidence by creative, as an index into the signals.
    private(set) var evidence: [Int: Evidence] = [:]

    /// - Parameters:
    ///   - drafts: All drafts, after creatives left or joined them.
    ///   - performance: The store with the performance of the creatives.
    init(
        _ drafts: [CampaignDraft], namer: any CampaignNamer, performance: (any PerformanceStore)?,
        snapshot: StoreSnapshot, signals: [CreativeSignals], context: RunContext
    ) async throws {
        let groups = drafts.filter { $0.groups.count > 1 }.flatMap(Self.groups)
        guard !groups.isEmpty else { return }
        let known = Self.known(groups, snapshot: snapshot, signals: signals)
        var taken: [String: Set<String>] = [:]
        for (group, name) in zip(groups, known) {
            if let name { taken[group.seat, default: []].insert(name) }
        }
        let unnamed = groups.indices.filter { known[$0] == nil }
        let named = groups.indices.compactMap { index in
            known[index].map { NamingSurroundings.NamedDraft(draft: groups[index], name: $0) }
        }
        let names = try await namer.names(
            for: unnamed.map { groups[$0] },
            among: NamingSurroundings(taken: taken, named: named, performance: performance), of: signals,
            context: context)
        var chosen = known
        for (index, name) in zip(unnamed, names) { chosen[index] = name }
        for (group, name) in zip(groups, chosen) {
            for member in group.members { evidence[member.index] = name.map(CampaignGroup.evidence) }
        }
    }

    private static func groups(of draft: CampaignDraft) -> [CampaignDraft] {
        let members = Dictionary(uniqueKeysWithValues: draft.members.map { ($0.index, $0) })
        return draft.groups.compactMap { indices in
            var group = draft
            group.groups = []
            group.members = indices.compactMap { members[$0] }
            return group.members.isEmpty ? nil : group
        }
    }

    /// Returns the name that most creatives of each group have in the store. One name goes to the group with the most
    /// creatives of it.
    private static func known(
        _ groups: [CampaignDraft], snapshot: StoreSnapshot, signals: [CreativeSignals]
    ) -> [String?] {
        let campaigns = Dictionary(uniqueKeysWithValues: snapshot.campaigns.map { ($0.id, $0.name) })
        let current = Dictionary(
            uniqueKeysWithValues: snapshot.assignments.map {
                ($0.creative, CampaignGroup.name(in: $0.evidence) ?? campaigns[$0.campaign] ?? "")
            })
        var claims: [(group: Int, name: String, count: Int)] = []
        for (index, group) in groups.enumerated() {
            let names = group.members.map { current[signals[$0.index].creative.key] ?? "" }
            guard let most = Tally(names).ranked.first, !most.value.isEmpty,
                most.count * 2 > group.members.count
            else { continue }
            claims.append((index, most.value, most.count))
        }
        var result: [String?] = Array(repeating: nil, count: groups.count)
        var taken: Set<[String]> = []
        for claim in claims.sorted(by: { ($1.count, $0.group) < ($0.count, $1.group) })
        where taken.insert([groups[claim.group].seat, claim.name]).inserted {
            result[claim.group] = claim.name
        }
        return result
    }
}

extension CampaignDraft {
    /// Adds the evidence of groups. Evidence of edits stays last, because it tells that a creative follows one.
    mutating func add(_ names: GroupNames) {
        for index in members.indices {
            guard let evidence = names.evidence[members[index].index] else { continue }
            let isLearned = ["learned", "user"].contains(members[index].evidence.last?.kind)
            members[index].evidence.insert(
                evidence, at: members[index].evidence.count - (isLearned ? 1 : 0))
        }
    }
}
