internal import CreativeIntelligence
internal import Foundation

/// A job as it is typed: `TYPE [NAME=VALUE ...]`, when, and what follows.
struct JobDraftText {
    private let main: StepText
    private let steps: [StepText]
    private let schedule: JobSchedule?
    private let name: String?
    private let maxRuns: Int?

    static let syntax = [
        OptionSyntax(
            "cron", "EXPRESSION", "add: when, as cron writes it: \"0 6 * * MON-FRI\", @daily (default: once)"),
        OptionSyntax("time-zone", "TZ", "add: on whose clocks: IANA name (default UTC)"),
        OptionSyntax(
            "at", "TIME", "add: once, at a time with its offset, as 2026-01-31T06:00:00Z (default: now)"),
        OptionSyntax("max-runs", "N", "add: how often at most"),
        OptionSyntax("name", "NAME", "add, run-now: what people call it (default: the type)"),
        OptionSyntax(
            "then", "STEPS", "add, run-now: what follows a completed run: \"TYPE [NAME=VALUE ...]; TYPE …\"",
            file: .readsValues),
    ]

    init(_ words: [String], _ arguments: Arguments) throws {
        main = try StepText(words)
        steps = try (arguments.text("then") ?? "").split(separator: ";").map { text in
            try StepText(text.split(whereSeparator: \.isWhitespace).map(String.init))
        }
        name = arguments.text("name")
        maxRuns = try arguments.integer("max-runs", in: 1...Int.max)
        schedule = try Self.schedule(arguments)
    }

    /// The draft, its values read as the types say.
    ///
    /// - Throws: `JobError` for what the types do not take.
    func draft(_ types: JobTypes, now: Date) throws -> JobDraft {
        JobDraft(
            main.type, try main.parameters(types), schedule: schedule ?? .once(now), name: name,
            steps: try steps.map { JobStep($0.type, try $0.parameters(types)) }, maxRuns: maxRuns)
    }

    private static func schedule(_ arguments: Arguments) throws -> JobSchedule? {
        if let cron = arguments.text("cron") {
            guard !arguments.has("at") else { throw UsageError("--cron and --at exclude each other") }
            return try JobSchedule(cron: cron, timeZone: arguments.text("time-zone") ?? "UTC")
        }
        guard !arguments.has("time-zone") else { throw UsageError("--time-zone needs --cron EXPRESSION") }
        guard let text = arguments.text("at") else { return nil }
        guard let time = instant(text) else {
            throw UsageError(
                "--at is \(Display.quoted(text)), expected a time since 1970 with its offset, such as "
                    + "2026-01-31T06:00:00Z or 2026-01-31T07:00:00+01:00")
        }
        return .once(time)
    }

    /// The instant of a text such as `2026-01-31T06:00:00Z`, or `nil` for another form or an instant that no calendar has.
    ///
    /// The text says its offset: of a local time alone, clocks that change would show some twice and some never.
    private static func instant(_ text: String) -> Date? {
        // Not by Foundation, which reads February 30 as March 2, and 25:00 as 1:00 of the next day.
        let form = /(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:Z|([+-])(\d\d):([0-5]\d))/
        guard let match = text.wholeMatch(of: form), let day = Day(String(match.1)) else { return nil }
        func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
        let offset = (number(match.6) * 60 + number(match.7)) * (match.5 == "-" ? -60 : 60)
        guard abs(offset) <= 14 * 3600 else { return nil }
        let local = (number(match.2) * 60 + number(match.3)) * 60 + number(match.4)
        let seconds = Int(day.number) * 86_400 + local - offset
        return seconds >= 0 ? Date(timeIntervalSince1970: Double(seconds)) : nil
    }
}

/// `TYPE [NAME=VALUE ...]`.
private struct StepText {
    let type: String
    private let values: [(name: String, value: String)]

    init(_ words: [String]) throws {
        guard let type = words.first else {
            throw UsageError("expected the type of a job, found none; `creatives jobs types` lists them")
        }
        self.type = type
        values = try words.dropFirst().map { word in
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 2 else {
                throw UsageError("\(Display.quoted(word)) is no parameter, expected NAME=VALUE")
            }
            return (parts[0], parts[1])
        }
    }

    func parameters(_ types: JobTypes) throws -> JobParameters {
        let type = try types.type(type)
        var parameters = JobParameters()
        for (name, text) in values {
            guard parameters.values[name] == nil else {
                throw UsageError("parameter \(Display.quoted(name)) is given twice")
            }
            // Without a declaration the type refuses the name, whatever the value.
            let declared = type.parameters.first { $0.name == name }
            parameters.values[name] =
                try declared?.value(parsing: Self.absolute(text, declared)) ?? .text(text)
        }
        return parameters
    }

    /// Paths count from the folder in which they are typed.
    private static func absolute(_ text: String, _ parameter: JobParameter?) -> String {
        switch parameter?.kind {
        case .path: absolute(text)
        case .paths: text.split(separator: ",").map { absolute(String($0)) }.joined(separator: ",")
        default: text
        }
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }
}
