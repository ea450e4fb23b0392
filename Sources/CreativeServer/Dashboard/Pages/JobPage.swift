internal import Foundation
internal import StageCore

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
