public import CreativeModel
internal import RuleClustering
public import StageCore

extension CampaignPlanner {
    /// Plans the changes in a store since the last applied plan: new creatives, creatives whose
    /// description changed, creatives edited by a person, and all others that these can affect. The
    /// rest of the store stays as it is.
    ///
    /// The first plan, and the first plan after a change of settings, covers all creatives; so does every plan with changes
    /// if ``Options-swift.struct/resolution`` is not the usual one.
    ///
    /// - Parameters:
    ///   - store: The store with the creatives.
    ///   - seat: The seat to plan; `nil` for all seats. The default is `nil`.
    ///   - context: The seed, progress and cancellation.
    /// - Throws: The errors of ``plan(for:context:)-(StoreSnapshot,_)`` and of the store.
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
        guard options.resolution == .usual else {
            return try await plan(
                for: store.snapshot(ofSeat: seat), performance: store as? any PerformanceStore,
                context: context)
        }
        let signals = try SignalReader().read(backlog.creatives, context: context)
        let marks = Set(signals.flatMap(Neighbourhoods.marks))
        let part = try await store.snapshot(around: marks, of: backlog.creatives.map(\.key))
        return try await plan(for: part, performance: store as? any PerformanceStore, context: context)
    }

    /// The stages and settings in one line. A plan continues an earlier plan with an equal identifier.
    ///
    /// Stages are identified by their types. If the settings of a custom stage change, set a different
    /// ``Options-swift.struct/variant``.
    package var identifier: String {
        let rules = rules.rules.map(\.method.rawValue).joined(separator: ",")
        let settings = [
            "size=\(options.minimumClusterSize)", "pause=\(options.flights.longestPauseDays)",
            "flight=\(options.flights.assumedFlightDays)", "learns=\(options.learnsFromEdits)",
            "rules=\(rules)", "refiner=\(type(of: refiner))", "namer=\(type(of: namer))",
        ]
        let variant = options.variant.isEmpty ? [] : ["variant=\(options.variant)"]
        let resolution = options.resolution == .usual ? [] : ["resolution=\(options.resolution)"]
        return (["campaigns/2"] + settings + resolution + variant).joined(separator: " ")
    }
}
