internal import Foundation

/// The name of a campaign found in the address of a landing page.
public struct CampaignHint: Hashable, Sendable {
    /// The part of an address in which a hint was found.
    public enum Origin: String, Sendable {
        /// A parameter such as `utm_campaign`.
        case parameter
        /// A segment of the path.
        case path
    }

    /// The hint in lower case, such as `holiday-sale`.
    public var text: String
    /// The part of the address in which it was found.
    public var origin: Origin

    /// Looks for a hint, first in the parameters intended for it, then in the path.
    ///
    /// `/holiday-sale-2025` gives `holiday-sale`, `/promo/summer` gives `summer`, and
    /// `/campaigns/abc123?utm_source=x` gives `abc123`, as do `/lp/abc123` and
    /// `/store/abc123/products`. Only entire segments, or their parts between hyphens, count as words:
    /// `/springfield-jobs` gives none. A macro is not a hint.
    ///
    /// For links to apps, `spring_ios` and `spring_android` both give `spring`: one planned campaign is
    /// booked once per store.
    package init?(_ page: LandingPage) {
        if let text = Self.parameter(of: page) {
            let campaign = page.isForApp ? Self.withoutPlatform(text) : text
            guard !campaign.isEmpty else { return nil }
            self.init(text: campaign, origin: .parameter)
        } else if let text = Self.path(of: page.segments) {
            self.init(text: text, origin: .path)
        } else {
            return nil
        }
    }

    private init(text: String, origin: Origin) {
        self.text = text
        self.origin = origin
    }

    private static func parameter(of page: LandingPage) -> String? {
        for name in parameterNames {
            if name == "c", !page.parameters.contains(where: { $0.name == "pid" }) { continue }
            for parameter in page.parameters where parameter.name == name {
                let value = Self.trimmed(parameter.value).lowercased()
                // An address is not a campaign name, though a macro may have been replaced by one.
                guard !value.isEmpty, value.utf8.count <= 300 || value.count <= 300,
                    !value.utf8.contains(UInt8(ascii: ":")) || !value.contains("://")
                else { continue }
                if let filled = MacroCleaner.filledIn(value, context: .value), !filled.isEmpty {
                    return filled
                }
            }
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        // Most values begin and end with a letter or a digit, and searching character sets is slow.
        let isPlain = [text.utf8.first, text.utf8.last].allSatisfy { byte in
            byte.map { MacroScanner.isLetter($0) || MacroScanner.isDigit($0) } ?? true
        }
        return isPlain ? text : text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func withoutPlatform(_ hint: String) -> String {
        let words = hint.split { !($0.isLetter || $0.isNumber) }
        return words.filter { !platforms.contains(String($0)) }.joined(separator: " ")
    }

    private static func path(of segments: [String]) -> String? {
        for (index, segment) in segments.enumerated() where containers.contains(segment) {
            if let value = segments[(index + 1)...].lazy.map(withoutYear).first(where: isValue) {
                return value
            }
        }
        return segments.first(where: isSeasonal).map(withoutYear)
    }

    /// Returns whether a segment after a container can name a campaign: it is not another container, a
    /// language, or the name of a start page.
    private static func isValue(_ segment: String) -> Bool {
        !containers.contains(segment) && !firstPages.contains(segment)
            && !isLanguage(segment)
    }

    /// Returns whether a segment has the form of a language or locale: `de`, `en-us`, `pt_br`.
    private static func isLanguage(_ segment: String) -> Bool {
        let bytes = segment.utf8
        guard bytes.count == 2 || bytes.count == 5 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            index == 2 ? byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") : (0x61...0x7A).contains(byte)
        }
    }

    /// Returns whether a segment names an occasion: `holiday-sale`, `black-friday-deals`.
    private static func isSeasonal(_ segment: String) -> Bool {
        let words = segment.split { $0 == "-" || $0 == "_" || $0 == " " || $0 == "." }.map(String.init)
        guard !words.isEmpty, words.count <= 8 else { return false }
        if words.contains(where: occasions.contains) { return true }
        if zip(words, words.dropFirst()).contains(where: { pairs.contains("\($0)-\($1)") }) { return true }
        return words.count > 1 && words.dropFirst().contains("sale")
    }

    /// Removes a year at the end, and the extension of a file name.
    private static func withoutYear(_ segment: String) -> String {
        var text = segment
        for ending in [".html", ".htm", ".php", ".aspx"] where text.hasSuffix(ending) {
            text.removeLast(ending.count)
        }
        guard mayEndWithYear(text) else { return text }
        let shortened = text.replacingOccurrences(
            of: "[-_ ]?(19|20)[0-9]{2}$", with: "", options: .regularExpression)
        return shortened.isEmpty ? text : shortened
    }

    /// Rules out most segments without a pattern search.
    private static func mayEndWithYear(_ text: String) -> Bool {
        guard let last = text.utf8.last else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        // The end of the pattern may match before a line break.
        guard digits.contains(last) else { return last >= 0x80 || last < 0x20 }
        return text.utf8.suffix(4).allSatisfy(digits.contains)
    }

    /// Parameters intended for a campaign name, the most common first, in lower case. `c` belongs to
    /// AppsFlyer and counts only together with `pid`.
    private static let parameterNames = [
        "utm_campaign", "campaign", "campaign_name", "campaignname", "c_campaignname", "~campaign", "utm_id",
        "campaign_id", "campaignid", "cmp", "c",
    ]
    private static let platforms: Set<String> = [
        "android", "aos", "googleplay", "gp", "ios", "ipad", "iphone",
    ]
    /// Segments that precede the name of a campaign, a landing page or a store.
    private static let containers: Set<String> = [
        "campaign", "campaigns", "landing", "landing-page", "landing-pages", "landingpage", "landingpages",
        "lp", "lps",
        "offer", "offers", "promo", "promos", "promotion", "promotions", "store", "storefront", "stores",
    ]
    private static let firstPages: Set<String> = ["default", "home", "index", "main"]
    private static let occasions: Set<String> = [
        "autumn", "blackfriday", "christmas", "cybermonday", "easter", "halloween", "holiday", "holidays",
        "spring", "summer", "thanksgiving", "valentine", "valentines", "winter", "xmas",
    ]
    private static let pairs: Set<String> = [
        "back-to", "black-friday", "cyber-monday", "cyber-week", "mothers-day", "fathers-day", "new-year",
        "new-years", "singles-day",
    ]
}
