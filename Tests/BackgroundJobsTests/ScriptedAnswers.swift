import CreativeIntelligence

extension ScriptedModel {
    /// A model that assigns a level to each ad by the length of its prompt.
    static func levels() -> ScriptedModel {
        ScriptedModel(name: "levels") { request, _ in
            let prompt = request.messages.last?.text ?? ""
            let levels = AwarenessLevel.allCases
            let level = levels[prompt.utf8.count % levels.count].name
            let rated = #"{"level": "\#(level)", "confidence": 0.75}"#
            return ModelResponse(
                text: #"{"creative_level": \#(rated), "copy_level": \#(rated), "landing_level": null}"#,
                usage: TokenUsage(inputTokens: 10, outputTokens: 5), model: "scripted")
        }
    }
}
