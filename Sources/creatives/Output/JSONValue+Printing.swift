internal import CreativeIntelligence
internal import Foundation

extension JSONValue {
    /// Writes the document to standard output, keys sorted.
    func print() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = Self.escapingMarks(in: String(decoding: try encoder.encode(self), as: UTF8.self)) + "\n"
        StandardOutput.write(text)
    }

    /// The document with `\u` for what could drive a terminal and stands in no JSON by itself: the control characters
    /// above ASCII, and marks that turn the direction of writing.
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
