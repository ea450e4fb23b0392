internal import Foundation
internal import JobScheduling

extension JobStoreConformance {
    /// What holds after every call, whatever it was.
    ///
    /// - Parameter isWhole: Whether no run was removed.
    func checkInvariants(
        of store: any JobStore, _ what: @autoclosure () -> String, isWhole: Bool = true
    ) async {
        do {
            let (jobs, runs) = try await (store.jobs(nil), store.runs(of: nil, limit: .max))
            let byJob = Dictionary(grouping: runs, by: \.job)
            for overview in jobs {
                let runs = byJob[overview.job.id] ?? []
                for defect in Self.defects(of: overview, runs: runs, isWhole: isWhole) {
                    check.holds(false, "\(what()): job \(overview.job.id) \(defect)")
                }
            }
            check.same(Set(byJob.keys).subtracting(jobs.map(\.job.id)), [], "\(what()): runs of no job")
            check.holds(
                zip(runs, runs.dropFirst()).allSatisfy { $0.id > $1.id }, "\(what()): runs are in order")
            for run in runs {
                for defect in Self.defects(of: run) {
                    check.holds(false, "\(what()): run \(run.id) \(defect)")
                }
            }
        } catch {
            check.holds(false, "\(what()): reading fails: \(error)")
        }
    }

    /// - Parameter runs: Those of the job, the latest first.
    private static func defects(of overview: JobOverview, runs: [JobRun], isWhole: Bool) -> [String] {
        let job = overview.job
        let live = runs.filter(\.isLive)
        var defects: [String] = []
        switch job.status {
        case .active, .paused:
            if live.count != 1 { defects.append("is \(job.status) and has \(live.count) live runs") }
        case .completed:
            if !live.isEmpty { defects.append("is completed and has a live run") }
        case .archived:
            if live.contains(where: { $0.state == .pending }) { defects.append("is archived and waits") }
            if live.count > 1 { defects.append("has \(live.count) live runs") }
        }
        if overview.live != live.first { defects.append("shows another live run") }
        if overview.last != runs.first(where: { !$0.isLive }) { defects.append("shows another last run") }
        let ended = runs.count - live.count
        if isWhole ? job.endedRuns != ended : job.endedRuns < ended {
            defects.append("counts \(job.endedRuns) ended runs")
        }
        if let live = live.first, live.id != runs.first?.id { defects.append("has a run after its live one") }
        return defects
    }

    private static func defects(of run: JobRun) -> [String] {
        var defects: [String] = []
        func expect(_ condition: Bool, _ what: String) { if !condition { defects.append(what) } }
        expect(run.isLive == (run.endedAt == nil), "is \(run.state) and has another end")
        expect((run.state == .running) == (run.leaseEnds != nil), "is \(run.state) and has another lease")
        expect((run.state == .completed) == (run.outcome != nil), "is \(run.state) and has another outcome")
        expect(run.state != .failed || run.error != nil, "failed and does not say why")
        expect((run.attempts > 0) == (run.startedAt != nil), "has \(run.attempts) attempts and another start")
        expect((run.attempts > 0) == (run.worker != nil), "has \(run.attempts) attempts and another worker")
        expect(run.failures + run.interruptions <= run.attempts, "has more failures than attempts")
        expect(run.state == .pending || run.attempts > 0, "is \(run.state) and was never started")
        return defects
    }
}
