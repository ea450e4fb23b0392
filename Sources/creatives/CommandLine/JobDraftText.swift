internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// A job as typed: `TYPE [NAME=VALUE ...]`, its schedule and its steps.
struct JobDraftText {
    private let main: StepText
    private let steps: [StepText]
    private let schedule: JobSchedule?
    private let name: String?
    private let maxRuns: Int?

    static let cron = Option(
        "cron", .text("EXPRESSION"), defaultText: "once",
        "schedule as a cron expression: \"0 6 * * MON-FRI\", @daily", verbs: ["add"])
    static let timeZone = Option(
        "time-zone", .text("TZ"), default: "UTC", "IANA time zone of the schedule", verbs: ["add"])
    static let at = Option(
        "at", .instant, defaultText: "now",
        "run once, at a time with its offset, such as 2026-01-31T06:00:00Z",
        verbs: ["add"])
    static let maxRuns = Option("max-runs", .integer(1...Int.max), "maximum number of runs", verbs: ["add"])
    static let name = Option(
        "name", .text("NAME"), defaultText: "the type", "display name of the job", verbs: ["add", "run-now"])
    static let steps = Option(
        "then", .file(.readsValues, "STEPS"),
        "jobs that follow a completed run: \"TYPE [NAME=VALUE ...]; TYPE …\"", verbs: ["add", "run-now"])

    static let syntax: [any DeclaredOption] = [cron, timeZone, at, maxRuns, name, steps]

    init(_ words: [String], _ arguments: Arguments) throws {
        main = try StepText(words)
        steps = try (arguments[Self.steps] ?? "").split(separator: ";").map { text in
            try StepText(text.split(whereSeparator: \.isWhitespace).map(String.init))
        }
        name = arguments[Self.name]
        maxRuns = arguments[Self.maxRuns]
        schedule = try Self.schedule(arguments)
    }

    /// Returns the draft, with the values parsed by the job types.
    ///
    /// - Throws: `JobError` for values that the types do not accept.
    func draft(_ types: JobRegistry, now: Date) throws -> JobDraft {
        JobDraft(
            main.type, try main.parameters(types), schedule: schedule ?? .once(now), name: name,
            steps: try steps.map { JobStep($0.type, try $0.parameters(types)) }, maxRuns: maxRuns)
    }

    private static func schedule(_ arguments: Arguments) throws -> JobSchedule? {
        try arguments.refuse(cron, with: at)
        try arguments.require(cron, for: [timeZone])
        if let expression = arguments[cron] {
            return try JobSchedule(cron: expression, timeZone: arguments[timeZone])
        }
        return arguments[at].map { .once($0) }
    }
}

/// `TYPE [NAME=VALUE ...]`.
private struct StepText {
    let type: String
    private let values: [(name: String, value: String)]

    init(_ words: [String]) throws {
        guard let type = words.first else {
            throw CommandError(
                .usage, "expected a job type, found none; `creatives jobs types` lists the types")
        }
        self.type = type
        values = try words.dropFirst().map { word in
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 2 else {
                throw CommandError(.usage, "\(quoted(word)) is not a parameter, expected NAME=VALUE")
            }
            return (parts[0], parts[1])
        }
    }

    func parameters(_ types: JobRegistry) throws -> JobParameters {
        let type = try types.type(type)
        var parameters = JobParameters()
        for (name, text) in values {
            guard parameters.values[name] == nil else {
                throw CommandError(.usage, "parameter \(quoted(name)) is given twice")
            }
            // For an undeclared parameter, the type rejects the name, regardless of the value.
            let declared = type.parameters.first { $0.name == name }
            parameters.values[name] =
                try declared?.value(parsing: Self.absolute(text, declared)) ?? .text(text)
        }
        return parameters
    }

    /// Resolves paths relative to the current folder.
    private static func absolute(_ text: String, _ parameter: JobParameter?) -> String {
        switch parameter?.kind {
        case .path: absolute(text)
        case .paths: text.split(separator: ",").map { absolute(String($0)) }.joined(separator: ",")
        default: text
        }
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }
}
