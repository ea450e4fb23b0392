public import CreativeModel

/// What is known of creatives before a plan is made: what language models decided about them, and where they are.
///
/// A decision holds as long as most of its creatives are there and people left them alone. Where people placed more than half of
/// them, or took them out, it has no effect, and has one again when these edits are undone. One whose creatives people all placed
/// holds where they put most into one campaign.
public struct PlanningKnowledge: Sendable {
    /// The decisions that hold, in their order.
    public private(set) var decisions: [ModelDecision] = []
    /// For each decision, the campaign that it stands for: the one with most of its creatives.
    private(set) var homes: [CampaignID?] = []
    /// What is assumed about when creatives run.
    let flights: FlightOptions
    /// All decisions, whether they hold or not.
    private let kept: [ModelDecision]
    private let creatives: Set<CreativeKey>
    private let assignments: [CreativeKey: Assignment]
    private let excluded: Set<CreativeKey>

    /// Reads what is known.
    ///
    /// - Parameters:
    ///   - snapshot: What the store holds.
    ///   - flights: What is assumed about when creatives run.
    /// - Complexity: O(n) in the creatives, assignments and exclusions, and the creatives of decisions.
    package init(_ snapshot: StoreSnapshot, flights: FlightOptions = FlightOptions()) {
        self.flights = flights
        kept = snapshot.decisions
        creatives = Set(snapshot.creatives.map(\.key))
        assignments = Dictionary(snapshot.assignments.map { ($0.creative, $0) }) { first, _ in first }
        excluded = Set(snapshot.exclusions.map(\.creative))
        take(kept)
    }

    /// What is known with further decisions, which take their creatives over from earlier ones, as in a store.
    func adding(_ made: [ModelDecision]) -> PlanningKnowledge {
        let taken = Set(made.flatMap(\.creatives))
        let earlier = kept.map { decision in
            var decision = decision
            decision.creatives.removeAll(where: taken.contains)
            return decision
        }
        var result = self
        result.take((earlier + made).filter { !$0.creatives.isEmpty })
        return result
    }

    /// Finds out which decisions hold.
    private mutating func take(_ all: [ModelDecision]) {
        decisions = all.sorted { $0.creatives[0] < $1.creatives[0] }.filter(holds)
        homes = decisions.map(home)
    }

    /// Whether people left most of a decision's creatives where they are, or placed most in one campaign when they placed all. Where
    /// a machine put the rest has no say: else a plan could make a decision hold or fail by its own effect.
    private func holds(_ decision: ModelDecision) -> Bool {
        let touched = decision.creatives.filter(isTouched)
        let count = decision.creatives.count
        guard touched.count == count else { return 2 * touched.count <= count }
        let placements = Tally(touched.compactMap { placement(of: $0) }).ranked
        return placements.isEmpty || 2 * placements[0].count >= count
    }

    /// Whether a creative is gone, or a person said where it belongs or does not.
    private func isTouched(_ creative: CreativeKey) -> Bool {
        !creatives.contains(creative) || placement(of: creative) != nil || excluded.contains(creative)
    }

    /// The campaign in which a person placed a creative.
    private func placement(of creative: CreativeKey) -> CampaignID? {
        assignments[creative].flatMap { $0.assignedBy == .user ? $0.campaign : nil }
    }

    /// Where a creative is.
    struct Location {
        var campaign: CampaignID
        var isPlacedByPerson: Bool
        /// Whether it follows a decision that is not about itself.
        var isFollower: Bool
    }

    /// Where a creative is, or `nil` for one in no campaign.
    func location(of creative: CreativeKey) -> Location? {
        assignments[creative].map { assignment in
            Location(
                campaign: assignment.campaign, isPlacedByPerson: assignment.assignedBy == .user,
                isFollower: assignment.evidence.contains { $0.kind == Self.following })
        }
    }

    /// The kind of evidence of creatives that follow a decision about others of their group.
    static let following = "follows"

    /// Which of some creatives a decision about all of them is kept for: those about which no person decided. Where people decided
    /// about all, those in the campaign with most of them; in none, all.
    func decidable(_ creatives: [CreativeKey]) -> [CreativeKey] {
        let untouched = creatives.filter { !isTouched($0) }
        guard untouched.isEmpty else { return untouched }
        let widest = Tally(creatives.compactMap { assignments[$0]?.campaign }).mostFrequent
        return creatives.filter { assignments[$0]?.campaign == widest }
    }

    /// The campaign with most of the creatives that no person placed; where people placed all, the one with most of all.
    private func home(of decision: ModelDecision) -> CampaignID? {
        let untouched = decision.creatives.filter {
            creatives.contains($0) && assignments[$0]?.assignedBy != .user
        }
        let deciding = untouched.isEmpty ? decision.creatives : untouched
        return Tally(deciding.compactMap { assignments[$0]?.campaign }).mostFrequent
    }
}
