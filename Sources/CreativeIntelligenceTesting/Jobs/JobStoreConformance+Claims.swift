internal import Foundation
internal import JobScheduling
internal import StageCore

extension JobStoreConformance {
    /// What has been due for the longest time comes first, of equal ones the smallest number, and nothing before its time.
    package func checkClaimOrder() async throws {
        let store = try await store()
        let minutes: [Double] = [30, 10, 20, 10, 40, 10]
        for minute in minutes { _ = try await store.add(JobSample.once(minute), at: store.minute(0)) }
        try await rests(store, at: 9.99, "before the first time")
        var order: [Int] = []
        while let claimed = try await store.claim(at: 30) { order.append(claimed.job.id.rawValue) }
        check.same(order, [2, 4, 6, 3, 1], "the order of what is due")
        let claimed = try await store.claimRun(for: "me", of: ["a"], lease: 90, at: store.minute(41))
        check.same(claimed?.job.id.rawValue, 5, "silent runs are due from when that is seen, behind others")
        check.same(try await store.claim(at: 41)?.job.id.rawValue, 1, "the first of the silent runs")
        try await checkClaimedRun()
    }

    private func checkClaimedRun() async throws {
        let store = try await store()
        let job = try await store.add(JobSample.once(1), at: store.minute(0))
        let claimed = try await store.claimRun(for: "me", of: ["a"], lease: 90, at: store.minute(2))
        var run = JobRun(id: RunID(rawValue: 1), job: job.id, at: store.minute(1))
        run.state = .running
        run.attempts = 1
        run.worker = "me"
        run.startedAt = store.minute(2)
        run.leaseEnds = store.minute(3.5)
        run.lease = 90
        check.same(claimed, ClaimedRun(job: job, run: run), "a claimed run")
        check.same(try await store.overview(job.id)?.live, run, "a claimed run that is read")
        check.same(
            try await store.log(of: run.id),
            [RunLogEntry(at: store.minute(2), attempt: 1, kind: .started, message: "started by me")],
            "the log of a claimed run")
        check.same(try await store.nextDueTime(of: []), store.minute(3.5), "when it must be heard of")
    }

    /// A worker gets only what it can do.
    package func checkTypes() async throws {
        let store = try await store()
        for type in ["a", "b", "c", "d"] {
            for minute in 0..<3 {
                _ = try await store.add(JobSample.once(Double(minute), type: type), at: store.minute(0))
            }
        }
        check.same(try await store.claim(at: 9, of: [])?.job.type, nil, "a claim of no type")
        check.same(try await store.claim(at: 9, of: ["x", ""])?.job.type, nil, "a claim of other types")
        var found: [String] = []
        while let claimed = try await store.claim(at: 2, of: ["x", "d", "b"]) {
            found.append(claimed.job.type)
        }
        check.same(found, ["b", "d", "b", "d", "b", "d"], "claims of two types, by their time")
        check.same(try await store.claim(at: 2, of: ["c"])?.job.id.rawValue, 7, "a claim of one type")
        await checkInvariants(of: store, "after claims by type")
    }

    /// Many workers at once: each run is one's.
    func checkConcurrentClaims() async throws {
        let store = try await store()
        let count = max(1, options.manyCount / 10)
        for number in 0..<count {
            let type = number.isMultiple(of: 2) ? "a" : "b"
            _ = try await store.add(JobSample.once(0, type: type), at: store.minute(0))
        }
        let claimed = try await withThrowingTaskGroup(of: [RunID].self) { group in
            for task in 0..<options.taskCount {
                group.addTask {
                    var own: [RunID] = []
                    let types: Set = task.isMultiple(of: 3) ? ["a"] : ["a", "b"]
                    while let claimed = try await store.claim(at: 0.5, of: types) {
                        own.append(claimed.run.id)
                        // Some end at once, some later, some never.
                        if claimed.run.id.rawValue.isMultiple(of: 3) {
                            _ = try await store.end(
                                claimed.claim, .completed(JobOutcome("")), at: JobSample.minute(0.5))
                        }
                    }
                    return own
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        check.same(
            claimed.map(\.rawValue).sorted(), Array(1...count), "each run is claimed once by many tasks")
        await checkInvariants(of: store, "after claims of many tasks")
    }
}
