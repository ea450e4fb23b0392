internal import Foundation
internal import RuleClustering

/// Text of creatives as a model may see it: no macro, no user info, no query, nothing that looks like a key, and short.
enum PromptText {
    /// Words without addresses, macros, codes, and what holds `@` or `=`; `nil` where nothing is left.
    static func words(_ text: String, to limit: Int) -> String? {
        let head = MacroCleaner.clean(String(text.unicodeScalars.prefix(16 * limit)))
        // Before anything is cleaned: without its digits, a key looks like words.
        let words = head.split(whereSeparator: \.isWhitespace).filter { word in
            !word.contains { "@=&".contains($0) } && !isKey(word)
        }
        guard let cleaned = NameText.cleaned(words.joined(separator: " ")) else { return nil }
        let shown = NameText.shown(cleaned, to: limit)
        return shown.contains { $0.isLetter || $0.isNumber } ? shown : nil
    }

    /// Host and path of the page that a creative leads to. Of a link whose page a tracker hides, the path is a code of the
    /// tracker's.
    static func address(of signal: CreativeSignals) -> String? {
        guard let page = signal.page else { return nil }
        guard let host = page.host else {
            return page.opaqueLink.flatMap { $0.split(separator: "/").first }.map { shortened($0, to: 80) }
        }
        let segments = page.segments.prefix(8).map(segment)
        let rest = page.segments.count > 8 ? ["…"] : []
        return shortened(
            ([shortened(host.withoutCommonPrefix, to: 80)] + segments + rest).joined(separator: "/"), to: 160)
    }

    /// The text, cut with an ellipsis.
    static func shortened(_ text: some StringProtocol, to limit: Int) -> String {
        text.count > limit ? "\(text.prefix(limit - 1))…" : String(text)
    }

    private static func segment(_ segment: String) -> String {
        // What follows a semicolon is a parameter, such as a session.
        let path = NameText.onOneLine(
            MacroCleaner.clean(String(segment.prefix { $0 != ";" }.unicodeScalars.prefix(400))))
        if path.isEmpty || path.contains(where: { "@=&?#:".contains($0) }) || isCode(path[...]) { return "…" }
        return shortened(path, to: 60)
    }

    /// Whether a segment of a path is a key or an id rather than words.
    private static func isCode(_ segment: Substring) -> Bool {
        isKey(segment) || segment.split { !$0.isNumber }.contains { $0.count >= 6 }
    }

    /// Whether a word looks like a key or a hash: people's words have no digits strewn over twenty letters.
    private static func isKey(_ word: Substring) -> Bool {
        let compact = word.filter { $0 != "-" && $0 != "_" }
        if compact.count >= 16, compact.contains(where: \.isNumber), compact.contains(where: \.isLetter),
            compact.allSatisfy(\.isHexDigit)
        {
            return true
        }
        return word.split { !($0.isLetter || $0.isNumber) }.contains { run in
            run.count >= 32 || (run.count >= 20 && run.contains(where: \.isNumber))
        }
    }
}
