/// A fragment of a page, escaped by construction.
///
/// Text becomes markup only by being escaped, and elements are made by ``Tag``. There is no way to insert a string as
/// markup, except ``init(svg:)`` for figures of `Plotting`, which escapes its own text.
struct HTML: Hashable, Sendable {
    /// The markup.
    private(set) var markup = ""

    /// Creates an empty fragment.
    init() {}

    /// Creates a fragment from untrusted text.
    init(_ text: String) { HTML.escape(text, into: &markup) }

    /// Creates a fragment from an SVG document of `Plotting`.
    init(svg: String) { markup = svg }

    /// Creates an element. Only ``Tag`` calls this.
    init(tag: Tag, attributes: [Attribute?], content: HTML) {
        let name = "\(tag.name)"
        markup.reserveCapacity(content.markup.utf8.count + 64)
        markup += "<"
        markup += name
        for attribute in attributes {
            guard let attribute else { continue }
            markup += " "
            markup += "\(attribute.name)"
            guard let value = attribute.value else { continue }
            markup += "=\""
            HTML.escape(value, into: &markup)
            markup += "\""
        }
        markup += ">"
        guard !tag.isVoid else { return }
        markup += content.markup
        markup += "</"
        markup += name
        markup += ">"
    }

    /// The document, with its declaration.
    var document: String { "<!DOCTYPE html>\n" + markup + "\n" }

    /// A Boolean value indicating whether the fragment is empty.
    var isEmpty: Bool { markup.isEmpty }

    /// Appends a fragment.
    mutating func append(_ other: HTML) { markup += other.markup }

    /// Joins two fragments.
    static func + (left: HTML, right: HTML) -> HTML {
        var result = left
        result.append(right)
        return result
    }
}

extension HTML {
    /// Appends text with the five characters of markup as references.
    ///
    /// Control characters become U+FFFD, because HTML does not allow them. Marks that change the direction of writing
    /// are dropped, because they would reorder text beside the name that contains them.
    private static func escape(_ text: String, into markup: inout String) {
        guard text.utf8.contains(where: needsCare) else {
            markup += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: markup += "&amp;"
            case 0x3C: markup += "&lt;"
            case 0x3E: markup += "&gt;"
            case 0x22: markup += "&quot;"
            case 0x27: markup += "&#39;"
            case 0x09, 0x0A: markup.unicodeScalars.append(scalar)
            case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: markup += "\u{FFFD}"
            case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: continue
            default: markup.unicodeScalars.append(scalar)
            }
        }
    }

    /// Returns whether a byte is, or begins, a character that ``escape(_:into:)`` changes.
    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x1F, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
        default: false
        }
    }
}

/// Builds a fragment from text, elements, conditions and loops.
@resultBuilder
enum HTMLBuilder {
    static func buildExpression(_ html: HTML) -> HTML { html }
    static func buildExpression(_ html: HTML?) -> HTML { html ?? HTML() }
    static func buildExpression(_ text: String) -> HTML { HTML(text) }
    static func buildBlock(_ parts: HTML...) -> HTML {
        var result = HTML()
        for part in parts { result.append(part) }
        return result
    }
    static func buildOptional(_ html: HTML?) -> HTML { html ?? HTML() }
    static func buildEither(first html: HTML) -> HTML { html }
    static func buildEither(second html: HTML) -> HTML { html }
    static func buildArray(_ parts: [HTML]) -> HTML {
        var result = HTML()
        for part in parts { result.append(part) }
        return result
    }
}
