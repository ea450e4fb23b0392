internal import Foundation
internal import StageCore

/// The jobs, and a form for each type of job.
struct JobsPage: Sendable {
    var jobs: [JobOverview]
    var types: [JobType]
    /// The values that the reader sent, if they were refused.
    var refused: FormValues?
    var mayWrite: Bool

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.h1 { "Jobs" }
                Tag.p(.class("meta")) { Tag.span { counted(jobs.count, "job") } }
            }
        }
        Tag.div(.id("jobs"), .class("stack"), .data(.events, Link("jobs", "events"))) {
            if jobs.isEmpty {
                Tag.section(.class("panel empty")) {
                    Tag.h2 { "No jobs yet" }
                    Tag.p {
                        "Jobs import, cluster, classify and refresh in the background, once or on a schedule."
                    }
                }
            } else {
                list
            }
        }
        if mayWrite {
            Tag.section(.class("stack")) {
                Tag.h2 { "Add a job" }
                for type in types { form(type) }
            }
        }
    }

    private var list: HTML {
        Tag.div(.class("scroll"), .tabIndex(0), .role("region"), .label("Jobs")) {
            Tag.table {
                Tag.thead {
                    Tag.tr {
                        for title in ["Job", "Type", "Schedule", "Status", "Last run"] {
                            Tag.th(.scope("col")) { title }
                        }
                        if mayWrite {
                            Tag.th(.scope("col")) { Tag.span(.class("hidden-text")) { "Actions" } }
                        }
                    }
                }
                Tag.tbody { for job in jobs { row(job) } }
            }
        }
    }

    private func row(_ overview: JobOverview) -> HTML {
        let job = overview.job
        return Tag.tr {
            Tag.th(.scope("row")) { Tag.a(.href(Link("jobs", job.id.description))) { Tag.bdi { job.name } } }
            Tag.td { job.type.replacing("_", with: " ") }
            Tag.td { JobParts.schedule(job.schedule) }
            Tag.td { JobParts.status(job.status) }
            Tag.td(.class("text")) {
                if let run = overview.live ?? overview.last {
                    JobParts.state(run)
                    " "
                    JobParts.words(run)
                } else {
                    Formats.unknown
                }
            }
            if mayWrite { Tag.td { JobParts.actions(job) } }
        }
    }

    private func form(_ type: JobType) -> HTML {
        let values = refused?["type"] == type.name ? refused : nil
        return Tag.details(.class("panel"), .open(values != nil)) {
            Tag.summary {
                Tag.strong { AdsPage.sentence(type.name.replacing("_", with: " ")) }
                " "
                Tag.span(.class("muted")) { type.summary }
            }
            Tag.form(.class("stack"), .method("post"), .action(Section.jobs.link)) {
                Tag.input(.type("hidden"), .name("type"), .value(type.name))
                Tag.div(.class("fields")) {
                    field(type, "name", "Name", help: "The type if left out.", value: values?["name"])
                    field(
                        type, "cron", "Schedule",
                        help: "A cron expression such as 0 6 * * MON-FRI or @daily. Runs once if left out.",
                        value: values?["cron"])
                    field(
                        type, "time_zone", "Time zone", help: "Such as Europe/Berlin. The default is UTC.",
                        value: values?["time_zone"])
                    for parameter in type.parameters {
                        JobParameterField(type: type, parameter: parameter, values: values).html
                    }
                }
                Tag.div(.class("actions")) {
                    Tag.button(.type("submit"), .name("action"), .value("add")) { "Add" }
                }
            }
        }
    }

    private func field(
        _ type: JobType, _ name: String, _ label: String, help: String, value: String?
    ) -> HTML {
        let id = "\(type.name)-\(name)"
        return Tag.div(.class("field")) {
            Tag.label(.for(id)) { label }
            Tag.input(
                .id(id), .name(name), .value(value ?? ""), .autocomplete("off"), .describedBy("\(id)-help"))
            Tag.small(.id("\(id)-help")) { help }
        }
    }
}

/// The field of a parameter, as its kind needs it.
struct JobParameterField {
    var type: JobType
    var parameter: JobParameter
    var values: FormValues?

    /// The prefix of the fields of parameters.
    static let prefix = "parameter-"

    private var id: String { "\(type.name)-\(name)" }
    private var name: String { Self.prefix + parameter.name }
    private var value: String { values?[name] ?? "" }
    private var standard: String? { parameter.defaultValue?.description }

    var html: HTML {
        Tag.div(.class("field")) {
            Tag.label(.for(id)) {
                AdsPage.sentence(parameter.name.replacing("_", with: " "))
                    + (parameter.isRequired ? " (required)" : "")
            }
            control
            Tag.small(.id("\(id)-help")) {
                AdsPage.sentence(parameter.help) + (standard.map { ". The default is \($0)." } ?? ".")
            }
        }
    }

    @HTMLBuilder private var control: HTML {
        switch parameter.kind {
        case .integer(let range):
            Tag.input(
                .id(id), .type("number"), .name(name), .value(value), .min(range.lowerBound),
                .max(range.upperBound),
                .required(parameter.isRequired), .describedBy("\(id)-help"))
        case .choice(let words):
            Tag.select(.id(id), .name(name), .required(parameter.isRequired), .describedBy("\(id)-help")) {
                Tag.option(.value("")) { "Default" }
                for word in words { Tag.option(.value(word), .selected(word == value)) { word } }
            }
        case .flag:
            Tag.select(.id(id), .name(name), .describedBy("\(id)-help")) {
                Tag.option(.value("")) { "Default" }
                for word in ["yes", "no"] { Tag.option(.value(word), .selected(word == value)) { word } }
            }
        case .text, .path:
            Tag.input(
                .id(id), .name(name), .value(value), .required(parameter.isRequired), .autocomplete("off"),
                .describedBy("\(id)-help"))
        case .texts, .paths:
            Tag.input(
                .id(id), .name(name), .value(value), .placeholder("Several, separated by commas"),
                .required(parameter.isRequired), .autocomplete("off"), .describedBy("\(id)-help"))
        }
    }
}

/// One job with its runs, and the log of one of them.
struct JobPage: Sendable {
    var overview: JobOverview
    var runs: [JobRun]
    /// The log of the run shown.
    var shown: (run: JobRun, log: [RunLogEntry])?
    var mayWrite: Bool

    private var job: Job { overview.job }

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.p { Tag.a(.href(Section.jobs.link)) { "Jobs" } }
                Tag.h1 { Tag.bdi { job.name } }
                Tag.p(.class("meta")) {
                    Tag.span { job.type.replacing("_", with: " ") }
                    Tag.span { JobParts.schedule(job.schedule) }
                    Tag.span { HTML("Added ") + Formats.instant(job.createdAt) }
                    JobParts.status(job.status)
                }
            }
            if mayWrite { JobParts.actions(job) }
        }
        if !job.parameters.values.isEmpty {
            Tag.section(.class("panel stack")) {
                Tag.h2 { "Parameters" }
                Tag.dl(.class("pairs")) {
                    for (name, value) in job.parameters.values.sorted(by: { $0.key < $1.key }) {
                        Tag.dt { name.replacing("_", with: " ") }
                        Tag.dd { value.description }
                    }
                }
            }
        }
        // Followed by the script while the job may still change.
        Tag.div(
            .id("run"), .class("stack"),
            job.status == .active || overview.live != nil
                ? .data(.events, Link("jobs", job.id.description, "events")) : nil
        ) {
            if let shown { run(shown.run, shown.log) }
            history
        }
    }

    private func run(_ run: JobRun, _ log: [RunLogEntry]) -> HTML {
        Tag.section(.class("panel stack")) {
            Tag.div(.class("bar-row")) {
                Tag.h2 { "Run \(run.id)" }
                JobParts.state(run)
            }
            if let progress = run.progress, run.state == .running {
                Tag.p {
                    "\(progress.stage), \(grouped(progress.completed))"
                        + (progress.total.map { " of \(grouped($0))" } ?? "")
                }
                if let total = progress.total, total > 0 {
                    Tag.progress(
                        .max(total), .value(String(progress.completed)),
                        .label("Progress of \(progress.stage)"))
                }
            }
            if let outcome = run.outcome { Tag.p { outcome.summary } }
            if let error = run.error { Tag.p(.class("notice failure")) { error } }
            if log.isEmpty {
                Tag.p(.class("muted")) { "The log is empty." }
            } else {
                Tag.pre(.class("log"), .tabIndex(0), .label("Log of run \(run.id)"), .role("log")) {
                    log.suffix(500).map { "\($0.at.ISO8601Format())  \($0.kind.rawValue)  \($0.message)" }
                        .joined(separator: "\n")
                }
            }
        }
    }

    @HTMLBuilder private var history: HTML {
        if !runs.isEmpty {
            Tag.div(.class("scroll"), .tabIndex(0), .role("region"), .label("Runs")) {
                Tag.table {
                    Tag.caption { "Runs" }
                    Tag.thead {
                        Tag.tr {
                            for title in ["Run", "State", "Due", "Ended", "Attempts", "Result"] {
                                Tag.th(.scope("col"), title == "Attempts" ? .class("num") : nil) { title }
                            }
                        }
                    }
                    Tag.tbody {
                        for run in runs {
                            Tag.tr {
                                Tag.th(.scope("row"), .class("short")) {
                                    Tag.a(
                                        .href(
                                            Link(
                                                "jobs", job.id.description,
                                                query: [("run", run.id.description)])),
                                        .current(run.id == shown?.run.id)
                                    ) { run.id.description }
                                }
                                Tag.td { JobParts.state(run) }
                                Tag.td { Formats.instant(run.dueAt) }
                                Tag.td { Formats.instant(run.endedAt) }
                                Tag.td(.class("num")) { Formats.count(run.attempts) }
                                Tag.td(.class("text")) { run.outcome?.summary ?? run.error ?? "" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What pages say about jobs in a few words.
enum JobParts {
    static func schedule(_ schedule: JobSchedule) -> HTML {
        switch schedule {
        case .once: HTML("once")
        case .recurring, .unreadable: HTML(schedule.description)
        }
    }

    static func status(_ status: Job.Status) -> HTML {
        Tag.span(.class(status == .active ? "badge good" : status == .paused ? "badge warn" : "badge")) {
            status.rawValue.capitalized
        }
    }

    static func state(_ run: JobRun) -> HTML {
        let tone =
            switch run.state {
            case .completed: "good"
            case .failed: "bad"
            case .running: "ai"
            default: ""
            }
        return Tag.span(.class("badge \(tone)")) { run.state.rawValue.capitalized }
    }

    @HTMLBuilder static func words(_ run: JobRun) -> HTML {
        if run.state == .running, let progress = run.progress {
            "\(progress.stage), \(grouped(progress.completed))"
                + (progress.total.map { " of \(grouped($0))" } ?? "")
        } else if run.state == .pending {
            "due "
            Formats.instant(run.dueAt)
        } else {
            run.outcome?.summary ?? run.error ?? ""
            if let end = run.endedAt {
                " "
                Tag.span(.class("muted")) { Formats.instant(end) }
            }
        }
    }

    static func actions(_ job: Job) -> HTML {
        Tag.form(.class("actions"), .method("post"), .action(Link("jobs", job.id.description))) {
            Tag.button(
                .type("submit"), .name("action"), .value("run"), .class("quiet"),
                .label("Run \(job.name) now")
            ) {
                "Run now"
            }
            if job.status == .active {
                Tag.button(
                    .type("submit"), .name("action"), .value("pause"), .class("quiet"),
                    .label("Pause \(job.name)")
                ) { "Pause" }
            } else if job.status == .paused {
                Tag.button(
                    .type("submit"), .name("action"), .value("resume"), .class("quiet"),
                    .label("Resume \(job.name)")
                ) { "Resume" }
            }
        }
    }
}
