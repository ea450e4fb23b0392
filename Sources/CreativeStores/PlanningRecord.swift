internal import CreativeModel

/// Which creatives were planned, when, and together with which others.
struct PlanningRecord: Sendable {
    /// What made the last plan that was not limited to a seat.
    private var lastPlanner: String?
    /// What made the last plan of seats since then.
    private var plannerOfSeat: [String: String] = [:]
    private var planned = KeyedRows<Planned>()
    private var neighbourhoods: [Int: Neighbourhood] = [:]
    /// A mark may have several neighbourhoods: a plan that did not know the first one leaves it in place.
    private var byMark: [PlanMark: Set<Int>] = [:]
    private var lastNeighbourhood = 0

    private struct Planned: KeyedRow {
        var creative: CreativeKey
        /// The revision of its plan.
        var at: Int
        var neighbourhood: Int
    }

    private struct Neighbourhood {
        /// All that were planned together, those with them that left since: the array is the plan's.
        var creatives: [CreativeKey]
        var marks: [PlanMark]
        /// How many have not left.
        var count: Int
    }

    /// What made the last plan of a seat, or of all seats alike.
    func planner(ofSeat seat: String?) -> String? {
        if let seat { return plannerOfSeat[seat] ?? lastPlanner }
        return plannerOfSeat.values.allSatisfy { $0 == lastPlanner } ? lastPlanner : nil
    }

    /// What made the last plan of all seats alike.
    var planner: String? { planner(ofSeat: nil) }

    func isPending(_ creative: CreativeKey, changedAt: Int) -> Bool {
        guard let planned = planned[creative] else { return true }
        return changedAt > planned.at
    }

    /// The creatives themselves, and all that were planned together with one of them or under a mark.
    func creatives(around marks: Set<PlanMark>, of creatives: [CreativeKey]) -> Set<CreativeKey> {
        let found = marks.reduce(into: Set(creatives.compactMap { planned[$0]?.neighbourhood })) {
            $0.formUnion(byMark[$1] ?? [])
        }
        return found.reduce(into: Set(creatives)) { result, number in
            for creative in neighbourhoods[number]?.creatives ?? []
            where planned[creative]?.neighbourhood == number { result.insert(creative) }
        }
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
                planned[creative] = Planned(
                    creative: creative, at: plan.revision, neighbourhood: lastNeighbourhood)
            }
            neighbourhoods[lastNeighbourhood] = Neighbourhood(
                creatives: neighbourhood.creatives, marks: neighbourhood.marks,
                count: neighbourhood.creatives.count)
            for mark in neighbourhood.marks { byMark[mark, default: []].insert(lastNeighbourhood) }
        }
    }

    /// A neighbourhood that nobody is left in lets go of its marks.
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
