internal import ContentHashing

extension ModelRequest {
    /// A name for the request to a model: what an answer is kept under.
    ///
    /// Two requests have the same name when identifier, system text, messages, form of the answer, temperature and maximum
    /// number of tokens are the same. The time-out does not count: it changes no answer.
    ///
    /// - Parameter modelIdentifier: ``LanguageModel/identifier`` of the model that is asked.
    /// - Returns: 64 hexadecimal digits of the SHA-256.
    /// - Complexity: O(size of the request).
    package func contentHash(for modelIdentifier: String) -> String {
        hash(for: modelIdentifier).description
    }

    /// The number of the request's own sequence of random numbers.
    func randomStream(for modelIdentifier: String) -> UInt64 {
        hash(for: modelIdentifier).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Each part follows its length, and how many parts a list or an optional has precedes it, so that no other request
    /// has the same parts.
    private func hash(for modelIdentifier: String) -> ContentHash {
        var parts = ["ModelRequest 1", modelIdentifier]
        parts += optionalParts(system.map { [$0] })
        parts.append("\(messages.count)")
        for message in messages { parts += [message.role.rawValue, message.text] }
        parts += optionalParts(answerSchema.map { [$0.name, $0.schema.jsonValue.text] })
        parts += optionalParts(temperature.map { ["\($0)"] })
        parts.append("\(maximumOutputTokens)")
        return ContentHash(of: parts)
    }

    private func optionalParts(_ parts: [String]?) -> [String] { parts.map { ["1"] + $0 } ?? ["0"] }
}
