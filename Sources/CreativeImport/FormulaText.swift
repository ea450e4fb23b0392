/// Cells that a spreadsheet might treat as a formula.
///
/// Source: OWASP, "CSV Injection". Spreadsheets also trim spaces, line endings and invisible characters first, accept the full-width
/// forms of `= + - @`, and begin a cell after their own separators: LibreOffice at semicolons and tabs, Excel at the list separator
/// of the user's language.
enum FormulaText {
    /// Returns the cell with an apostrophe wherever a spreadsheet would begin a formula. Existing apostrophes get one more, so that
    /// ``restored(_:)`` can restore every cell.
    static func neutralised(_ cell: String) -> String {
        guard !isPlain(cell.utf8) else { return cell }
        return withApostrophe(mapParts(of: cell, withApostrophe))
    }

    /// Returns the cell without the apostrophes added by ``neutralised(_:)``.
    static func restored(_ cell: String) -> String {
        guard cell.utf8.contains(UInt8(ascii: "'")) else { return cell }
        return mapParts(of: withoutApostrophe(cell), withoutApostrophe)
    }

    /// Applies a change to all parts of a cell but the first, which is the beginning of the cell.
    private static func mapParts(of cell: String, _ change: (String) -> String) -> String {
        var result = String.UnicodeScalarView()
        var part = String.UnicodeScalarView()
        var isFirst = true
        func end() {
            result += isFirst ? part : change(String(part)).unicodeScalars
            part = String.UnicodeScalarView()
            isFirst = false
        }
        for scalar in cell.unicodeScalars {
            guard separators.contains(scalar) else {
                part.append(scalar)
                continue
            }
            end()
            result.append(scalar)
        }
        end()
        return String(result)
    }

    private static func withApostrophe(_ text: String) -> String { isDangerous(text) ? "'" + text : text }

    private static func withoutApostrophe(_ text: String) -> String {
        guard text.unicodeScalars.first == "'", isDangerous(text) else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    /// Returns whether a spreadsheet would run the text without its leading apostrophes. They do not affect the result, so that each of
    /// them can be removed again.
    private static func isDangerous(_ text: String) -> Bool {
        let shown = text.unicodeScalars.drop { $0 == "'" }
        guard let first = shown.first else { return false }
        if first == "\t" || first == "\r" { return true }
        guard let start = shown.first(where: { $0 != "'" && !isPassedOver($0) }), signs.contains(start) else {
            return false
        }
        return !isNumber(shown)
    }

    /// Checks most cells quickly: returns whether each part begins with an ASCII letter or digit, optionally after spaces.
    private static func isPlain(_ cell: String.UTF8View) -> Bool {
        var isAtBeginning = true
        for byte in cell {
            switch byte {
            case UInt8(ascii: ";"), UInt8(ascii: "\n"): isAtBeginning = true
            // A tab or carriage return may itself be a dangerous beginning.
            case UInt8(ascii: "\t"), UInt8(ascii: "\r"): return false
            case _ where !isAtBeginning, UInt8(ascii: " "): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                isAtBeginning = false
            default: return false
            }
        }
        return true
    }

    /// Returns whether a spreadsheet may trim a character, or not show it.
    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return true }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .unassigned: return true
        default: return false
        }
    }

    /// Returns whether the text is a negative number, which is left unchanged.
    private static func isNumber(_ text: Substring.UnicodeScalarView) -> Bool {
        text.first == "-" && String(text).wholeMatch(of: /-[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil
    }

    private static let separators: Set<Unicode.Scalar> = [";", "\t", "\r", "\n"]

    /// `= + - @`, their full-width, small, superscript and subscript forms, and the minus sign.
    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}",
        "\u{FE63}",
        "\u{FE6B}", "\u{207A}", "\u{207B}", "\u{207C}", "\u{208A}", "\u{208B}", "\u{208C}", "\u{2212}",
    ]
}
