internal import CreativeModel
internal import StageCore

extension AdDrafter {
    /// Writes the landing page: its text, mostly of the copy's level, and its address.
    mutating func writePage() {
        var level = draft.level.rawValue
        if chance(0.1) {
            let steps = [-3, -2, -1, 1, 2, 3].filter { (0...4).contains(level + $0) }
            level += writer.generator.pick(steps)
        }
        draft.landingURL = address(ofLevel: level)
        if chance(0.05) { return }
        draft.landingLevel = AwarenessLevel(rawValue: level)
        var text = writer.text(writer.generator.pick(levels[level].pages))
        if isForeign {
            text += "\n\n" + writer.text(writer.generator.pick(levels[level].pages))
        } else {
            if chance(0.5) { text = writer.text(writer.generator.pick(Self.menus)) + "\n\n" + text }
            if chance(0.45) { text += "\n\n" + writer.text(writer.generator.pick(Self.footers)) }
        }
        draft.landingText = text
    }

    private static let menus = [
        "{Brand} Menu Search Log in", "Home · Shop · Our story · Help", "Skip to content. {Brand}. Cart (0)",
        "Products Reviews Magazine About us", "We use cookies. Accept all. Settings.",
    ]
    private static let footers = [
        "© {brand}. Imprint. Privacy. Returns.",
        "Sign up for our newsletter and get 10% off your first order.",
        "Free shipping in the continental US. Questions? We're here from nine to five.",
        "Rated 4.6 on average. Follow {brand}.", "Popular: {product}, gift cards, careers.",
    ]

    private mutating func address(ofLevel level: Int) -> String {
        let words = vertical["thing"][0].split(separator: " ").joined(separator: "-")
        let own = [
            ["/journal", "/stories/\(100 + number)", "/film"],
            ["/blog/why-it-happens", "/check", "/magazine/\(words)"],
            ["/guide", "/guides/\(words)", "/how-it-works"], ["/products/\(words)", "/reviews", "/compare"],
            ["/offer", "/checkout", "/sale"],
        ][level]
        let path = writer.generator.pick(
            chance(0.6) ? own : ["/", "/\(words)", "/lp/\(number % 9)", "/start"])
        let tracking = chance(0.5) ? "?utm_source=social&utm_medium=paid&utm_content=\(number)" : ""
        return "https://www.\(brand.domain)\(path)\(tracking)"
    }
}
