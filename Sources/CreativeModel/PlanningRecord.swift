/// Which creatives were planned, when, and together with which others.
struct PlanningRecord: Sendable {
    /// What made the last plan that was not limited to a seat.
    private var lastPlanner: String?
    /// What made the last plan of seats since then.
    private var plannerOfSeat: [String: String] = [:]
    private var plannedAt: [CreativeKey: Int] = [:]
    private var neighbourhoodOf: [CreativeKey: Int] = [:]
    private var neighbourhoods: [Int: (creatives: Set<CreativeKey>, marks: [PlanMark])] = [:]
    /// A mark may have several neighbourhoods: a plan that did not know the first one leaves it in place.
    private var byMark: [PlanMark: Set<Int>] = [:]
    private var lastNeighbourhood = 0

    /// What made the last plan of a seat, or of all seats alike.
    func planner(ofSeat seat: String?) -> String? {
        if let seat { return plannerOfSeat[seat] ?? lastPlanner }
        return plannerOfSeat.values.allSatisfy { $0 == lastPlanner } ? lastPlanner : nil
    }

    /// What made the last plan of all seats alike.
    var planner: String? { planner(ofSeat: nil) }

    func isPending(_ creative: CreativeKey, changedAt: Int) -> Bool {
        guard let planned = plannedAt[creative] else { return true }
        return changedAt > planned
    }

    /// The creatives themselves, and all that were planned together with one of them or under a mark.
    func creatives(around marks: Set<PlanMark>, of creatives: [CreativeKey]) -> Set<CreativeKey> {
        let found = marks.reduce(into: Set(creatives.compactMap { neighbourhoodOf[$0] })) {
            $0.formUnion(byMark[$1] ?? [])
        }
        return found.reduce(into: Set(creatives)) { $0.formUnion(neighbourhoods[$1]?.creatives ?? []) }
    }

    /// Takes over the neighbourhoods of a plan that was applied.
    mutating func record(_ plan: CampaignPlan) {
        if let made = plan.planner {
            if let seat = plan.seat {
                plannerOfSeat[seat] = made
            } else {
                (lastPlanner, plannerOfSeat) = (made, [:])
            }
        }
        for neighbourhood in plan.neighbourhoods where !neighbourhood.creatives.isEmpty {
            lastNeighbourhood += 1
            for creative in neighbourhood.creatives {
                leaveNeighbourhood(creative)
                neighbourhoodOf[creative] = lastNeighbourhood
                plannedAt[creative] = plan.revision
            }
            neighbourhoods[lastNeighbourhood] = (Set(neighbourhood.creatives), neighbourhood.marks)
            for mark in neighbourhood.marks { byMark[mark, default: []].insert(lastNeighbourhood) }
        }
    }

    /// A neighbourhood that nobody is left in lets go of its marks.
    private mutating func leaveNeighbourhood(_ creative: CreativeKey) {
        guard let old = neighbourhoodOf[creative] else { return }
        neighbourhoods[old]?.creatives.remove(creative)
        guard let left = neighbourhoods[old], left.creatives.isEmpty else { return }
        neighbourhoods[old] = nil
        for mark in left.marks {
            byMark[mark]?.remove(old)
            if byMark[mark]?.isEmpty == true { byMark[mark] = nil }
        }
    }
}
