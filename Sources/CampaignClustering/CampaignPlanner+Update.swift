package import CreativeModel
package import StageCore

extension CampaignPlanner {
    /// Plans for a store and applies the plan. If another plan was applied in between, plans again from
    /// the new contents of the store.
    ///
    /// - Parameters:
    ///   - store: The store with the creatives and campaigns.
    ///   - everything: Whether to plan all creatives rather than only the changes.
    ///   - seat: The seat to plan; `nil` for all seats. The default is `nil`. The rest of the store
    ///     stays as it is.
    ///   - context: The seed, progress and cancellation.
    /// - Returns: The plan that was applied, and its outcome.
    /// - Throws: The errors of planning and of the store; `planOutdated` only after twenty plans in a
    ///   row were outdated.
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

    /// The maximum number of attempts. A plan is refused only if another one was applied, so that this
    /// repeated refusals are not a coincidence.
    private static let planningAttempts = 20
}
