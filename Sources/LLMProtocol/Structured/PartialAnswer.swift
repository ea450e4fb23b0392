/// What a check makes of an answer whose values it judges one by one.
///
/// ```swift
/// PartialAnswer(proposal, problems: [AnswerProblem("confidence: expected a number of 0 to 1", found: "3")])
/// ```
public struct PartialAnswer<Value: Sendable>: Sendable {
    /// What can be used, without the values that cannot; `nil` where nothing can be used.
    public var value: Value?

    /// What the model should correct; empty where all is right, and never where ``value`` is `nil`.
    public var problems: [AnswerProblem]

    /// Makes a partial answer.
    public init(_ value: Value?, problems: [AnswerProblem] = []) {
        self.value = value
        self.problems = problems
    }
}
