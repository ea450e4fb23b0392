internal import CreativeModel
internal import Foundation
internal import StageCore

/// Numbers in sentences and tables, the same in every locale.
enum AdWords {
    /// Returns an amount such as `USD 1,234.50`, with four decimals below a tenth, so that small prices differ. The code is
    /// omitted if the currency is unknown.
    static func money(_ value: Double, _ currency: CurrencyCode) -> String {
        let amount = number(value, decimals: value != 0 && abs(value) < 0.1 ? 4 : 2)
        return currency == .unknown ? amount : "\(currency) \(amount)"
    }

    static func money(_ value: Micros, _ currency: CurrencyCode) -> String { money(value.units, currency) }

    /// Returns a number with thousands separators.
    static func number(_ value: Double, decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", abs(value))
        var whole = text.prefix { $0 != "." }
        var groups: [Substring] = []
        while whole.count > 3 {
            groups.insert(whole.suffix(3), at: 0)
            whole = whole.dropLast(3)
        }
        groups.insert(whole, at: 0)
        let isNegative = value < 0 && text.contains { $0 != "0" && $0 != "." }
        return (isNegative ? "−" : "") + groups.joined(separator: ",") + text.drop { $0 != "." }
    }

    static func number(_ value: Int64) -> String { number(Double(value), decimals: 0) }

    /// Returns a share as a percentage: `34 %`.
    static func percent(_ share: Double) -> String {
        if share > 0, share < 0.01 { return "less than 1 %" }
        if share < 1, share > 0.99 { return "more than 99 %" }
        return "\(number(share * 100, decimals: 0)) %"
    }

    /// Returns a factor: `2.1 times`.
    static func times(_ factor: Double) -> String {
        "\(number(factor, decimals: factor < 0.1 ? 2 : 1)) times"
    }

    /// Returns a number with a noun: `1 ad`, `1,200 ads`.
    static func count(_ count: Int, _ noun: String) -> String {
        StageCore.counted(count, noun)
    }

    /// Capitalises the first letter of a sentence.
    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// Unambiguous names of ads for sentences.
struct AdNames {
    private var ofName: [String: Int] = [:]
    private var ofID: [String: Int] = [:]

    /// - Complexity: O(n) in the ads.
    init(_ ads: [AdPerformance]) {
        for ad in ads {
            ofName[ad.name, default: 0] += 1
            ofID[ad.creative.id, default: 0] += 1
        }
    }

    /// Returns a name such as `“Spring sale”`, with the ID if other ads have that name, and the seat if several have that ID.
    func name(_ ad: AdPerformance) -> String {
        let name = quoted(ad.name, limit: 40)
        guard ofName[ad.name, default: 0] > 1 else { return name }
        var parts = ad.name == ad.creative.id ? [] : ["id \(quoted(ad.creative.id, limit: 40))"]
        if ofID[ad.creative.id, default: 0] > 1 {
            parts.append("seat \(quoted(ad.creative.seat, limit: 40))")
        }
        return parts.isEmpty ? name : "\(name) (\(parts.joined(separator: ", ")))"
    }
}

/// Foreign text in Markdown.
enum Markdown {
    /// Returns a text without markup, ends of table cells, direction marks or invisible characters. The joiner of emoji and
    /// of some scripts is kept.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "+", "!", "|", "~", "@":
                result += "\\\(scalar)"
            default:
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: result += " "
                case .format where scalar.value != 0x200D: continue
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        // Some sites turn bare URLs into links.
        return result.replacing("://", with: "\\://").replacing(/(?i)www\./) { "\($0.output.dropLast())\\." }
    }

    static func row(_ cells: [String]) -> String { "| \(cells.map(escaped).joined(separator: " | ")) |" }
}
