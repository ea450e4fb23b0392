public import CreativeModel

/// What is known of creatives before a plan is made: what language models decided about them, and where they are.
///
/// A decision holds as long as most of its creatives are there and people left them together. Where people placed or excluded
/// more than half of them elsewhere than in the campaign that the decision stands for, it has no effect, and has one again when
/// these edits are undone.
public struct PlanningKnowledge: Sendable {
    /// The decisions that hold, in their order.
    public private(set) var decisions: [ModelDecision]
    /// For each decision, the campaign that it stands for: the one with most of its creatives.
    private(set) var homes: [CampaignID?]
    /// Where creatives are.
    private let assignments: [CreativeKey: Assignment]
    /// What is assumed about when creatives run.
    let flights: FlightOptions

    /// Reads what is known.
    ///
    /// - Parameters:
    ///   - snapshot: What the store holds.
    ///   - flights: What is assumed about when creatives run.
    /// - Complexity: O(n) in the creatives, assignments and exclusions, and the creatives of decisions.
    public init(_ snapshot: StoreSnapshot, flights: FlightOptions = FlightOptions()) {
        self.flights = flights
        assignments = Dictionary(snapshot.assignments.map { ($0.creative, $0) }) { first, _ in first }
        decisions = []
        homes = []
        guard !snapshot.decisions.isEmpty else { return }
        let known = Set(snapshot.creatives.map(\.key))
        let exclusions = Set(snapshot.exclusions)
        for decision in snapshot.decisions {
            let home = home(of: decision)
            let lost = decision.creatives.count { key in
                guard known.contains(key) else { return true }
                if let assignment = assignments[key], assignment.assignedBy == .user {
                    return assignment.campaign != home
                }
                return home.map { exclusions.contains(Exclusion(creative: key, campaign: $0)) } ?? false
            }
            guard 2 * lost <= decision.creatives.count else { continue }
            decisions.append(decision)
            homes.append(home)
        }
    }

    /// What is known with further decisions, which take their creatives over from earlier ones.
    func adding(_ made: [ModelDecision]) -> PlanningKnowledge {
        let taken = Set(made.flatMap(\.creatives))
        var result = self
        (result.decisions, result.homes) = ([], [])
        for (decision, home) in zip(decisions, homes) {
            var decision = decision
            decision.creatives.removeAll(where: taken.contains)
            guard !decision.creatives.isEmpty else { continue }
            result.decisions.append(decision)
            result.homes.append(home)
        }
        for decision in made {
            result.decisions.append(decision)
            result.homes.append(home(of: decision))
        }
        return result
    }

    /// The campaign that a creative is in, and whether a person placed it there.
    func location(of creative: CreativeKey) -> (campaign: CampaignID, isPlacedByPerson: Bool)? {
        assignments[creative].map { ($0.campaign, $0.assignedBy == .user) }
    }

    /// Which of some creatives a decision about all of them is kept for: those that no person placed. Where people placed all of
    /// them, those in the campaign with most.
    func decidable(_ creatives: [CreativeKey]) -> [CreativeKey] {
        let untouched = creatives.filter { assignments[$0]?.assignedBy != .user }
        guard untouched.isEmpty else { return untouched }
        let widest = Tally(creatives.compactMap { assignments[$0]?.campaign }).mostFrequent
        return creatives.filter { assignments[$0]?.campaign == widest }
    }

    private func home(of decision: ModelDecision) -> CampaignID? {
        let placements = decision.creatives.compactMap { assignments[$0] }
        let byMachine = Tally(placements.filter { $0.assignedBy != .user }.map(\.campaign))
        return byMachine.mostFrequent ?? Tally(placements.map(\.campaign)).mostFrequent
    }
}
