internal import Foundation

extension JSONValue {
    /// Reads a JSON text (RFC 8259); Foundation, which reads it, lets a comma behind the last element of a list pass.
    ///
    /// Whole numbers beyond 64 bits become ``number(_:)``. Of members of the same name, one counts.
    ///
    /// - Throws: ``LLMError`` with `invalidAnswer` where it is no JSON, or is nested deeper than 128; without the text.
    /// - Complexity: O(size).
    public init(parsing text: String) throws(LLMError) {
        let scanner = JSONScanner(text)
        guard !scanner.isTooDeep else { throw .tooDeep }
        guard let value = JSONValue(json: scanner.bytes[...]) else {
            throw LLMError(.invalidAnswer, "the text is no JSON")
        }
        self = value
    }

    /// Reads JSON, or what people take for it: with commas behind the last member, and with comments.
    init?(lenientJSON bytes: ArraySlice<UInt8>) {
        guard let value = JSONValue(json: bytes) ?? JSONValue(json: bytes, lenient: true) else { return nil }
        self = value
    }

    private init?(json bytes: ArraySlice<UInt8>, lenient: Bool = false) {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = lenient
        guard let value = try? decoder.decode(JSONValue.self, from: Data(bytes)) else { return nil }
        self = value
    }
}

extension LLMError {
    static let tooDeep = LLMError(
        .invalidAnswer, "the JSON is nested deeper than \(JSONScanner.depthLimit) levels")
}
