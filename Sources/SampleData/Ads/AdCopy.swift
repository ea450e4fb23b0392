/// A pattern of an ad's text, with what is true of whatever is made from it.
struct AdPattern: Sendable {
    /// What it begins with, as in data.
    let hook: String
    /// From which side it comes, as in data.
    let angle: String
    /// The text, with words in braces to fill in.
    let text: String
}

/// The patterns of one level of awareness, by part of the ad.
struct AdCopy: Sendable {
    let texts: [AdPattern]
    let headlines: [String]
    let pages: [String]
    /// Texts of hardly any words.
    let brief: [String]
    /// The words of buttons.
    let buttons: [String]

    /// Makes patterns of lines: texts as `hook | angle | text`, buttons with slashes between.
    init(texts: String, headlines: String, pages: String, brief: String, buttons: String) {
        self.texts = Self.lines(texts).map { line in
            let parts = line.split(separator: "|", maxSplits: 2).map { Self.trimmed($0) }
            precondition(parts.count == 3, "a pattern is hook | angle | text")
            return AdPattern(hook: parts[0], angle: parts[1], text: parts[2])
        }
        self.headlines = Self.lines(headlines)
        self.pages = Self.lines(pages)
        self.brief = Self.lines(brief)
        self.buttons = buttons.split(separator: "/").map { Self.trimmed($0) }
    }

    /// The patterns of the levels, in their order.
    static let levels = [unaware, problemAware, solutionAware, productAware, mostAware]

    static func lines(_ text: String) -> [String] { text.split(separator: "\n").map { trimmed($0) } }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
