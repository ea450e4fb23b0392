internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// The verbs of `creatives jobs`.
enum JobVerb {
    case types
    case list(Job.Status?)
    case show(JobID)
    case add(JobDraftText)
    case runNow(JobID)
    case runTypeNow(JobDraftText)
    case setStatus(JobID, Job.Status)
    case log(JobID, RunID?)
    case prune(days: Int)

    /// Whether the verb does not change the store.
    var onlyReads: Bool {
        switch self {
        case .types, .list, .show, .log: true
        default: false
        }
    }

    /// Whether the verb creates the store if it is missing.
    var makesStore: Bool {
        switch self {
        case .add, .runTypeNow: true
        default: false
        }
    }

    /// Parses the verb and its operands.
    init(_ arguments: Arguments) throws {
        guard let verb = arguments.operands.first else {
            throw CommandError(
                .usage, "expected a verb such as list or add, found none; see `creatives jobs \(Help.flag)`")
        }
        let rest = Array(arguments.operands.dropFirst())
        try arguments.refuseForeignOptions(of: verb)
        switch verb {
        case "types":
            try Self.expectNone(rest, verb)
            self = .types
        case "list":
            try Self.expectNone(rest, verb)
            self = .list(arguments[Self.status])
        case "show": self = .show(try Self.onlyID(rest, verb))
        case "add": self = .add(try JobDraftText(rest, arguments))
        case "run-now":
            if let first = rest.first, Int(first) != nil {
                let own: [any DeclaredOption] = [JobDraftText.name, JobDraftText.steps]
                if let option = own.first(where: arguments.has) {
                    throw CommandError(.usage, "\(option) applies to run-now TYPE; a job has its own")
                }
                self = .runNow(try Self.onlyID(rest, verb))
            } else {
                self = .runTypeNow(try JobDraftText(rest, arguments))
            }
        case "pause": self = .setStatus(try Self.onlyID(rest, verb), .paused)
        case "resume": self = .setStatus(try Self.onlyID(rest, verb), .active)
        case "archive": self = .setStatus(try Self.onlyID(rest, verb), .archived)
        case "prune":
            try Self.expectNone(rest, verb)
            guard let days = arguments[Self.olderThan] else {
                throw CommandError(.usage, "\(verb) needs \(Self.olderThan.usage)")
            }
            self = .prune(days: days)
        case "log":
            let run = arguments[Self.run].map(RunID.init(rawValue:))
            self = .log(try Self.onlyID(rest, verb), run)
        default:
            throw CommandError(unknownVerb: verb, among: Self.names)
        }
    }

    /// The verbs, in the order used in messages.
    static let names = [
        "types", "list", "show", "add", "run-now", "pause", "resume", "archive", "log", "prune",
    ]

    static let status = Option(
        "status", .choice(Job.Status.self, "STATUS"), "only jobs with this status", verbs: ["list"])
    static let run = Option(
        "run", .integer(1...Int.max), defaultText: "the latest run that has started", "ID of the run",
        verbs: ["log"])
    static let olderThan = Option(
        "older-than", .integer(1...36_500, "DAYS"), "minimum age in days of ended runs and jobs to remove",
        verbs: ["prune"])

    static let syntax: [any DeclaredOption] = [status, run, olderThan]

    private static func expectNone(_ rest: [String], _ verb: String) throws {
        guard rest.isEmpty else {
            throw CommandError(.usage, "\(verb) takes no arguments, found \(quoted(rest[0]))")
        }
    }

    private static func onlyID(_ rest: [String], _ verb: String) throws -> JobID {
        guard rest.count == 1, let number = Int(rest[0]), number > 0 else {
            let found = rest.isEmpty ? "nothing" : quoted(rest.joined(separator: " "))
            throw CommandError(.usage, "\(verb) needs the ID of one job, found \(found)")
        }
        return JobID(rawValue: number)
    }
}
