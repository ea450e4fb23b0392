internal import LLMProtocol

/// Which constraints each provider takes in a schema; answers are checked against all of them anyway.
extension JSONSchema.Dialect {
    /// Structured outputs of the Messages interface: any further word is an error there.
    static let anthropic = structureOnly
    /// What `responseJsonSchema` documents; lengths of text are not among it.
    static let gemini = JSONSchema.Dialect(allowsLengths: false)
    /// What strict structured outputs document; `maxLength` is an error there.
    static let openAI = JSONSchema.Dialect(allowsLengths: false)
}
