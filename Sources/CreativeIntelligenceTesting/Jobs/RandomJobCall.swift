internal import Foundation
internal import JobScheduling
internal import StageCore

/// The input for random calls of a job store: the time and the previous claims.
struct RandomJobInput {
    var generator: SeededGenerator
    private(set) var now = JobSample.start
    /// The claims, including those that are no longer valid.
    private(set) var claims: [RunClaim] = []
    /// The times passed when ending runs.
    private var ends: [Date] = []

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func note(_ answer: RandomJobCall.Answer) {
        if case .claimed(let claimed?) = answer { claims.append(claimed.claim) }
    }

    /// Advances the time by up to several hours, and sometimes moves it back, because the clocks of several machines differ.
    private mutating func nextTime() -> Date {
        let steps = [0, 0.0004, 0.7, 20, 61, 240, 900, 5_000, -30]
        now = now.addingTimeInterval((generator.element(of: steps) ?? 0) * generator.uniform())
        return now
    }

    private mutating func type() -> String { generator.element(of: ["a", "b", "c"]) ?? "a" }

    private mutating func steps() -> [JobStep] {
        (0..<max(0, generator.uniform(in: -2...2))).map { _ in
            JobStep(type(), ["n": .integer(generator.uniform(in: 0...9))])
        }
    }

    private mutating func draft() -> JobDraft {
        let crons = ["0 * * * *", "*/5 * * * *", "30 2 * * *", "0 9 * * MON-FRI", "@hourly"]
        let zones = ["UTC", "Europe/Berlin", "America/New_York"]
        let delay = generator.uniform(in: -600...3_600)
        let cron = try? JobSchedule(
            cron: generator.element(of: crons) ?? "", timeZone: generator.element(of: zones) ?? "")
        let schedule = generator.chance(0.5) ? cron : nil
        var draft = JobDraft(
            type(), ["n": .integer(delay)], schedule: schedule ?? .once(now + Double(delay)),
            steps: steps(), maxRuns: generator.chance(0.3) ? generator.uniform(in: 1...3) : nil)
        if generator.chance(0.2) { draft.origin = .runNow(JobID(rawValue: 1)) }
        return draft
    }

    private mutating func ending() -> RunEnding {
        switch generator.uniform(in: 0...7) {
        case 0...2: .completed(JobOutcome("done", figures: ["n": 1], steps: steps()))
        case 3, 4: .failed("it failed")
        case 5: .refused("never")
        case 6: .interrupted
        default: .released
        }
    }

    mutating func call() -> RandomJobCall {
        let time = nextTime()
        // The most recent claims are the most likely to be valid.
        let recent = claims.suffix(generator.chance(0.7) ? 2 : 20)
        guard generator.chance(0.55), let claim = generator.element(of: recent) else {
            switch generator.uniform(in: 0...9) {
            case 0, 1: return .add(draft(), time)
            case 2, 3:
                return .setStatus(
                    JobID(rawValue: generator.uniform(in: 1...12)),
                    generator.element(of: [.active, .active, .paused, .paused, .archived, .completed])
                        ?? .active,
                    time)
            case 4:
                // Includes the exact time of an end.
                let age = (generator.element(of: [0, 60, 1_000, 5_000]) ?? 0) * generator.uniform()
                let end = generator.chance(0.5) ? generator.element(of: ends.suffix(5)) : nil
                return .remove(
                    end ?? time.addingTimeInterval(-age),
                    generator.element(of: [1, 2, 3, 100, 100, 0]) ?? 1)
            default:
                let types = ["a", "b", "c"].filter { _ in generator.chance(0.7) }
                return .claim(Set(types), .seconds(generator.uniform() * 100), time)
            }
        }
        switch generator.uniform(in: 0...4) {
        case 0:
            let event = ProgressEvent(stage: "s", completed: generator.uniform(in: 0...9), total: 9)
            return .renew(
                claim, time.addingTimeInterval(generator.uniform() * 200),
                generator.chance(0.5) ? RunProgress(event) : nil)
        case 1: return .log("line", claim, time)
        default:
            ends.append(time)
            return .end(claim, ending(), time)
        }
    }
}

enum RandomJobCall {
    case add(JobDraft, Date)
    case setStatus(JobID, Job.Status, Date)
    case claim(Set<String>, Duration, Date)
    case renew(RunClaim, Date, RunProgress?)
    case log(String, RunClaim, Date)
    case end(RunClaim, RunEnding, Date)
    case remove(Date, Int)

    enum Answer: Equatable {
        case job(Job)
        case claimed(ClaimedRun?)
        case holds(Bool)
        case removed(RemovedRuns)
        case nothing
        case refused(String)
    }

    func answer(of store: any JobStore) async throws -> Answer {
        do {
            switch self {
            case .add(let draft, let time): return .job(try await store.add(draft, at: time))
            case .setStatus(let id, let status, let time):
                return .job(try await store.setStatus(of: id, to: status, at: time))
            case .claim(let types, let lease, let time):
                return .claimed(try await store.claimRun(for: "w", of: types, lease: lease, at: time))
            case .renew(let claim, let end, let progress):
                return .holds(try await store.renew(claim, until: end, progress: progress))
            case .log(let message, let claim, let time):
                try await store.log(message, by: claim, at: time)
                return .nothing
            case .end(let claim, let ending, let time):
                return .holds(try await store.end(claim, ending, at: time))
            case .remove(let moment, let limit):
                return .removed(try await store.removeEnded(before: moment, limit: limit))
            }
        } catch let error as JobError {
            return .refused(error.code.rawValue)
        }
    }
}
