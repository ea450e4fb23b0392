internal import Foundation
internal import RuleClustering

/// Text of creatives prepared for a model: short, without macros, user info, queries and anything that
/// looks like a key.
enum PromptText {
    /// Returns the words without addresses, macros, codes, and words with `@` or `=`; `nil` if nothing
    /// is left.
    static func words(_ text: String, to limit: Int) -> String? {
        let head = MacroCleaner.clean(String(text.unicodeScalars.prefix(16 * limit)))
        // Checked before cleaning: without its digits, a key looks like words.
        let words = head.split(whereSeparator: \.isWhitespace).filter { word in
            !word.contains { "@=&".contains($0) } && !isKey(word)
        }
        guard let cleaned = NameText.cleaned(words.joined(separator: " ")) else { return nil }
        let shown = NameText.shown(cleaned, to: limit)
        return shown.contains { $0.isLetter || $0.isNumber } ? shown : nil
    }

    /// Returns the host and path of a creative's landing page. If a tracker hides the page, only the
    /// host is returned: the path is a code of the tracker.
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

    /// Returns the text, truncated with an ellipsis.
    static func shortened(_ text: some StringProtocol, to limit: Int) -> String {
        text.count > limit ? "\(text.prefix(limit - 1))…" : String(text)
    }

    private static func segment(_ segment: String) -> String {
        // A semicolon precedes a parameter, such as a session.
        let path = NameText.onOneLine(
            MacroCleaner.clean(String(segment.prefix { $0 != ";" }.unicodeScalars.prefix(400))))
        if path.isEmpty || path.contains(where: { "@=&?#:".contains($0) }) || isCode(path[...]) { return "…" }
        return shortened(path, to: 60)
    }

    /// Returns whether a path segment is a key or an ID rather than words.
    private static func isCode(_ segment: Substring) -> Bool {
        isKey(segment) || segment.split { !$0.isNumber }.contains { $0.count >= 6 }
    }

    /// Returns whether a word looks like a key or a hash: natural words have no digits scattered over twenty
    /// letters.
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
