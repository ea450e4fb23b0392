internal import CampaignClustering
internal import JobScheduling
internal import StageCore

extension ClusteringJob {
    /// The work of a run for all seats of a store with several of them.
    enum Division {
        /// No seat has creatives to plan.
        case nothing
        /// One seat has creatives to plan.
        case seat(String)
        /// The runs of all seats have ended.
        case ended(JobOutcome)
    }

    /// Divides the run into one run for each seat with creatives to plan.
    ///
    /// - Returns: The remaining work; `nil` if the store has at most one seat, so that the run plans all of it.
    /// - Throws: `JobDivision`; `JobError` with `failedParts`, which names the seats that failed.
    func division(
        _ parameters: Parameters, _ planner: CampaignPlanner, in context: JobContext
    ) async throws -> Division? {
        guard context.canDivide else { return nil }
        let parts = try await context.parts()
        guard parts.isEmpty else {
            guard parts.allSatisfy({ $0.live == nil }) else { throw JobDivision([]) }
            return .ended(try await outcome(of: parts, in: context))
        }
        let seats = try await store.seats()
        guard seats.count > 1 else { return nil }
        var waiting: [String] = []
        for seat in seats
        where try await waitingCount(planner, everything: parameters.replans, seat: seat) > 0 {
            waiting.append(seat)
        }
        guard let first = waiting.first else { return .nothing }
        guard waiting.count > 1 else { return .seat(first) }
        throw JobDivision(
            waiting.map { seat in
                var given = context.job.parameters
                given.values["seat"] = .text(seat)
                return given
            })
    }

    private func outcome(of parts: [JobOverview], in context: JobContext) async throws -> JobOutcome {
        var figures: [String: Int] = [:]
        var failures: [String] = []
        for part in parts {
            let seat = quoted(Self.seat(of: part))
            guard let run = part.last, run.state == .completed, let outcome = run.outcome else {
                failures.append("\(seat): \(part.last?.error ?? "archived before it was done")")
                try await context.log("Seat \(failures[failures.count - 1])")
                continue
            }
            try await context.log("Seat \(seat): \(outcome.summary)")
            for case (let name, .integer(let count)) in outcome.figures { figures[name, default: 0] += count }
        }
        guard failures.isEmpty else {
            throw JobError(
                .failedParts,
                "\(failures.count) of \(counted(parts.count, "seat")) failed: "
                    + failures.joined(separator: "; "))
        }
        let creatives = figures["creatives"] ?? 0
        let summary =
            "\(counted(parts.count, "seat")) planned: \(counted(creatives, "creative")), \(grouped(figures["assigned"] ?? 0)) "
            + "assigned, \(counted(figures["new_campaigns"] ?? 0, "new campaign"))"
        return JobOutcome(
            summary,
            figures: figures.mapValues { .integer($0) }.merging(
                ["state": .text(ClusteringState.complete.rawValue), "seats": .integer(parts.count)]
            ) { $1 })
    }

    private static func seat(of part: JobOverview) -> String {
        if case .text(let seat)? = part.job.parameters.values["seat"] { seat } else { "" }
    }
}
