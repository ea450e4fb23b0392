internal import CreativeModel
internal import Foundation

/// Deals as JSON for a prompt.
enum DealsJSON {
    /// An array in the format in which deals are exchanged, a deal a line, with its keys in one order. Angle brackets are escaped, so that
    /// no name can end the data.
    static func text(_ deals: [Deal]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try deals.map { deal in
            escapingBrackets(try encoder.encode(deal))
        }
        return "[\n\(lines.joined(separator: ",\n"))\n]"
    }

    /// Byte by byte: with a mark behind it, a bracket is another character, but looks the same.
    private static func escapingBrackets(_ json: Data) -> String {
        var bytes: [UInt8] = []
        for byte in json {
            switch byte {
            case UInt8(ascii: "<"): bytes += "\\u003c".utf8
            case UInt8(ascii: ">"): bytes += "\\u003e".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
