/// An answer that has the form which was asked for.
public struct StructuredAnswer<Value: Sendable>: Sendable {
    /// What the check made of it.
    public var value: Value

    /// What all attempts cost; nothing where the answer was kept.
    public var usage: TokenUsage

    /// How often the model was asked: 1, 2 when it had to correct itself, 0 where the answer was kept.
    public var attempts: Int

    /// Those of the responses, in their order.
    public var warnings: [String]

    /// What is wrong with values that the check left out, after the model was asked to correct them; usually empty.
    package var problems: [AnswerProblem] = []

    /// The text of the response that the value was read from; empty where the answer was kept.
    package var text = ""

    /// Whether the answer was kept from an earlier call.
    package var isFromCache: Bool { attempts == 0 }
}
