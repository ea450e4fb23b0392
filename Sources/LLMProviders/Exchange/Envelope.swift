internal import LLMProtocol

/// Access to members that servers write in several ways.
extension JSONValue {
    /// A string, or a number as a string; `nil` for any other value and for an empty string.
    var label: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        default: nil
        }
    }

    /// An integer, or a string that holds one; `nil` for any other value.
    var count: Int? {
        switch self {
        case .integer(let number): Int(number)
        case .number(let number): Int(exactly: number.rounded())
        case .string(let text): Int(text)
        default: nil
        }
    }

    /// The first element of an array, or the value itself if it is not an array; `null` for an empty array.
    var firstOrSelf: JSONValue {
        if case .array(let values) = self { values.first ?? .null } else { self }
    }

    /// The text of an answer's content: a string, or the joined texts of a list of parts. Reasoning, tool calls and pictures
    /// are skipped. A JSON value in place of text that holds JSON is written as JSON.
    var answerText: String? {
        switch self {
        case .null: nil
        case .string(let text): text
        case .array(let parts):
            parts.isEmpty || parts.contains(where: \.isPart)
                ? parts.compactMap(\.partText).joined() : text
        case .object: isPart ? partText ?? "" : text
        case .bool, .integer, .number: text
        }
    }

    private var isPart: Bool {
        switch self {
        case .string: true
        case .object(let members): ["type", "text", "thought"].contains { members[$0] != nil }
        default: false
        }
    }

    private var partText: String? {
        guard case .object = self else { return stringValue }
        let type = self["type"].stringValue.lowercased()
        guard self["thought"] != .bool(true), !["think", "thought", "reason"].contains(where: type.contains),
            type.isEmpty || type.contains("text") || type.contains("json")
        else { return nil }
        for member in ["text", "json", "content"] {
            switch self[member] {
            case .null: continue
            // `{"text": {"value": …}}`.
            case let value where value["value"] != .null: return value["value"].answerText
            case let value: return value.answerText
            }
        }
        return nil
    }
}

extension FinishReason {
    /// Creates the reason from a server's value, in the vocabulary of any provider. Without a value, an answer with text
    /// counts as finished.
    init(_ value: JSONValue, text: String) {
        guard let word = value.label else {
            self = text.isEmpty ? FinishReason(rawValue: "unknown") : .stop
            return
        }
        switch word.lowercased() {
        case "stop", "end_turn", "stop_sequence", "eos", "eos_token", "complete", "completed", "done":
            self = .stop
        case "length", "max_tokens", "max_output_tokens", "model_context_window_exceeded": self = .length
        case "refusal": self = .refusal
        case "content_filter", "safety", "recitation", "language", "blocklist", "prohibited_content", "spii",
            "image_safety", "image_prohibited_content", "image_recitation", "escalation",
            "pup_limited_disabled",
            "model_armor":
            self = .filtered
        default: self = FinishReason(rawValue: word)
        }
    }
}
