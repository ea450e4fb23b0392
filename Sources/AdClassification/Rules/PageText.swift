/// The text of a landing page without what stands on every page of a site.
enum PageText {
    private static let chrome = PhraseList(
        """
        cookie*, newsletter, imprint, privacy, terms of, all rights reserved, log in, sign in, menu, my account, skip to, impressum, datenschutz, agb, anmelden,
        mentions legales, confidentialite, connexion, aviso legal, privacidad, iniciar sesion
        """)
    /// Longer lines are read, whatever they mention.
    private static let longestLine = 16

    /// The lines that are no menus, no notices and no signatures; all lines where nothing else is there.
    ///
    /// - Complexity: O(length), and no more than ``AdText/longest`` scalars are read.
    static func content(of page: String) -> String {
        let head = String(page.unicodeScalars.prefix(AdText.longest))
        let lines = head.split(whereSeparator: \.isNewline)
        let kept = lines.filter { !isChrome(String($0)) }
        return (kept.isEmpty ? lines : kept).joined(separator: "\n")
    }

    private static func isChrome(_ line: String) -> Bool {
        let separators = line.count { "·|›»".contains($0) }
        let tokens = AdText(line).tokens
        guard tokens.count <= longestLine else { return false }
        return line.contains("©") || separators > 1 || chrome.first(in: tokens) != nil
    }
}
