/// Which creatives were planned, when, and together with which others.
struct PlanningRecord: Sendable {
    /// What made the last plan.
    var planner: String?
    private var plannedAt: [CreativeKey: Int] = [:]
    private var neighbourhoodOf: [CreativeKey: Int] = [:]
    private var members: [Int: Set<CreativeKey>] = [:]
    private var byMark: [PlanMark: Int] = [:]
    private var lastNeighbourhood = 0

    func isPending(_ creative: CreativeKey, changedAt: Int) -> Bool {
        guard let planned = plannedAt[creative] else { return true }
        return changedAt > planned
    }

    /// The creatives themselves, and all that were planned together with one of them or under a mark.
    func creatives(around marks: Set<PlanMark>, of creatives: [CreativeKey]) -> Set<CreativeKey> {
        let neighbourhoods = Set(
            marks.compactMap { byMark[$0] } + creatives.compactMap { neighbourhoodOf[$0] })
        return neighbourhoods.reduce(into: Set(creatives)) { $0.formUnion(members[$1] ?? []) }
    }

    /// Takes over the neighbourhoods of a plan that was applied.
    mutating func record(_ plan: CampaignPlan) {
        planner = plan.planner ?? planner
        for neighbourhood in plan.neighbourhoods {
            lastNeighbourhood += 1
            for creative in neighbourhood.creatives {
                if let old = neighbourhoodOf[creative] {
                    members[old]?.remove(creative)
                    if members[old]?.isEmpty == true { members[old] = nil }
                }
                neighbourhoodOf[creative] = lastNeighbourhood
                plannedAt[creative] = plan.revision
            }
            members[lastNeighbourhood] = Set(neighbourhood.creatives)
            for mark in neighbourhood.marks { byMark[mark] = lastNeighbourhood }
        }
    }
}
