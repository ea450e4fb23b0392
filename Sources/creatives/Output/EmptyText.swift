internal import CreativeIntelligence
internal import StageCore

/// Messages of commands without a result, with the reason and the next step.
enum EmptyText {
    /// Returns the message of a `creatives cluster` run that changed nothing, or `nil` for other runs.
    static func planning(
        _ plan: CampaignPlan, _ outcome: PlanOutcome, _ overview: CampaignOverview, seat: String?,
        of store: some CampaignStore, _ work: ClusterStore.Work
    ) async throws -> String? {
        guard overview.creativeCount > 0 else {
            return try await noCreatives(of: store, seat: seat)
                ?? "there are no creatives yet; specify a file of creatives to add some"
        }
        guard case .plan(let everything) = work else { return nil }
        let planned = Display.counted(overview.creativeCount, "creative")
        if !everything, plan.campaigns.isEmpty, plan.unassigned.isEmpty {
            return
                "nothing to do: \(planned) planned before, none new; \(ClusterStore.replan) plans all of them again"
        }
        let isUnchanged =
            outcome.created.isEmpty && outcome.retired.isEmpty && outcome.changedAssignments == 0
        return everything && isUnchanged ? "nothing changed: \(planned) planned again" : nil
    }

    static func campaigns(
        of store: some CampaignStore, seat: String?, status: Campaign.Status?, all count: Int
    ) async throws -> String {
        if count > 0, let status {
            return
                "no \(status.rawValue) campaigns among \(Display.counted(count, "campaign")); omit \(CampaignVerb.status) to see all"
        }
        return try await noCreatives(of: store, seat: seat)
            ?? "no campaigns yet; `creatives cluster \(StoreOption.store.usage)\(option(seat))` creates them from CSV files or from its creatives"
    }

    static func unassigned(of store: some CampaignStore, seat: String?) async throws -> String {
        if try await !store.assignments(ofSeat: seat).isEmpty {
            return "none: every creative is in a campaign"
        }
        return try await noCreatives(of: store, seat: seat)
            ?? "no creatives yet; `creatives cluster FILE... \(StoreOption.store.usage)\(option(seat))` adds them"
    }

    static func log(seat: String?) -> String {
        let of = seat.map { " of seat \(quoted($0))" } ?? ""
        return "no edits\(of) yet; `creatives campaigns rename`, `move` and other edits are logged here"
    }

    static let jobs =
        "no jobs yet; `creatives jobs add TYPE \(StoreOption.store.usage)` adds one, and `creatives jobs types` lists the types"

    static func jobs(_ status: Job.Status, of count: Int) -> String {
        count == 0
            ? jobs
            : "no \(status.rawValue) jobs among \(Display.counted(count, "job")); omit \(JobVerb.status) to see all"
    }

    /// Returns a message that lists the existing seats if the seat does not exist, or `nil` if it does.
    private static func noCreatives(of store: some CampaignStore, seat: String?) async throws -> String? {
        guard let seat else { return nil }
        let seats = try await store.seats()
        guard !seats.isEmpty, !seats.contains(seat) else { return nil }
        let names = seats.prefix(10).map { quoted($0) }.joined(separator: ", ")
        let rest = seats.count > 10 ? " and \(Display.grouped(Int64(seats.count - 10))) more" : ""
        return "there is no seat \(quoted(seat)); the store has \(names)\(rest)"
    }

    private static func option(_ seat: String?) -> String {
        seat == nil ? "" : " \(ImportArguments.seat.usage)"
    }
}
