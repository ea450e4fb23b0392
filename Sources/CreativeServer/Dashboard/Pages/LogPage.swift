internal import StageCore

/// The edits of people and the names chosen by models, the latest first, with undo of the latest edit.
struct LogPage: Sendable {
    var edits: [CampaignEdit]
    /// The campaigns that still exist.
    var names: [CampaignID: String]
    /// The edit that undo would revert, if any.
    var undoable: Int?
    var seats: [String]
    var seat: String?
    var mayWrite: Bool
    /// A Boolean value indicating whether there are older edits.
    var hasMore: Bool

    /// The number of edits on the page.
    static let limit = 200

    @HTMLBuilder var html: HTML {
        Tag.div(.class("head")) {
            Tag.div {
                Tag.h1 { "Log" }
                Tag.p(.class("meta")) { Tag.span { "Edits of people, and names that models chose" } }
            }
        }
        if seats.count > 1 {
            Tag.form(.class("filters"), .method("get"), .action(Section.log.link), .data(.submits)) {
                CampaignParts.select(
                    "seat", "Seat", all: "All seats", options: seats.map { ($0, $0) }, current: seat)
                Tag.button(.type("submit"), .class("quiet")) { "Show" }
            }
        }
        if edits.isEmpty {
            Tag.section(.class("panel empty")) {
                Tag.h2 { "No edits yet" }
                Tag.p {
                    "Renaming, moving, merging, splitting and deleting are listed here, and can be undone."
                }
            }
        } else {
            Tag.section(.class("panel")) {
                Tag.ol(.class("rows"), .label("Edits, the latest first")) {
                    for edit in edits { row(edit) }
                }
            }
            if hasMore { Tag.small { "Older edits are not shown." } }
        }
    }

    private func row(_ edit: CampaignEdit) -> HTML {
        Tag.li(edit.undoneAt == nil ? nil : .class("undone")) {
            Tag.div {
                Tag.p { edit.detail }
                Tag.p(.class("muted")) {
                    if let id = edit.campaign, let name = names[id] {
                        Tag.a(.href(CampaignParts.link(id))) { Tag.bdi { name } }
                        ", "
                    }
                    Formats.instant(edit.at)
                    edit.by == .model ? ", by a model" : ""
                    if seats.count > 1, let seat = edit.seat { ", seat \(seat)" }
                    if let undone = edit.undoneAt {
                        ", undone "
                        Formats.instant(undone)
                    }
                }
            }
            if mayWrite, edit.id == undoable {
                Tag.form(.method("post"), .action(Link("log", "undo"))) {
                    Tag.input(.type("hidden"), .name("edit"), .value(String(edit.id)))
                    if let seat { Tag.input(.type("hidden"), .name("seat"), .value(seat)) }
                    Tag.button(.type("submit"), .class("quiet")) { "Undo" }
                }
            }
        }
    }
}
