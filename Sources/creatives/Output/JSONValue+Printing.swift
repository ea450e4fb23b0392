internal import CreativeIntelligence
internal import Foundation

extension JSONValue {
    /// Prints the document to standard output, with sorted keys.
    func print() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = Self.escapingMarks(in: String(decoding: try encoder.encode(self), as: UTF8.self)) + "\n"
        StandardOutput.write(text)
    }

    /// Returns the document with `\u` escapes for characters that could control a terminal and are not part
    /// of JSON syntax: control characters above ASCII, and marks that change the direction of writing.
    private static func escapingMarks(in document: String) -> String {
        guard !document.utf8.allSatisfy({ $0 < 0x80 }) else { return document }
        var result = String.UnicodeScalarView()
        for scalar in document.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar.value >= 0x7F, .format, .lineSeparator, .paragraphSeparator:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    let zeros = String(repeating: "0", count: 4 - digits.count)
                    result.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
                }
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
