internal import Foundation
internal import StageCore

/// Formats text and numbers for people; the text is untrusted.
enum Display {
    /// Returns the text without characters that could control a terminal: control characters, and marks that
    /// change the direction of writing.
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

    /// Returns a path for messages. A very long path is truncated at the start, because its end identifies
    /// the file.
    static func path(_ path: String) -> String {
        safe(path.count > 240 ? "…" + path.suffix(239) : path)
    }

    /// Returns a number with thousands separators: `1,234,567`.
    static func grouped(_ value: Int64) -> String { StageCore.grouped(value) }

    /// Returns a number with three significant digits and a unit, such as `1.23M`; without a unit below
    /// 10,000.
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

    /// Returns an amount in whole units with thousands separators, or with two decimals below 100.
    static func money(units: Double) -> String {
        guard abs(units) < 100 else { return grouped(Int64(units.rounded())) }
        return String(format: "%.2f", units)
    }

    /// Returns a fraction as a percentage with two decimals.
    static func percent(_ fraction: Double) -> String {
        String(format: "%.2f%%", fraction * 100)
    }

    /// Returns a count with a noun: `1 creative`, `2 creatives`.
    static func counted(_ count: Int, _ noun: String) -> String { StageCore.counted(count, noun) }

    /// Returns the number of terminal columns of a text.
    static func width(of text: String) -> Int { TextWidth.of(text) }

    /// Returns the text truncated to a width, with an ellipsis if it was truncated.
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
