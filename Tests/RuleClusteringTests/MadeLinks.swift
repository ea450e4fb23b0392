import Foundation
import StageCore

/// A generated link and its expected landing page.
struct MadeLink: Sendable, CustomStringConvertible {
    enum Truth: Sendable, Equatable {
        /// The host and the segments of the page, and the campaign that it names.
        case page(host: String, segments: [String], hint: String?)
        /// An unknown page, with text that the reason must contain.
        case refused(String)
    }

    var field: String
    var truth: Truth
    var styles: [String]

    var description: String { "\(styles.joined(separator: " + ")): \(field)" }
}

/// Generates links from a seed: each of the styles in turn, with random hosts, pages and campaigns.
struct MadeLinks {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func make(_ count: Int) -> [MadeLink] { (0..<count).map { link(number: $0) } }

    private mutating func link(number: Int) -> MadeLink {
        if number % 10 == 9 { return refusedLink(number: number / 10) }
        let style = LinkStyle.all[number % LinkStyle.all.count]
        let macro = MacroStyle.all[number % MacroStyle.all.count]
        let host = host()
        var segments = (0..<generator.uniform(in: 1...3)).map { _ in word() }
        let campaign = generator.chance(0.4) ? "\(word())-\(word())" : nil
        var path = segments.joined(separator: "/")
        if macro.standsAnywhere, !macro.name.contains("space"), generator.chance(0.2) {
            // A segment that is a macro is dropped.
            path += "/" + LinkStyle.encoded(written(macro)) + "/end"
            segments.append("end")
        }
        // In a fragment or another query, separators must be encoded, as platforms do.
        let value = campaign ?? LinkStyle.encoded(written(macro))
        let address = "https://\(host)/\(path)?utm_campaign=\(value)&cb=1"
        var field = style.wrap(wrapperHost(), address)
        var styles = [style.name, macro.name]
        if generator.chance(0.25) {
            let click = MacroStyle.all[generator.uniform(in: 0...(MacroStyle.all.count - 1))]
            if click.standsAnywhere, !click.name.contains("space") {
                field = click.write(["click", "url"]) + field
                styles.insert("prefix " + click.name, at: 0)
            }
        }
        return MadeLink(
            field: field, truth: .page(host: host, segments: segments, hint: campaign), styles: styles)
    }

    private mutating func refusedLink(number: Int) -> MadeLink {
        let outer = wrapperHost()
        switch number % 6 {
        case 0:
            let inner = "https://\(word())/\(word())"
            let style = LinkStyle.all[number % 10]
            return MadeLink(
                field: style.wrap(outer, inner), truth: .refused("inside of its link cannot be read"),
                styles: [style.name, "host without a dot"])
        case 1:
            let macro = MacroStyle.all[number % MacroStyle.all.count]
            return MadeLink(
                field: "https://\(outer)/l.php?url="
                    + LinkStyle.encoded(macro.write(["landing", "page", "url"].filter { $0 != "page" })),
                truth: .refused("macro that was not filled in"), styles: ["unfilled destination", macro.name])
        case 2:
            var field = "https://\(host())/\(word())"
            for _ in 0..<10 { field = "https://\(wrapperHost())/x?u=" + LinkStyle.encoded(field) }
            return MadeLink(field: field, truth: .refused("wrapped more than"), styles: ["ten wrappers"])
        case 3:
            return MadeLink(
                field: "mailto:\(word())@\(host())", truth: .refused("mailto"), styles: ["mail"])
        case 4:
            return MadeLink(
                field: MacroStyle.all[number % MacroStyle.all.count].write(["landing", "url"]),
                truth: .refused("only macros"), styles: ["only a macro"])
        default:
            let price = "\(generator.uniform(in: 1...99)).\(generator.uniform(in: 10...99))"
            return MadeLink(field: price, truth: .refused("cannot be read"), styles: ["price"])
        }
    }

    private mutating func written(_ macro: MacroStyle) -> String {
        let things = ["campaign", "adset", "ad", "creative", "placement", "keyword"]
        let marks = ["name", "id", "code"]
        return macro.write([generator.element(of: things) ?? "", generator.element(of: marks) ?? ""])
    }

    /// A meaningless word, which is not that of a tracker, a language or a season.
    private mutating func word() -> String {
        let heads = [
            "bra", "cor", "del", "fen", "gol", "hul", "jas", "kel", "lom", "mer", "nor", "pol", "quo", "rus",
        ]
        let tails = [
            "bin", "dak", "fim", "gor", "hem", "lat", "mup", "nok", "pex", "rin", "sod", "tav", "wez",
        ]
        return (generator.element(of: heads) ?? "") + (generator.element(of: tails) ?? "")
            + (generator.chance(0.3) ? generator.element(of: tails) ?? "" : "")
    }

    private mutating func host() -> String {
        let ending =
            generator.element(of: ["com", "net", "org", "io", "co.uk", "de", "com.br", "shop", "example"])
            ?? ""
        let hyphened = generator.chance(0.3) ? "-\(word())" : ""
        return "\(word())\(hyphened).\(ending)"
    }

    private mutating func wrapperHost() -> String {
        "\(word())\(word()).\(generator.element(of: ["com", "net", "io"]) ?? "")"
    }
}
