internal import ContentHashing

/// What a language model is asked.
public struct ModelRequest: Sendable, Hashable, Codable {
    /// What the model is told about its task, apart from the data; `nil` for nothing.
    public var system: String?

    /// The conversation, oldest first; the last message is the user's.
    public var messages: [ModelMessage]

    /// The form that the answer must have, or `nil` for free text.
    public var answerSchema: AnswerSchema?

    /// How freely the model chooses words, in 0...2; `nil` for the model's own default. Providers leave it out where a model
    /// does not take it.
    public var temperature: Double?

    /// The most tokens that the answer may have, at least 1; default 4,096.
    public var maximumOutputTokens = 4_096

    /// How long one attempt may take; default 60 s.
    public var timeout: Duration = .seconds(60)

    /// Makes a request of one message.
    public init(
        _ prompt: String, system: String? = nil, answerSchema: AnswerSchema? = nil, temperature: Double? = nil
    ) {
        self.system = system
        self.messages = [ModelMessage(.user, prompt)]
        self.answerSchema = answerSchema
        self.temperature = temperature
    }
}

/// One message of a conversation.
public struct ModelMessage: Sendable, Hashable, Codable {
    /// Who says it.
    public enum Role: String, Sendable, Hashable, Codable {
        /// Who asks.
        case user
        /// The model.
        case assistant
    }

    /// Who says it.
    public var role: Role

    /// What is said.
    public var text: String

    /// Makes a message.
    public init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }
}

/// The form of an answer.
public struct AnswerSchema: Sendable, Hashable, Codable {
    /// What providers call it: letters, digits, `_` and `-`, at most 64.
    public var name: String

    /// What must hold; its root is an object.
    public var schema: JSONSchema

    /// Makes a form.
    public init(name: String, schema: JSONSchema) {
        self.name = name
        self.schema = schema
    }
}

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

extension ModelRequest {
    /// How many tokens the request is expected to have: the bytes of system text, messages and schema in UTF-8, divided
    /// by 4 and rounded up.
    ///
    /// That is about right for English; text of other scripts has more bytes to a token, and so is estimated too high
    /// rather than too low.
    ///
    /// - Complexity: O(size of the request).
    package var estimatedInputTokens: Int {
        let texts = [system, answerSchema?.schema.jsonValue.text].compactMap(\.self) + messages.map(\.text)
        return estimatedTokens(ofBytes: texts.reduce(0) { $0 + $1.utf8.count })
    }

    /// The most that the call is expected to cost: what is set aside before it.
    var reservedTokens: Int { saturatingSum(estimatedInputTokens, max(1, maximumOutputTokens)) }

    /// What the call did cost: as the provider counts, or estimated where it does not count at all, as small servers do.
    func usedTokens(_ response: ModelResponse) -> Int {
        let counted = response.usage.totalTokens
        guard counted == 0 else { return counted }
        return saturatingSum(estimatedInputTokens, estimatedTokens(ofBytes: response.text.utf8.count))
    }
}

func estimatedTokens(ofBytes count: Int) -> Int { (count + 3) / 4 }

/// The sum, or the end of the range where it is beyond: counts from outside may be of any size.
func saturatingSum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? (right < 0 ? .min : .max) : sum
}
