internal import LLMProtocol

/// Reading of members that servers write in several ways.
extension JSONValue {
    /// Text, or a number as text; `nil` for anything else and for empty text.
    var label: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        default: nil
        }
    }

    /// A whole number, also as text; `nil` for anything else.
    var count: Int? {
        switch self {
        case .integer(let number): Int(number)
        case .number(let number): Int(exactly: number.rounded())
        case .string(let text): Int(text)
        default: nil
        }
    }

    /// The first element of a list, or what stands there without one; `null` for an empty list.
    var firstOrSelf: JSONValue {
        if case .array(let values) = self { values.first ?? .null } else { self }
    }

    /// The text of an answer's content: text, or a list of parts, of which those with text are joined. Reasoning, tool calls and pictures
    /// are no part of it. What is JSON already, instead of text that holds JSON, is written as such.
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
    /// The reason that a server gives, whatever provider's word it uses for it; without one, an answer with text has stopped by itself.
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
