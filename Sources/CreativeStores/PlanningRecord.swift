internal import CreativeModel

/// The planned creatives, with the revision and the neighbourhood of their plan.
struct PlanningRecord: Sendable {
    /// The planner of the last plan that was not limited to a seat.
    private var lastPlanner: String?
    /// The planners of the last plans of seats since then.
    private var plannerOfSeat: [String: String] = [:]
    private var planned = KeyedRows<Planned>()
    private var neighbourhoods: [Int: Neighbourhood] = [:]
    /// A mark may have several neighbourhoods: a plan that does not know an earlier one leaves it in
    /// place.
    private var byMark: [PlanMark: Set<Int>] = [:]
    private var lastNeighbourhood = 0

    private struct Planned: KeyedRow {
        var creative: CreativeKey
        /// The revision of its plan.
        var at: Int
        var neighbourhood: Int
    }

    private struct Neighbourhood {
        /// All creatives planned together, including those that have left since: the array is shared
        /// with the plan.
        var creatives: [CreativeKey]
        var marks: [PlanMark]
        /// The number of creatives that have not left.
        var count: Int
    }

    /// Returns the planner of the last plan of a seat, or of all seats if it is the same for all.
    func planner(ofSeat seat: String?) -> String? {
        if let seat { return plannerOfSeat[seat] ?? lastPlanner }
        return plannerOfSeat.values.allSatisfy { $0 == lastPlanner } ? lastPlanner : nil
    }

    /// The planner of the last plan, if it is the same for all seats.
    var planner: String? { planner(ofSeat: nil) }

    func isPending(_ creative: CreativeKey, changedAt: @autoclosure () -> Int) -> Bool {
        guard let planned = planned[creative] else { return true }
        return changedAt() > planned.at
    }

    /// Returns the creatives themselves, and all creatives planned together with one of them or under a
    /// mark.
    func creatives(around marks: Set<PlanMark>, of creatives: [CreativeKey]) -> Set<CreativeKey> {
        let found = marks.reduce(into: Set(creatives.compactMap { planned[$0]?.neighbourhood })) {
            $0.formUnion(byMark[$1] ?? [])
        }
        return found.reduce(into: Set(creatives)) { result, number in
            for creative in neighbourhoods[number]?.creatives ?? []
            where planned[creative]?.neighbourhood == number { result.insert(creative) }
        }
    }

    /// Adds the neighbourhoods of a plan that was applied.
    mutating func record(_ plan: CampaignPlan) {
        if let made = plan.planner {
            if let seat = plan.seat {
                plannerOfSeat[seat] = made
            } else {
                (lastPlanner, plannerOfSeat) = (made, [:])
            }
        }
        let isFirst = planned.rows.isEmpty
        planned.reserveFirst(plan.neighbourhoods.reduce(0) { $0 + $1.creatives.count })
        for neighbourhood in plan.neighbourhoods where !neighbourhood.creatives.isEmpty {
            lastNeighbourhood += 1
            for creative in neighbourhood.creatives {
                if !isFirst { leaveNeighbourhood(creative) }
                planned[creative] = Planned(
                    creative: creative, at: plan.revision, neighbourhood: lastNeighbourhood)
            }
            neighbourhoods[lastNeighbourhood] = Neighbourhood(
                creatives: neighbourhood.creatives, marks: neighbourhood.marks,
                count: neighbourhood.creatives.count)
            for mark in neighbourhood.marks { byMark[mark, default: []].insert(lastNeighbourhood) }
        }
    }

    /// Removes a creative from its neighbourhood. An empty neighbourhood is removed with its marks.
    private mutating func leaveNeighbourhood(_ creative: CreativeKey) {
        guard let old = planned[creative]?.neighbourhood else { return }
        neighbourhoods[old]?.count -= 1
        guard let left = neighbourhoods[old], left.count == 0 else { return }
        neighbourhoods[old] = nil
        for mark in left.marks {
            byMark[mark]?.remove(old)
            if byMark[mark]?.isEmpty == true { byMark[mark] = nil }
        }
    }
}
