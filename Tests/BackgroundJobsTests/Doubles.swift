import CreativeIntelligence
import Foundation
import Synchronization

/// A clock that a test advances.
final class JobClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_767_225_600))

    var now: Date { time.withLock(\.self) }
    func advance(by seconds: Double) { time.withLock { $0 += seconds } }
    func advance(to moment: Date) { time.withLock { $0 = max($0, moment) } }
}

/// The point at which a first attempt fails.
enum Fault: String, CaseIterable, Sendable {
    /// Before the work.
    case before
    /// After the work, as if the process was killed.
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

/// Runs the work of a handler without a worker.
func run(_ handler: some JobHandler, _ given: JobParameters, _ context: JobContext) async throws {
    var parameters = handler.defaults
    try parameters.read(given)
    _ = try await handler.run(parameters, in: context)
}

/// A job type, `broken`, that always fails.
struct BrokenHandler: JobHandler {
    let type = JobType("broken", "always fails")

    func run(_ parameters: NoJobParameters, in context: JobContext) async throws -> JobOutcome {
        throw ScriptedFault()
    }
}

/// Records the parameters that handlers receive.
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

/// Rules that record the ads that they classify, and first run a function of the test.
final class CountingClassifier: AdClassifier {
    private let rules = RuleClassifier()
    private let keys = Mutex<[CreativeKey]>([])
    private let before: @Sendable (Int) async throws -> Void

    /// - Parameter before: Called before each answer, with the number of earlier calls.
    init(_ before: @escaping @Sendable (Int) async throws -> Void = { _ in }) { self.before = before }

    var identifier: String { rules.identifier }
    var promptVersion: String { rules.promptVersion }
    var schemaVersion: String { rules.schemaVersion }
    /// The ads classified, in the order of the calls.
    var asked: [CreativeKey] { keys.withLock(\.self) }

    func findings(about ad: AdInput) async throws -> AdFindings {
        let index = keys.withLock { keys in
            keys.append(ad.creative)
            return keys.count - 1
        }
        try await before(index)
        return rules.findings(about: ad)
    }
}
