extension CronExpression: Codable {
    /// Reads an expression from its text.
    ///
    /// - Parameter decoder: Where the text is.
    /// - Throws: `DecodingError.dataCorrupted` with the message of ``init(_:)`` where the text is no expression.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.message)
        }
    }

    /// Writes the text as it was given.
    ///
    /// - Parameter encoder: What takes the text.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
