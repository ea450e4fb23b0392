internal import Foundation
internal import StageCore

/// What a change did, as the address of the page after it says.
///
/// The address has a code and two counts, never text, so that a link from elsewhere cannot put words into a page.
struct Done: Hashable, Sendable {
    enum Code: String, Sendable {
        case planned, created, saved, merged, deleted, moved, removed, split, placed, undone, imported, queued
        case added, paused, resumed, unchanged
    }

    var code: Code
    var count = 0
    var other = 0
    /// The number of the edit, if undo can revert it.
    var edit: Int?

    init(_ code: Code, count: Int = 0, other: Int = 0, edit: Int? = nil) {
        self.code = code
        self.count = count
        self.other = other
        self.edit = edit
    }

    /// Reads the parameters of an address; `nil` without a known code.
    init?(_ values: FormValues) {
        guard let code = values["done"].flatMap(Code.init) else { return nil }
        func number(_ name: String) -> Int? {
            values[name].flatMap { Int($0) }.map { min(1_000_000_000, max(0, $0)) }
        }
        self.init(code, count: number("n") ?? 0, other: number("m") ?? 0, edit: number("edit"))
    }

    /// The parameters of the address.
    var parameters: [(name: String, value: String?)] {
        [
            ("done", code.rawValue), ("n", count == 0 ? nil : String(count)),
            ("m", other == 0 ? nil : String(other)),
            ("edit", edit.map { String($0) }),
        ]
    }

    var notice: Notice { Notice(kind: .done, text: text, edit: edit) }

    private var text: String {
        switch code {
        case .planned:
            count == 0
                ? "Applied the plan: \(counted(other, "creative")) categorized."
                : "Created \(counted(count, "campaign")), categorized \(counted(other, "creative"))."
        case .created: "Created the campaign."
        case .saved: "Saved."
        case .merged: "Merged the campaigns."
        case .deleted: "Deleted the campaign."
        case .moved: "Moved \(counted(count, "creative"))."
        case .removed: "Removed \(counted(count, "creative")) from the campaign."
        case .split: "Split \(counted(count, "creative")) off into this campaign."
        case .placed: "Put \(counted(count, "creative")) into this campaign."
        case .undone: "Undone."
        case .imported:
            "Imported the file: \(counted(count, "creative", "is", "are")) new, \(counted(other, "row", "is", "are")) new or changed."
        case .queued: "A job does the work. It is in the list of jobs."
        case .added: "Added the job."
        case .paused: "Paused the job."
        case .resumed: "Resumed the job."
        case .unchanged: "Nothing was selected, nothing changed."
        }
    }
}
