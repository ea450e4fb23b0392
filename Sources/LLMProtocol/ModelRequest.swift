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
