extension JSONValue {
    /// Reads a JSON text (RFC 8259).
    ///
    /// Whole numbers beyond 64 bits become ``number(_:)``. Two members of one name are an error.
    ///
    /// - Throws: ``LLMError`` with `invalidAnswer` where it is no JSON, or is nested deeper than 128; without the text.
    /// - Complexity: O(size).
    public init(parsing text: String) throws(LLMError) {
        let scanner = JSONScanner(text)
        guard !scanner.isTooDeep else { throw .tooDeep }
        var reader = JSONReader(scanner.bytes[...])
        guard let value = reader.read() else { throw LLMError(.invalidAnswer, "the text is no JSON") }
        self = value
    }
}

extension LLMError {
    static let tooDeep = LLMError(
        .invalidAnswer, "the JSON is nested deeper than \(JSONScanner.depthLimit) levels")
}
