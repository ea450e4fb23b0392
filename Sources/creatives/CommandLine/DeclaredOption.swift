internal import StageCore

/// A type-erased option, as used by the parser, the help and `OutputGuard`.
protocol DeclaredOption: Sendable, CustomStringConvertible {
    /// Distinguishes options with the same name in different commands.
    var identity: OptionIdentity { get }
    /// The name without the dashes.
    var name: String { get }
    /// The placeholder of the value in the help, or `nil` for a flag.
    var value: String? { get }
    /// The role of the file that the value names, or `nil` if it is not a file.
    var file: FileRole? { get }
    /// The only values, if they are names.
    var choices: [String] { get }
    /// The verbs that accept the option; empty if all do.
    var verbs: [String] { get }
    /// One line with the meaning, range and default.
    var help: String { get }

    /// Parses a value.
    ///
    /// - Throws: ``CommandError`` if the text is not a valid value.
    func read(_ text: GivenText) throws -> any Sendable
}

extension DeclaredOption {
    /// The option as typed: `--store`.
    var description: String { "--\(name)" }

    /// The option as typed with its value: `--store FILE`.
    var usage: String { value.map { "\(self) \($0)" } ?? description }
}

/// An identity that is preserved when a command redescribes an option.
final class OptionIdentity: Sendable {}

/// The text given for an option.
struct GivenText {
    var option: any DeclaredOption
    var text: String
    /// The arguments, with the values of all options declared before this one.
    var arguments: Arguments

    /// Returns an error for an invalid text.
    func expected(_ expected: String) -> CommandError {
        CommandError(.usage, "\(option) is \(quoted(text)), expected \(expected)")
    }
}
