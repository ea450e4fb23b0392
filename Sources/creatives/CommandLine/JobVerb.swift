internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// What `creatives jobs` is asked to do.
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

    /// Whether the store stays as it is.
    var onlyReads: Bool {
        switch self {
        case .types, .list, .show, .log: true
        default: false
        }
    }

    /// Whether it makes the store where there is none.
    var makesStore: Bool {
        switch self {
        case .add, .runTypeNow: true
        default: false
        }
    }

    /// Reads the verb and what stands behind it.
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
                    throw CommandError(.usage, "\(option) belongs to run-now TYPE: a job has its own")
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

    /// The verbs, in the order in which a message lists them.
    private static let names = [
        "types", "list", "show", "add", "run-now", "pause", "resume", "archive", "log", "prune",
    ]

    static let status = Option(
        "status", .choice(Job.Status.self, "STATUS"), "only jobs of a status", verbs: ["list"])
    static let run = Option(
        "run", .integer(1...Int.max), defaultText: "of the latest one that has started", "of this run",
        verbs: ["log"])
    static let olderThan = Option(
        "older-than", .integer(1...36_500, "DAYS"), "what ended so many days ago, or earlier",
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
            throw CommandError(.usage, "\(verb) needs the number of one job, found \(found)")
        }
        return JobID(rawValue: number)
    }
}
