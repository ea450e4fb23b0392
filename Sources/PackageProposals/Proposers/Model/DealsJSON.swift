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
            String(decoding: try encoder.encode(deal), as: UTF8.self)
                .replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
        }
        return "[\n\(lines.joined(separator: ",\n"))\n]"
    }
}
