/// The reason why a text is not read as JSON, with its location.
package struct JSONProblem: Error, Hashable, Sendable {
    /// The kinds of problems.
    package enum Kind: Hashable, Sendable {
        /// The text does not follow the grammar.
        case grammar
        /// Two members of one object have the same name.
        case repeatedMember
        /// An unpaired surrogate, or bytes that are not UTF-8.
        case brokenText
        /// A number that does not fit in 64 bits.
        case number
        /// A value is nested more deeply than ``JSONReader/depthLimit``.
        case tooDeep
    }

    package var kind: Kind
    /// The line and the column in bytes, both from 1.
    package var line: Int
    package var column: Int
    /// The problem in a few words, with untrusted text quoted and truncated.
    package var message: String

    /// The location and the problem: `line 3, column 14: expected a value`.
    package var description: String { "line \(line), column \(column): \(message)" }
}
