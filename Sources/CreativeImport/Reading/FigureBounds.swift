internal import CreativeModel

/// The bounds of a figure that is given as a range: `lower_bound: 100, upper_bound: 199`, `10k-100k`, `> 10M`, `≤ 10k`.
struct FigureBounds: Hashable {
    var lower: Micros
    /// The upper bound; `nil` if it is open.
    var upper: Micros?

    /// Parses a cell. Returns `nil` if it contains no bounds.
    init?(_ text: String) {
        let folded = text.lowercased().filter {
            $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "\"" && $0 != "{" && $0 != "}"
                && $0 != "'"
        }
        if folded.hasPrefix("lower_bound:") || folded.hasPrefix("upper_bound:") {
            var lower = Micros.zero
            var upper: Micros?
            for part in folded.split(separator: ",") {
                let pair = part.split(separator: ":")
                guard pair.count == 2, let value = Self.value(pair[1]) else { return nil }
                if pair[0] == "lower_bound" {
                    lower = value
                } else if pair[0] == "upper_bound" {
                    upper = value
                } else {
                    return nil
                }
            }
            self.init(lower: lower, upper: upper)
        } else if let first = folded.first, ">≥".contains(first) {
            guard let lower = Self.value(folded.dropFirst().drop { $0 == "=" }) else { return nil }
            self.init(lower: lower, upper: nil)
        } else if let first = folded.first, "<≤".contains(first) {
            guard let upper = Self.value(folded.dropFirst().drop { $0 == "=" }) else { return nil }
            self.init(lower: .zero, upper: upper)
        } else if folded.hasSuffix("+") {
            guard let lower = Self.value(folded.dropLast()) else { return nil }
            self.init(lower: lower, upper: nil)
        } else {
            let parts = folded.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
            guard parts.count == 2, let lower = Self.value(parts[0]), let upper = Self.value(parts[1]) else {
                return nil
            }
            self.init(lower: lower, upper: upper)
        }
        if let upper, upper < lower { return nil }
    }

    init(lower: Micros, upper: Micros?) {
        self.lower = lower
        self.upper = upper
    }

    /// Returns the value of `100`, `10k`, `1.5M` or `1,000`.
    private static func value(_ text: Substring) -> Micros? {
        var digits = text
        var factor = ""
        switch digits.last {
        case "k": factor = "e3"
        case "m": factor = "e6"
        case "b": factor = "e9"
        default: break
        }
        if !factor.isEmpty { digits.removeLast() }
        guard let first = digits.utf8.first, first &- 0x30 < 10 else { return nil }
        guard let number = try? NumberText(Array(digits.utf8), by: .documented, isCount: false),
            !number.isPercentage
        else { return nil }
        return Micros(decimal: number.decimal + Array(factor.utf8))
    }
}

/// The upper bounds of figures whose lower bounds are used; `nil` if they are open.
public struct UpperBounds: Hashable, Sendable {
    /// The upper bound of impressions.
    public var impressions: Int64?
    /// The upper bound of spend, in the currency of the lower bound.
    public var spend: Micros?
}
