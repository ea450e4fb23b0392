/// A page with one message: an error.
struct MessagePage: Sendable {
    var title: String
    var text: String

    @HTMLBuilder var html: HTML {
        Tag.section(.class("panel empty")) {
            Tag.h1 { title }
            Tag.p { text }
            Tag.a(.class("button quiet"), .href(Section.campaigns.link)) { "Campaigns" }
        }
    }
}
