internal import CreativeModel
internal import RuleClustering

/// The assembly of a plan, in which the edits of people take precedence over automatic assignments.
struct PlanAssembly {
    private let snapshot: StoreSnapshot
    private let signals: [CreativeSignals]
    private let continuity: Continuity
    private let placedByPeople: [CreativeKey: Assignment]
    private let exclusions: Set<Exclusion>
    private let names: [CampaignID: String]

    private let learned: LearnedDrafts
    private var kept: [(campaign: CampaignID, member: PlannedMember)] = []
    private var campaigns: [PlannedCampaign] = []
    private var unassigned: [UnassignedCreative] = []

    init(
        _ snapshot: StoreSnapshot, signals: [CreativeSignals], learned: LearnedDrafts, continuity: Continuity
    ) {
        self.learned = learned
        self.snapshot = snapshot
        self.signals = signals
        self.continuity = continuity
        placedByPeople = Dictionary(
            uniqueKeysWithValues: snapshot.assignments.filter { $0.assignedBy == .user }.map {
                ($0.creative, $0)
            })
        exclusions = Set(snapshot.exclusions)
        names = Dictionary(uniqueKeysWithValues: snapshot.campaigns.map { ($0.id, $0.name) })
    }

    /// Adds drafts.
    ///
    /// - Parameter names: The names of new campaigns and of those that a model renames, by index.
    mutating func addDrafts(names chosen: [Int: ChosenName]) {
        for (index, draft) in learned.drafts.enumerated() {
            let existing = continuity.existing[index]
            let sources = [existing?.id].compactMap(\.self) + continuity.absorbed[index]
            let members = draft.members.compactMap { member -> PlannedMember? in
                let key = signals[member.index].creative.key
                guard placedByPeople[key] == nil else { return nil }
                if let source = sources.first(where: { isExcluded(key, from: $0) }) {
                    let name = names[source] ?? source.description
                    leaveOut(member.index, because: "a person took it out of campaign “\(name)”")
                    return nil
                }
                return PlannedMember(creative: key, assignedBy: member.assignedBy, evidence: member.evidence)
            }
            guard existing != nil || !members.isEmpty else { continue }
            let name = chosen[index]
            let isNamedByModel = name?.namedBy == .model
            let isNew = existing == nil || isNamedByModel
            campaigns.append(
                PlannedCampaign(
                    existing: existing?.id, absorbed: continuity.absorbed[index], seat: draft.seat,
                    name: name?.text ?? existing?.name ?? "",
                    method: isNamedByModel ? .model : existing?.method ?? draft.method,
                    confidence: isNew ? draft.confidence : existing?.confidence,
                    namedBy: name?.namedBy ?? existing?.namedBy ?? .rule,
                    members: members.sorted { $0.creative < $1.creative }
                ))
        }
    }

    /// Keeps assignments unchanged, with the evidence of the store.
    mutating func keep(_ assignments: [Assignment]) {
        kept += assignments.map { assignment in
            let member = PlannedMember(
                creative: assignment.creative, assignedBy: assignment.assignedBy,
                evidence: assignment.evidence)
            return (assignment.campaign, member)
        }
    }

    private func isExcluded(_ creative: CreativeKey, from campaign: CampaignID) -> Bool {
        exclusions.contains(Exclusion(creative: creative, campaign: campaign))
    }

    /// Marks a creative as unassigned, unless a person placed it.
    mutating func leaveOut(_ index: Int, because reason: String) {
        let key = signals[index].creative.key
        guard placedByPeople[key] == nil else { return }
        unassigned.append(UnassignedCreative(creative: key, reason: reason))
    }

    /// Returns the finished plan.
    consuming func plan(warnings: [String]) -> CampaignPlan {
        addToExisting(
            placedByPeople.values.map { assignment in
                let member = PlannedMember(
                    creative: assignment.creative, assignedBy: .user, evidence: assignment.evidence)
                return (assignment.campaign, member)
            })
        addToExisting(
            learned.followers.map { lesson in
                let member = PlannedMember(
                    creative: signals[lesson.index].creative.key, assignedBy: .rule, evidence: lesson.evidence
                )
                return (lesson.campaign, member)
            })
        addToExisting(kept)
        for position in campaigns.indices { campaigns[position].members.sort { $0.creative < $1.creative } }
        campaigns.sort { left, right in
            switch (left.existing, right.existing) {
            case (let left?, let right?): left < right
            case (nil, nil):
                (-left.members.count, left.members.first?.creative ?? CreativeKey(id: ""))
                    < (-right.members.count, right.members.first?.creative ?? CreativeKey(id: ""))
            case (let left, _): left != nil
            }
        }
        return CampaignPlan(
            revision: snapshot.revision, campaigns: campaigns,
            unassigned: unassigned.sorted { $0.creative < $1.creative }, retired: continuity.retired,
            warnings: warnings)
    }

    /// Adds creatives to existing campaigns, regardless of the drafts that continue these.
    private mutating func addToExisting(_ members: [(campaign: CampaignID, member: PlannedMember)]) {
        var indices: [CampaignID: Int] = [:]
        for (index, campaign) in campaigns.enumerated() {
            if let id = campaign.existing { indices[id] = index }
        }
        let byID = Dictionary(uniqueKeysWithValues: snapshot.campaigns.map { ($0.id, $0) })
        for (id, member) in members.sorted(by: { $0.member.creative < $1.member.creative }) {
            guard let campaign = byID[id] else {
                unassigned.append(
                    UnassignedCreative(creative: member.creative, reason: "its campaign \(id) is gone"))
                continue
            }
            let index = indices[id] ?? campaigns.count
            if index == campaigns.count {
                indices[id] = index
                campaigns.append(
                    PlannedCampaign(
                        existing: id, seat: campaign.seat, name: campaign.name, method: campaign.method,
                        confidence: campaign.confidence, namedBy: campaign.namedBy, members: []))
            }
            campaigns[index].members.append(member)
        }
    }
}
