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
