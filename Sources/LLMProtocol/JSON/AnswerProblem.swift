internal import StageCore

/// What is wrong with an answer: the model is told, and asked again.
///
/// ```swift
/// throw AnswerProblem("packages[2].deal_ids[0]: expected a deal of the input", found: id)
/// ```
public struct AnswerProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// One line: where, and what was expected. It becomes part of an error, so it holds no text of the answer.
    public var reason: String

    /// What the answer has there, or `nil`. Only the model is told, shortened and in quotation marks.
    public var found: String?

    /// Makes a problem.
    public init(_ reason: String, found: String? = nil) {
        self.reason = reason
        self.found = found
    }

    /// The reason.
    public var description: String { reason }

    /// The line for the model.
    var correction: String { found.map { "\(reason), found \(quoted($0, limit: 80))" } ?? reason }
}
