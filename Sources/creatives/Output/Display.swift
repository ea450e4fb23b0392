internal import Foundation
internal import StageCore

/// Text and numbers as people read them, whatever they hold.
enum Display {
    /// The text without anything that could drive a terminal: control characters, and marks that turn the
    /// direction of writing.
    static func safe(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            case .format where scalar.value != 0x200D: continue
            case .surrogate, .unassigned, .privateUse: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// A path in full, for messages; of a very long one the end, which tells files apart.
    static func path(_ path: String) -> String {
        safe(path.count > 240 ? "…" + path.suffix(239) : path)
    }

    /// With a comma between thousands: `1,234,567`.
    static func grouped(_ value: Int64) -> String { StageCore.grouped(value) }

    /// Three significant digits and a unit: `1.23M`; whole below 10,000.
    static func compact(_ value: Int64) -> String {
        var scaled = Double(value)
        guard abs(scaled) >= 10_000 else { return grouped(value) }
        for unit in ["K", "M", "B", "T"] {
            scaled /= 1000
            if abs(scaled) < 999.5 || unit == "T" {
                let digits = abs(scaled) < 9.995 ? 2 : abs(scaled) < 99.95 ? 1 : 0
                return String(format: "%.\(digits)f\(unit)", scaled)
            }
        }
        return grouped(value)
    }

    /// Whole units with thousands, or two decimals below 100.
    static func money(units: Double) -> String {
        guard abs(units) < 100 else { return grouped(Int64(units.rounded())) }
        return String(format: "%.2f", units)
    }

    /// A fraction as a percentage with two decimals.
    static func percent(_ fraction: Double) -> String {
        String(format: "%.2f%%", fraction * 100)
    }

    /// `1 creative`, `2 creatives`.
    static func counted(_ count: Int, _ noun: String) -> String { StageCore.counted(count, noun) }

    /// How many columns a terminal uses for the text.
    static func width(of text: String) -> Int { TextWidth.of(text) }

    /// The text cut to a width, with an ellipsis where anything is missing.
    static func cut(_ text: String, to limit: Int) -> String {
        guard width(of: text) > limit else { return text }
        var result = ""
        var used = 0
        for character in text {
            let next = width(of: String(character))
            if used + next > limit - 1 { break }
            result.append(character)
            used += next
        }
        return result + "…"
    }
}
