internal import Foundation
internal import JobScheduling
internal import StageCore

extension JobStoreConformance {
    /// Checks that a wrong clock between any two steps of a job has no lasting effect: once the clock is right, a recurring job
    /// runs as scheduled, and a one-time job runs exactly once.
    package func checkWrongClocks() async throws {
        for seed in options.seeds {
            var life = JobLife(seed: seed, store: try await store())
            try await life.live(stepCount: 12)
            let what = "seed \(seed): \(life.history.joined(separator: ", "))"
            try await checkRecurring(&life, what)
            try await checkOneTime(&life, what)
        }
    }

    private func checkRecurring(_ life: inout JobLife, _ what: String) async throws {
        // Completes all runs that were running, waiting for a retry or overdue.
        try await life.drain(for: 2 * 3_600)
        for _ in 0..<3 {
            let now = life.now
            // Claims the runs that are due by now.
            _ = try await life.claimed(at: now, life.recurring)
            guard let live = try await life.store.overview(life.recurring)?.live,
                let next = life.schedule.next(after: now)
            else { return check.holds(false, "\(what): the recurring job has no live run") }
            check.same(live.dueAt, next, "\(what): the next run of \(life.schedule) at \(now)")
            check.same(
                try await life.claimed(at: next.addingTimeInterval(-1), life.recurring), false,
                "\(what): a claim before the due time")
            check.same(
                try await life.claimed(at: next, life.recurring), true,
                "\(what): a claim at the due time \(next)")
        }
    }

    private func checkOneTime(_ life: inout JobLife, _ what: String) async throws {
        try await life.drain(for: 3 * 3_600)
        let completed = try await life.store.runs(of: life.once, limit: .max).filter {
            $0.state == .completed
        }
        check.same(completed.count, 1, "\(what): completed runs of the one-time job")
        check.same(
            try await life.store.overview(life.once)?.job.status, .completed, "\(what): the one-time job")
    }
}

/// A recurring and a one-time job with a clock that jumps between their steps.
private struct JobLife {
    let store: any JobStore
    private(set) var history: [String] = []
    private(set) var schedule = JobSchedule.once(JobSample.start)
    private(set) var recurring = JobID(rawValue: 0)
    private(set) var once = JobID(rawValue: 0)
    private var generator: SeededGenerator
    private var claims: [RunClaim] = []
    private var trueTime = JobSample.start
    private var error: Double = 0

    private static let tenYears: Double = 3_652 * 86_400
    private static let types: Set<String> = ["recurring", "once"]

    init(seed: UInt64, store: any JobStore) {
        self.store = store
        generator = SeededGenerator(seed: seed)
    }

    /// The time shown by the clock.
    var now: Date { trueTime.addingTimeInterval(error) }

    /// Adds the jobs and performs random steps. The clock is right at the end.
    mutating func live(stepCount: Int) async throws {
        jump()
        let minute = generator.uniform(in: 0...59)
        let hour = generator.uniform(in: 0...23)
        let crons = [
            "* * * * *", "*/\(max(2, minute)) * * * *", "\(minute) * * * *", "\(minute) \(hour) * * *",
        ]
        let cron = generator.element(of: crons) ?? crons[0]
        schedule = try JobSchedule(cron: cron, timeZone: "Europe/Berlin")
        recurring = try await store.add(JobDraft("recurring", schedule: schedule), at: now).id
        jump()
        // Due at once, or at a time that the right clock reaches.
        let isWantedAtOnce = generator.chance(0.5)
        let time = isWantedAtOnce ? now : JobSample.minute(Double(generator.uniform(in: 1...60)))
        once = try await store.add(JobDraft("once", schedule: .once(time)), at: now).id
        history.append("added “\(cron)” and \(isWantedAtOnce ? "one at once" : "one at \(time)")")
        for _ in 0..<stepCount { try await step() }
        error = 0
    }

    private mutating func jump() {
        error = generator.element(of: [0, 0, 3_600, -3_600, Self.tenYears, -Self.tenYears]) ?? 0
        history.append("clock \(Int(error)) s wrong")
    }

    private mutating func step() async throws {
        trueTime += Double(generator.uniform(in: 0...1_800))
        if generator.chance(0.5) { jump() }
        switch generator.uniform(in: 0...6) {
        case 0, 1:
            if let claimed = try await claim() {
                claims.append(claimed.claim)
                history.append("claimed \(claimed.job.type)")
            }
        case 2: try await end(.completed(JobOutcome("done")), "completed")
        case 3: try await end(.failed("no"), "failed")
        case 4: try await end(.released, "released")
        case 5:
            _ = try await store.setStatus(of: recurring, to: .paused, at: now)
            trueTime += 60
            _ = try await store.setStatus(of: recurring, to: .active, at: now)
            history.append("paused and resumed")
        default:
            guard let claim = claims.last else { return }
            _ = try await store.renew(claim, until: now.addingTimeInterval(60), progress: nil)
            history.append("renewed the lease")
        }
    }

    private func claim() async throws -> ClaimedRun? {
        try await store.claimRun(for: "w", of: Self.types, lease: .seconds(60), at: now)
    }

    private mutating func end(_ ending: RunEnding, _ what: String) async throws {
        guard let claim = claims.popLast() else { return }
        let held = try await store.end(claim, ending, at: now)
        history.append(held ? what : "\(what) too late")
    }

    /// Advances the right clock, and completes all due runs every 30 seconds.
    mutating func drain(for seconds: Double) async throws {
        error = 0
        let end = trueTime.addingTimeInterval(seconds)
        while trueTime < end {
            while let claimed = try await claim() {
                _ = try await store.end(claimed.claim, .completed(JobOutcome("done")), at: now)
            }
            trueTime += 30
        }
    }

    /// Returns whether a run of a job is due at a time of the right clock. Completes all due runs.
    mutating func claimed(at time: Date, _ job: JobID) async throws -> Bool {
        trueTime = max(trueTime, time)
        var isFound = false
        while let claimed = try await claim() {
            isFound = isFound || claimed.job.id == job
            _ = try await store.end(claimed.claim, .completed(JobOutcome("done")), at: now)
        }
        return isFound
    }
}
