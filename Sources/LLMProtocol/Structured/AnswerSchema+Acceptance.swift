extension AnswerSchema {
    /// What a check makes of an answer's text, and the JSON in it.
    func judge<Value>(
        answer text: String, leniently: Bool, _ check: (JSONValue) -> PartialAnswer<Value>
    ) -> (json: JSONValue, PartialAnswer<Value>) {
        do {
            let json = shaped(try JSONValue(inAnswer: text))
            return (json, judge(json, leniently: leniently, check))
        } catch {
            return (.null, PartialAnswer(nil, problems: [AnswerProblem(error.message)]))
        }
    }

    /// What a check makes of a value that fits the schema, or that it judges alone.
    func judge<Value>(
        _ json: JSONValue, leniently: Bool, _ check: (JSONValue) -> PartialAnswer<Value>
    ) -> PartialAnswer<Value> {
        let problems = leniently ? [] : schema.problems(in: json)
        return problems.isEmpty ? check(json) : PartialAnswer(nil, problems: problems)
    }
}
