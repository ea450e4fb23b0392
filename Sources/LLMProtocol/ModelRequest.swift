internal import ContentHashing

/// A request to a language model.
public struct ModelRequest: Sendable, Hashable, Codable {
    /// The instructions for the task, apart from the data, or `nil` for none.
    public var system: String?

    /// The conversation, oldest message first; the last message is the user's.
    public var messages: [ModelMessage]

    /// The required form of the answer, or `nil` for free text.
    public var answerSchema: AnswerSchema?

    /// The sampling temperature, in 0...2, or `nil` for the model's own default. Providers omit it for models that do not
    /// accept it.
    public var temperature: Double?

    /// The maximum number of tokens in the answer, at least 1; the default is 4,096.
    public var maximumOutputTokens = 4_096

    /// The time limit of one attempt; the default is 60 s.
    public var timeout: Duration = .seconds(60)

    /// Creates a request with one message.
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
    /// The author of a message.
    public enum Role: String, Sendable, Hashable, Codable {
        /// The user, who asks.
        case user
        /// The model.
        case assistant
    }

    /// The author.
    public var role: Role

    /// The text.
    public var text: String

    /// Creates a message.
    public init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }
}

/// The required form of an answer.
public struct AnswerSchema: Sendable, Hashable, Codable {
    /// The name sent to providers: letters, digits, `_` and `-`, at most 64 characters.
    public var name: String

    /// The schema of the answer; its root is an object.
    public var schema: JSONSchema

    /// Creates a form.
    public init(name: String, schema: JSONSchema) {
        self.name = name
        self.schema = schema
    }
}

extension ModelRequest {
    /// Returns a hash of the request to a model: the key under which an answer is cached.
    ///
    /// Two requests have the same hash if the identifier, system text, messages, form of the answer, temperature and maximum
    /// number of tokens are the same. The time limit is not included, since it changes no answer.
    ///
    /// - Parameter modelIdentifier: ``LanguageModel/identifier`` of the model.
    /// - Returns: 64 hexadecimal digits of the SHA-256.
    /// - Complexity: O(size of the request).
    package func contentHash(for modelIdentifier: String) -> String {
        hash(for: modelIdentifier).description
    }

    /// Returns the number of the random stream of the request.
    func randomStream(for modelIdentifier: String) -> UInt64 {
        hash(for: modelIdentifier).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Each part is preceded by its length, and each list or optional by its number of parts, so that no two different
    /// requests have the same parts.
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
    /// The estimated number of input tokens: the bytes of system text, messages and schema in UTF-8, divided by 4 and rounded
    /// up.
    ///
    /// That is about right for English. Text in other scripts has more bytes per token, so its estimate is too high rather
    /// than too low.
    ///
    /// - Complexity: O(size of the request).
    package var estimatedInputTokens: Int {
        let texts = [system, answerSchema?.schema.jsonValue.text].compactMap(\.self) + messages.map(\.text)
        return estimatedTokens(ofBytes: texts.reduce(0) { $0 + $1.utf8.count })
    }

    /// The maximum expected cost of the call, which is reserved before it.
    var reservedTokens: Int { saturatingSum(estimatedInputTokens, max(1, maximumOutputTokens)) }

    /// Returns the actual cost of the call: as the provider counts it, or estimated if it counts nothing, as small servers
    /// do.
    func usedTokens(_ response: ModelResponse) -> Int {
        let counted = response.usage.totalTokens
        guard counted == 0 else { return counted }
        return saturatingSum(estimatedInputTokens, estimatedTokens(ofBytes: response.text.utf8.count))
    }
}

func estimatedTokens(ofBytes count: Int) -> Int { (count + 3) / 4 }

/// Returns the sum, or the nearest `Int` if it overflows: counts from outside may have any size.
func saturatingSum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? (right < 0 ? .min : .max) : sum
}
