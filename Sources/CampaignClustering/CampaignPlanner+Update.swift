package import CreativeModel
package import StageCore

extension CampaignPlanner {
    /// Plans for a store and applies the plan; where somebody else's plan took effect in between, once more of what the store
    /// holds then.
    ///
    /// - Parameters:
    ///   - store: Where the creatives and campaigns are.
    ///   - everything: Whether to look at every creative rather than at what changed.
    ///   - seat: The only seat to plan; all unless given. The rest of the store stays as it is.
    ///   - context: Seed, progress and cancellation.
    /// - Returns: The plan that took effect, and what came of it.
    /// - Throws: What planning and the store throw; `planOutdated` only after twenty plans in a row were overtaken.
    package func update(
        _ store: some CampaignStore, everything: Bool = false, seat: String? = nil,
        context: RunContext = RunContext()
    ) async throws -> (plan: CampaignPlan, outcome: PlanOutcome) {
        var attemptsLeft = Self.planningAttempts
        while true {
            attemptsLeft -= 1
            var plan =
                everything
                ? try await plan(
                    for: store.snapshot(ofSeat: seat), performance: store as? any PerformanceStore,
                    context: context)
                : try await plan(for: store, seat: seat, context: context)
            plan.seat = seat
            do {
                return (plan, try await store.apply(plan))
            } catch let error as StoreError where error.code == .planOutdated && attemptsLeft > 0 {}
        }
    }

    /// Somebody else's plan takes effect whenever one of ours is refused; so many in a row are no accident.
    private static let planningAttempts = 20
}
