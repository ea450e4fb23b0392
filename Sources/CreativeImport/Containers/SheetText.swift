/// Texts of worksheets, in which characters that XML does not allow are written as `_xHHHH_` (ECMA-376, 22.9.2.19, ST_Xstring).
enum SheetText {
    /// Returns the text with these characters.
    ///
    /// - Throws: ``ImportError`` if half of a surrogate pair stands alone.
    static func decoded(_ text: String, file: String) throws -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var units: [UInt16] = []
        var rest = text[...]
        func flush() throws {
            guard !units.isEmpty else { return }
            guard let decoded = String(validating: units, as: UTF16.self) else {
                throw ImportError(
                    .invalidEncoding, file: file, "unpaired surrogate in the text \(Quoted.text(text))")
            }
            result += decoded
            units = []
        }
        while let start = rest.firstRange(of: "_x") {
            let before = rest[..<start.lowerBound]
            if !before.isEmpty { try flush() }
            result += before
            let digits = rest[start.upperBound...].prefix(4)
            let end = rest.index(start.upperBound, offsetBy: 5, limitedBy: rest.endIndex)
            if let end, digits.utf8.count == 4, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
                let unit = UInt16(digits, radix: 16), rest[..<end].last == "_"
            {
                units.append(unit)
                rest = rest[end...]
            } else {
                try flush()
                result += "_x"
                rest = rest[start.upperBound...]
            }
        }
        try flush()
        return result + rest
    }
}
