public import CreativeModel

/// The state known before planning: decisions of language models, and the current campaigns of
/// creatives.
///
/// A decision applies as long as most of its creatives exist and have no edits of people. If people
/// placed or removed more than half of them, it has no effect until these edits are undone. A decision
/// whose creatives were all placed by people applies if most were placed in one campaign.
public struct PlanningKnowledge: Sendable {
    /// The decisions that apply, in order.
    public private(set) var decisions: [ModelDecision] = []
    /// The campaign that each decision stands for: the one with most of its creatives.
    private(set) var homes: [CampaignID?] = []
    /// The assumptions about when creatives run.
    let flights: FlightOptions
    /// All decisions, whether they apply or not.
    private let kept: [ModelDecision]
    private let creatives: Set<CreativeKey>
    private let assignments: [CreativeKey: Assignment]
    private let excluded: Set<CreativeKey>

    /// Reads the state of a store.
    ///
    /// - Parameters:
    ///   - snapshot: The contents of the store.
    ///   - flights: The assumptions about when creatives run.
    /// - Complexity: O(n) in the creatives, assignments, exclusions, and creatives of decisions.
    package init(_ snapshot: StoreSnapshot, flights: FlightOptions = FlightOptions()) {
        self.flights = flights
        kept = snapshot.decisions
        creatives = Set(snapshot.creatives.map(\.key))
        assignments = Dictionary(snapshot.assignments.map { ($0.creative, $0) }) { first, _ in first }
        excluded = Set(snapshot.exclusions.map(\.creative))
        take(kept)
    }

    /// Returns the state with further decisions, which take their creatives over from earlier ones, as
    /// in a store.
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

    /// Determines the decisions that apply.
    private mutating func take(_ all: [ModelDecision]) {
        decisions = all.sorted { $0.creatives[0] < $1.creatives[0] }.filter(holds)
        homes = decisions.map(home)
    }

    /// Returns whether people left most of a decision's creatives unedited, or placed most in one campaign if
    /// they placed all. Automatic assignments of the rest do not count, so that a plan cannot make a
    /// decision apply or fail by its own effect.
    private func holds(_ decision: ModelDecision) -> Bool {
        let touched = decision.creatives.filter(isTouched)
        let count = decision.creatives.count
        guard touched.count == count else { return 2 * touched.count <= count }
        let placements = Tally(touched.compactMap { placement(of: $0) }).ranked
        return placements.isEmpty || 2 * placements[0].count >= count
    }

    /// Returns whether a creative no longer exists, or a person placed or removed it.
    private func isTouched(_ creative: CreativeKey) -> Bool {
        !creatives.contains(creative) || placement(of: creative) != nil || excluded.contains(creative)
    }

    /// Returns the campaign in which a person placed a creative.
    private func placement(of creative: CreativeKey) -> CampaignID? {
        assignments[creative].flatMap { $0.assignedBy == .user ? $0.campaign : nil }
    }

    /// The current campaign of a creative.
    struct Location {
        var campaign: CampaignID
        var isPlacedByPerson: Bool
        /// Whether the creative follows a decision about others.
        var isFollower: Bool
    }

    /// Returns the current campaign of a creative, or `nil` if it is in none.
    func location(of creative: CreativeKey) -> Location? {
        assignments[creative].map { assignment in
            Location(
                campaign: assignment.campaign, isPlacedByPerson: assignment.assignedBy == .user,
                isFollower: assignment.evidence.contains { $0.kind == Self.following })
        }
    }

    /// The kind of evidence for creatives that follow a decision about others of their group.
    static let following = "follows"

    /// Returns the creatives for which to store a decision about all of the given ones: those without
    /// edits of people. If people edited all, those in the campaign with most of them; if none is in a
    /// campaign, all.
    func decidable(_ creatives: [CreativeKey]) -> [CreativeKey] {
        let untouched = creatives.filter { !isTouched($0) }
        guard untouched.isEmpty else { return untouched }
        let widest = Tally(creatives.compactMap { assignments[$0]?.campaign }).mostFrequent
        return creatives.filter { assignments[$0]?.campaign == widest }
    }

    /// Returns the campaign with most of the creatives that no person placed; if people placed all, the
    /// campaign with most of all.
    private func home(of decision: ModelDecision) -> CampaignID? {
        let untouched = decision.creatives.filter {
            creatives.contains($0) && assignments[$0]?.assignedBy != .user
        }
        let deciding = untouched.isEmpty ? decision.creatives : untouched
        return Tally(deciding.compactMap { assignments[$0]?.campaign }).mostFrequent
    }
}
