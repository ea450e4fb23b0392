internal import CreativeModel
internal import Foundation

/// Deals as JSON for a prompt.
enum DealsJSON {
    /// An array in the format in which deals are exchanged, with its keys in one order. Angle brackets are escaped, so that no name can end
    /// the data.
    static func text(_ deals: [Deal]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(deals), as: UTF8.self)
            .replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
    }
}
