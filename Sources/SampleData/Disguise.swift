internal import StageCore

/// The ways in which ad servers alter the URL of a landing page in reports.
enum Disguise: CaseIterable {
    case none
    case macroBeforeEncoded
    case macroBeforePlain
    case dollarMacro
    case bracketMacro
    case encodedDollarMacro
    case mangledMacro
    case tracker
    case doubleTracker
    case severalURLs

    /// The frequency of each disguise, in the order of the cases.
    static let weights: [Double] = [46, 9, 6, 6, 4, 4, 4, 13, 3, 5]

    /// Returns the disguised URL, and the host that a naive reader finds in it, or an empty host if there is none.
    func applied(to page: LandingPage, generator: inout SeededGenerator) -> (url: String, host: String) {
        let url = page.url
        switch self {
        case .none:
            return (url, page.host)
        case .macroBeforeEncoded:
            return ("%%CLICK_URL_UNESC%%" + percentEncoded(url), "")
        case .macroBeforePlain:
            let joint = url.contains("?") ? "&" : "?"
            return ("%%CLICK_URL_ESC%%" + url + joint + "ord=%%CACHEBUSTER%%", page.host)
        case .dollarMacro:
            return ("${CLICK_URL}" + url, page.host)
        case .bracketMacro:
            return ("[CLICK_URL]" + url, page.host)
        case .encodedDollarMacro:
            return ("%24%7BCLICK_URL%7D" + percentEncoded(url), "")
        case .mangledMacro:
            // A tool has capitalised words. Only the scheme still shows this.
            let encoded = percentEncoded(url)
            return ("%%Click Url Unesc%%" + encoded.prefix(1).uppercased() + encoded.dropFirst(), "")
        case .tracker:
            return Self.tracked(url, generator: &generator)
        case .doubleTracker:
            let inner = Self.tracked(url, generator: &generator).url
            return Self.tracked(inner, generator: &generator)
        case .severalURLs:
            let pixel = "https://px.viewbeacon.example/i?c=\(generator.uniform(in: 10_000...99_999))"
            let second = page.companion.flatMap { generator.chance(0.6) ? $0 : nil } ?? pixel
            return (url + generator.pick([" ", ", ", " | "]) + second, page.host)
        }
    }

    private static func tracked(_ url: String, generator: inout SeededGenerator) -> (
        url: String, host: String
    ) {
        let id = generator.uniform(in: 10_000...99_999)
        let encoded = percentEncoded(url)
        switch generator.uniform(in: 0...3) {
        case 0:
            return (
                "https://trk.clickrelay.example/c?cid=\(id)&aff=12&url=\(encoded)", "trk.clickrelay.example"
            )
        case 1:
            return ("https://ad.bidhop.example/clk;\(id);?sz=[SIZE]&dest=\(encoded)", "ad.bidhop.example")
        case 2:
            return ("http://go.adhopper.example/r/\(id)?u=\(encoded)&s=1", "go.adhopper.example")
        default:
            return (
                "https://trk.clickrelay.example/c?cid=\(id)&ord=%%CACHEBUSTER%%&redirect=\(encoded)",
                "trk.clickrelay.example"
            )
        }
    }
}
