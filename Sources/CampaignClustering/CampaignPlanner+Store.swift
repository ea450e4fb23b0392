public import CreativeModel
internal import RuleClustering
public import StageCore

extension CampaignPlanner {
    /// Plans what changed in a store since the last plan that was applied: new creatives, those described anew, those
    /// about which a person decided, and all others that these can have a say in. The rest of the store stays as it
    /// is.
    ///
    /// The first plan, and one after other settings, looks at everything.
    ///
    /// - Parameters:
    ///   - store: Where the creatives are.
    ///   - seat: The only seat to look at; all unless given.
    ///   - context: Seed, progress and cancellation.
    /// - Throws: What ``plan(for:context:)-(StoreSnapshot,_)`` throws, and the store's errors.
    /// - Complexity: O(m log m) for *m* creatives of the neighbourhoods that changed.
    public func plan(
        for store: some CampaignStore, seat: String? = nil, context: RunContext = RunContext()
    ) async throws -> CampaignPlan {
        var plan = try await planWithoutSeat(for: store, seat: seat, context: context)
        plan.seat = seat
        return plan
    }

    private func planWithoutSeat(
        for store: some CampaignStore, seat: String?, context: RunContext
    ) async throws -> CampaignPlan {
        let backlog = try await store.backlog(ofSeat: seat)
        guard backlog.planner == identifier else {
            return try await plan(
                for: store.snapshot(ofSeat: seat), performance: store as? any PerformanceStore,
                context: context)
        }
        guard !backlog.creatives.isEmpty else {
            return CampaignPlan(
                revision: backlog.revision, planner: identifier, campaigns: [], unassigned: [])
        }
        let signals = try SignalReader().read(backlog.creatives, context: context)
        let marks = Set(signals.flatMap(Neighbourhoods.marks))
        let part = try await store.snapshot(around: marks, of: backlog.creatives.map(\.key))
        return try await plan(for: part, performance: store as? any PerformanceStore, context: context)
    }

    /// The stages and settings in a line: plans of equal identifiers go on from one another.
    ///
    /// Stages are named by their types; a stage whose own settings change should be given with other
    /// ``Options-swift.struct/variant``.
    package var identifier: String {
        let rules = rules.rules.map(\.method.rawValue).joined(separator: ",")
        let settings = [
            "size=\(options.minimumClusterSize)", "pause=\(options.flights.longestPause)",
            "flight=\(options.flights.assumedFlight)", "learns=\(options.learnsFromEdits)",
            "rules=\(rules)", "refiner=\(type(of: refiner))", "namer=\(type(of: namer))",
        ]
        let variant = options.variant.isEmpty ? [] : ["variant=\(options.variant)"]
        return (["campaigns/1"] + settings + variant).joined(separator: " ")
    }
}
