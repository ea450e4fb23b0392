internal import Foundation

/// The reason why a text is not JSON, with its position.
struct JSONProblem {
    /// The line, from 1.
    var line: Int?
    /// The reason, in a bounded number of characters.
    var message: String

    /// Runs Foundation's parser, which reports the position that its decoder omits.
    init(of bytes: ArraySlice<UInt8>) {
        do {
            _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            message = "it contains a value that cannot be read"
        } catch {
            let text = (error as NSError).userInfo["NSDebugDescription"] as? String ?? "it ends unexpectedly"
            guard let phrase = text.range(of: " around character "),
                let offset = Int(text[phrase.upperBound...].prefix { $0.isNumber })
            else {
                message = Quoted.escaped(text, limit: 120)
                return
            }
            let before = bytes.prefix(offset)
            let start = (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }) ?? before.startIndex
            line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            message =
                "\(Quoted.escaped(String(text[..<phrase.lowerBound]), limit: 120)) at column "
                + "\(before.endIndex - start + 1)"
        }
    }
}
