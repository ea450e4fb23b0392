internal import CreativeModel
internal import Foundation
internal import LLMProtocol

/// Deals as JSON for a prompt.
enum DealsJSON {
    /// An array in the format in which deals are exchanged, a deal a line, with its keys in one order. Angle brackets are escaped, so that
    /// no name can end the data.
    static func text(_ deals: [Deal]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try deals.map { deal in
            PromptData.escapingBrackets(inJSON: try encoder.encode(deal))
        }
        return "[\n\(lines.joined(separator: ",\n"))\n]"
    }
}
