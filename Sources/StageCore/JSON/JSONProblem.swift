/// The reason why a text is not read as JSON, and where it lies.
package struct JSONProblem: Error, Hashable, Sendable {
    /// The kinds of problems.
    package enum Kind: Hashable, Sendable {
        /// The text does not follow the grammar.
        case grammar
        /// Two members of one object have one name.
        case repeatedMember
        /// Half of a surrogate pair, or bytes that are not UTF-8.
        case brokenText
        /// A number that no 64-bit number holds.
        case number
        /// A value lies deeper than ``JSONReader/depthLimit``.
        case tooDeep
    }

    package var kind: Kind
    /// The line and the column in bytes, both from 1.
    package var line: Int
    package var column: Int
    /// The problem in a few words: untrusted text is quoted and cut.
    package var message: String

    /// Where it is, and what: `line 3, column 14: expected a value`.
    package var description: String { "line \(line), column \(column): \(message)" }
}
