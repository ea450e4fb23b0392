/// A page with one message: an error, or the form for signing in.
struct MessagePage: Sendable {
    var title: String
    var text: String
    /// A Boolean value indicating whether to ask for a token.
    var asksForToken = false

    @HTMLBuilder var html: HTML {
        Tag.section(.class("panel empty")) {
            Tag.h1 { title }
            Tag.p { text }
            if asksForToken {
                Tag.form(.class("stack"), .method("post"), .action(Link("sign-in"))) {
                    Tag.div(.class("field")) {
                        Tag.label(.for("token")) { "Token" }
                        Tag.input(
                            .id("token"), .type("password"), .name("token"), .required(),
                            .autocomplete("current-password"))
                    }
                    Tag.button(.type("submit")) { "Sign in" }
                }
            } else {
                Tag.a(.class("button quiet"), .href(Section.campaigns.link)) { "Campaigns" }
            }
        }
    }
}
