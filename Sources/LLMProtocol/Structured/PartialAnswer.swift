/// What a check makes of an answer whose values it judges one by one.
///
/// ```swift
/// PartialAnswer(proposal, problems: [AnswerProblem("confidence: expected a number of 0 to 1", found: "3")])
/// ```
package struct PartialAnswer<Value: Sendable>: Sendable {
    /// What can be used, without the values that cannot; `nil` where nothing can be used.
    var value: Value?

    /// What the model should correct; empty where all is right, and never where ``value`` is `nil`.
    package var problems: [AnswerProblem]

    /// Makes a partial answer.
    package init(_ value: Value?, problems: [AnswerProblem] = []) {
        self.value = value
        self.problems = problems
    }
}
