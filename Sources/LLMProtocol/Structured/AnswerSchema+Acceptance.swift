/// Why an answer is not accepted.
struct Rejection: Error {
    var problems: [AnswerProblem]
}

extension AnswerSchema {
    /// What a check makes of an answer's text, and the JSON in it.
    func accept<Value>(
        answer text: String, _ check: (JSONValue) throws(AnswerProblem) -> Value
    ) -> Result<(JSONValue, Value), Rejection> {
        do {
            let json = try JSONValue(inAnswer: text)
            return accept(json, check).map { (json, $0) }
        } catch {
            return .failure(Rejection(problems: [AnswerProblem(error.message)]))
        }
    }

    /// What a check makes of a value that fits the schema.
    func accept<Value>(
        _ json: JSONValue, _ check: (JSONValue) throws(AnswerProblem) -> Value
    ) -> Result<Value, Rejection> {
        let problems = schema.problems(in: json)
        guard problems.isEmpty else { return .failure(Rejection(problems: problems)) }
        do {
            return .success(try check(json))
        } catch {
            return .failure(Rejection(problems: [error]))
        }
    }
}
