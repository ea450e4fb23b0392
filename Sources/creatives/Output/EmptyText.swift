internal import CreativeIntelligence
internal import StageCore

/// What a command says where it found nothing, or had nothing to do: why, and what comes next.
enum EmptyText {
    /// What a run of `creatives cluster` says that changed nothing; `nil` for others.
    static func planning(
        _ plan: CampaignPlan, _ outcome: PlanOutcome, _ overview: CampaignOverview, seat: String?,
        of store: some CampaignStore, _ work: ClusterStore.Work
    ) async throws -> String? {
        guard overview.creativeCount > 0 else {
            return try await noCreatives(of: store, seat: seat)
                ?? "there are no creatives yet: name a file of creatives to add them"
        }
        guard case .plan(let everything) = work else { return nil }
        let planned = Display.counted(overview.creativeCount, "creative")
        if !everything, plan.campaigns.isEmpty, plan.unassigned.isEmpty {
            return
                "nothing to do: \(planned) planned before, none new; \(ClusterStore.replan) looks at all of them again"
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
                "no \(status.rawValue) campaigns among \(Display.counted(count, "campaign")); leave \(CampaignVerb.status) out to see all"
        }
        return try await noCreatives(of: store, seat: seat)
            ?? "no campaigns yet; `creatives cluster \(StoreOption.store.usage)\(option(seat))` makes them, with CSV files of creatives or of those it has"
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
        return "no edits\(of) yet; `creatives campaigns rename`, `move` and others are logged here"
    }

    static let jobs =
        "no jobs yet; `creatives jobs add TYPE \(StoreOption.store.usage)` adds one, and `creatives jobs types` lists the types"

    static func jobs(_ status: Job.Status, of count: Int) -> String {
        count == 0
            ? jobs
            : "no \(status.rawValue) jobs among \(Display.counted(count, "job")); leave \(JobVerb.status) out to see all"
    }

    /// A seat that is not there, and those that are; `nil` where that is not the reason.
    private static func noCreatives(of store: some CampaignStore, seat: String?) async throws -> String? {
        guard let seat else { return nil }
        let seats = try await store.seats()
        guard !seats.isEmpty, !seats.contains(seat) else { return nil }
        let names = seats.prefix(10).map(Display.quoted).joined(separator: ", ")
        let rest = seats.count > 10 ? " and \(Display.grouped(Int64(seats.count - 10))) more" : ""
        return "there is no seat \(quoted(seat)); the store has \(names)\(rest)"
    }

    private static func option(_ seat: String?) -> String {
        seat == nil ? "" : " \(ImportArguments.seat.usage)"
    }
}
