/// Why an answer is not accepted.
struct Rejection: Error {
    var problems: [AnswerProblem]
}

extension AnswerSchema {
    /// What a check makes of an answer's text, and the JSON in it.
    func accept<Value>(
        answer text: String, leniently: Bool = false, _ check: (JSONValue) throws(AnswerProblem) -> Value
    ) -> Result<(JSONValue, Value), Rejection> {
        do {
            let json = try JSONValue(inAnswer: text)
            return accept(json, leniently: leniently, check).map { (json, $0) }
        } catch {
            return .failure(Rejection(problems: [AnswerProblem(error.message)]))
        }
    }

    /// What a check makes of a value that fits the schema, or that it judges alone.
    func accept<Value>(
        _ json: JSONValue, leniently: Bool = false, _ check: (JSONValue) throws(AnswerProblem) -> Value
    ) -> Result<Value, Rejection> {
        let problems = leniently ? [] : schema.problems(in: json)
        guard problems.isEmpty else { return .failure(Rejection(problems: problems)) }
        do {
            return .success(try check(json))
        } catch {
            return .failure(Rejection(problems: [error]))
        }
    }
}
