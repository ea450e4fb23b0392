internal import Foundation

/// The sections of the dashboard, in the order of its navigation.
enum Section: String, CaseIterable, Sendable {
    case campaigns, unassigned, packages, ads
    case importing = "import"
    case jobs, log

    var title: String { rawValue.capitalized }
    var link: Link { Link(rawValue) }
}

/// A message about the change that led to a page, told to screen readers as well.
struct Notice: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case done, warning, failure }

    var kind: Kind
    var text: String
    /// The number of the edit that a button reverts, if it can be reverted.
    var edit: Int?

    static func failure(_ text: String) -> Notice { Notice(kind: .failure, text: text) }

    var html: HTML {
        let name =
            switch kind {
            case .done: "done"
            case .warning: "warning"
            case .failure: "failure"
            }
        return Tag.div(.class("notice \(name)"), .role("status")) {
            Tag.p { text }
            if let edit {
                Tag.form(.method("post"), .action(Link("log", "undo"))) {
                    Tag.input(.type("hidden"), .name("edit"), .value(String(edit)))
                    Tag.button(.type("submit"), .class("quiet")) { "Undo" }
                }
            }
        }
    }
}

/// A page of the dashboard: navigation, messages and content.
struct PageFrame: Sendable {
    /// The title of the window, without the product.
    var title: String
    /// The current section; `nil` for errors.
    var section: Section?
    var notices: [Notice] = []
    /// A Boolean value indicating whether the reader may change anything.
    var mayWrite = true

    /// Returns the whole document.
    func document(@HTMLBuilder content: () -> HTML) -> String {
        let content = content()
        return Tag.html(.lang("en")) {
            Tag.head {
                Tag.meta(.charset())
                Tag.title { "\(title) · Creatives" }
                Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                Tag.meta(.name("color-scheme"), .content("light dark"))
                Tag.link(.relation("stylesheet"), .href(StyleSheet.link))
                Tag.link(.relation("icon"), .href(Icon.link))
                Tag.module(Script.link)
            }
            Tag.body {
                Tag.a(.class("skip"), .href(.anchor("content"))) { "Skip to content" }
                Tag.header(.class("top")) {
                    Tag.a(.class("brand"), .href(Section.campaigns.link)) { "Creatives" }
                    Tag.nav(.label("Sections")) {
                        Tag.ul {
                            for section in Section.allCases {
                                Tag.li {
                                    Tag.a(.href(section.link), .current(section == self.section)) {
                                        section.title
                                    }
                                }
                            }
                        }
                    }
                }
                Tag.main(.id("content"), .tabIndex(-1)) {
                    Tag.div(.id("notices"), .live()) {
                        for notice in notices { notice.html }
                    }
                    if !mayWrite {
                        Tag.p(.class("readonly")) { "Read-only: changes are not permitted." }
                    }
                    content
                }
            }
        }.document
    }
}
