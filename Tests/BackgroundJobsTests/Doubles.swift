import CreativeIntelligence
import Foundation
import Synchronization

/// A clock that a test lets run.
final class JobClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_767_225_600))

    var now: Date { time.withLock(\.self) }
    func advance(by seconds: Double) { time.withLock { $0 += seconds } }
    func advance(to moment: Date) { time.withLock { $0 = max($0, moment) } }
}

/// When a first attempt fails.
enum Fault: String, CaseIterable, Sendable {
    /// Before its work.
    case before
    /// After its work: what a kill leaves behind.
    case after
}

struct ScriptedFault: Error, CustomStringConvertible {
    var description = "the script says so"
}

/// A handler whose first attempts fail.
struct FaultyHandler<Base: JobHandler>: JobHandler {
    let base: Base
    let fault: Fault

    var type: JobType { base.type }
    var defaults: Base.Parameters { base.defaults }

    func run(_ parameters: Base.Parameters, in context: JobContext) async throws -> JobOutcome {
        guard context.attempt == 1 else { return try await base.run(parameters, in: context) }
        if fault == .after { _ = try await base.run(parameters, in: context) }
        throw ScriptedFault()
    }
}

/// A handler that fails once.
func faulty(_ base: some JobHandler, _ fault: Fault) -> any JobHandler {
    FaultyHandler(base: base, fault: fault)
}

/// Does a handler's work outside of any worker.
func run(_ handler: some JobHandler, _ given: JobParameters, _ context: JobContext) async throws {
    var parameters = handler.defaults
    try parameters.read(given)
    _ = try await handler.run(parameters, in: context)
}

/// A type of job, `broken`, that always fails.
struct BrokenHandler: JobHandler {
    let type = JobType("broken", "always fails")

    func run(_ parameters: NoJobParameters, in context: JobContext) async throws -> JobOutcome {
        throw ScriptedFault()
    }
}

/// Notes what handlers are handed.
final class Recorder: Sendable {
    private let entries = Mutex<[(type: String, parameters: JobParameters)]>([])

    func note(_ type: String, _ parameters: JobParameters) {
        entries.withLock { $0.append((type, parameters)) }
    }

    func parameters(of type: String) -> [JobParameters] {
        entries.withLock { entries in entries.filter { $0.type == type }.map(\.parameters) }
    }

    func recording(_ base: some JobHandler) -> any JobHandler { RecordingHandler(base: base, recorder: self) }
}

private struct RecordingHandler<Base: JobHandler>: JobHandler {
    let base: Base
    let recorder: Recorder

    var type: JobType { base.type }
    var defaults: Base.Parameters { base.defaults }

    func run(_ parameters: Base.Parameters, in context: JobContext) async throws -> JobOutcome {
        recorder.note(type.name, parameters.values)
        return try await base.run(parameters, in: context)
    }
}

/// Rules that count how often they are asked, and of which ads; and do before what a test says.
final class CountingClassifier: AdClassifier {
    private let rules = RuleClassifier()
    private let keys = Mutex<[CreativeKey]>([])
    private let before: @Sendable (Int) async throws -> Void

    /// - Parameter before: Called with how many were asked before, ahead of each answer.
    init(_ before: @escaping @Sendable (Int) async throws -> Void = { _ in }) { self.before = before }

    var identifier: String { rules.identifier }
    var promptVersion: String { rules.promptVersion }
    var schemaVersion: String { rules.schemaVersion }
    /// The ads that were asked about, in the order of the calls.
    var asked: [CreativeKey] { keys.withLock(\.self) }

    func findings(about ad: AdInput) async throws -> AdFindings {
        let place = keys.withLock { keys in
            keys.append(ad.creative)
            return keys.count - 1
        }
        try await before(place)
        return rules.findings(about: ad)
    }
}
