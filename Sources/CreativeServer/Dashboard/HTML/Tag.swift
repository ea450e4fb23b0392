/// The name of an element: call it with attributes and content to make the element.
///
/// ```swift
/// Tag.p(.class("note")) { "\(name) has no creatives." }
/// ```
///
/// `script` exists only in the form that loads a file, because the content security policy allows no inline script.
struct Tag: Sendable {
    /// The name.
    let name: StaticString
    /// A Boolean value indicating whether the element has neither content nor end tag.
    let isVoid: Bool

    private init(_ name: StaticString, isVoid: Bool = false) {
        self.name = name
        self.isVoid = isVoid
    }

    /// Makes an element with content.
    func callAsFunction(_ attributes: Attribute?..., @HTMLBuilder content: () -> HTML) -> HTML {
        HTML(tag: self, attributes: attributes, content: content())
    }

    /// Makes an element without content.
    func callAsFunction(_ attributes: Attribute?...) -> HTML {
        HTML(tag: self, attributes: attributes, content: HTML())
    }

    /// Makes an element with a list of attributes.
    func callAsFunction(attributes: [Attribute?], @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
        HTML(tag: self, attributes: attributes, content: content())
    }
}

extension Tag {
    static let html = Tag("html")
    static let head = Tag("head")
    static let title = Tag("title")
    static let meta = Tag("meta", isVoid: true)
    static let link = Tag("link", isVoid: true)
    static let body = Tag("body")
    static let header = Tag("header")
    static let main = Tag("main")
    static let nav = Tag("nav")
    static let aside = Tag("aside")
    static let section = Tag("section")
    static let article = Tag("article")
    static let footer = Tag("footer")
    static let div = Tag("div")
    static let span = Tag("span")
    static let bdi = Tag("bdi")
    static let p = Tag("p")
    static let a = Tag("a")
    static let h1 = Tag("h1")
    static let h2 = Tag("h2")
    static let h3 = Tag("h3")
    static let ul = Tag("ul")
    static let ol = Tag("ol")
    static let li = Tag("li")
    static let dl = Tag("dl")
    static let dt = Tag("dt")
    static let dd = Tag("dd")
    static let strong = Tag("strong")
    static let small = Tag("small")
    static let code = Tag("code")
    static let pre = Tag("pre")
    static let time = Tag("time")
    static let data = Tag("data")
    static let img = Tag("img", isVoid: true)
    static let table = Tag("table")
    static let caption = Tag("caption")
    static let thead = Tag("thead")
    static let tbody = Tag("tbody")
    static let tr = Tag("tr")
    static let th = Tag("th")
    static let td = Tag("td")
    static let form = Tag("form")
    static let fieldset = Tag("fieldset")
    static let legend = Tag("legend")
    static let label = Tag("label")
    static let input = Tag("input", isVoid: true)
    static let select = Tag("select")
    static let option = Tag("option")
    static let textarea = Tag("textarea")
    static let button = Tag("button")
    static let details = Tag("details")
    static let summary = Tag("summary")
    static let output = Tag("output")
    static let progress = Tag("progress")

    static let svg = Tag("svg")
    static let g = Tag("g")
    static let path = Tag("path")
    static let rect = Tag("rect")
    static let line = Tag("line")
    static let text = Tag("text")
    static let use = Tag("use")

    /// Makes the element that loads an ES module of ours.
    static func module(_ source: Link) -> HTML {
        Tag("script")(.source(source), .type("module"))
    }

    /// Makes a style sheet inside a document that has to stand alone.
    static func style(_ sheet: StyleSheet) -> HTML {
        HTML(tag: Tag("style"), attributes: [], content: HTML(svg: sheet.text))
    }
}
