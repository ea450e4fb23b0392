/// Data of others in a prompt.
package enum PromptData {
    /// JSON without angle brackets, so that no text in it can end a block that they delimit.
    ///
    /// Byte by byte: with a mark behind it, a bracket is another character, but looks the same.
    ///
    /// - Parameter json: UTF-8, brackets in strings only.
    /// - Complexity: O(*n*).
    package static func escapingBrackets(inJSON json: some Sequence<UInt8>) -> String {
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
