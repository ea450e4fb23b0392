internal import StageCore

/// An option whatever the type of its value is: what the parser, the help and `OutputGuard` know of it.
protocol DeclaredOption: Sendable, CustomStringConvertible {
    /// Tells apart options of one name that belong to different commands.
    var identity: OptionIdentity { get }
    /// Without the dashes.
    var name: String { get }
    /// What stands for the value in the help; `nil` of a flag.
    var value: String? { get }
    /// What is done with the file that the value names; `nil` where it names none.
    var file: FileRole? { get }
    /// The verbs of the command that take the option; empty where all do.
    var verbs: [String] { get }
    /// One line: meaning, range and default.
    var help: String { get }

    /// The value of a text.
    ///
    /// - Throws: ``CommandError`` where the text is not what the option expects.
    func read(_ text: GivenText) throws -> any Sendable
}

extension DeclaredOption {
    /// As it is typed: `--store`.
    var description: String { "--\(name)" }

    /// As it is typed with its value: `--store FILE`.
    var usage: String { value.map { "\(self) \($0)" } ?? description }
}

/// What an option keeps when a command declares it again in other words.
final class OptionIdentity: Sendable {}

/// The text that was typed for an option.
struct GivenText {
    var option: any DeclaredOption
    var text: String
    /// Where the options that are declared before this one can be read.
    var arguments: Arguments

    /// What is wrong with the text.
    func expected(_ expected: String) -> CommandError {
        CommandError(.usage, "\(option) is \(quoted(text)), expected \(expected)")
    }
}
