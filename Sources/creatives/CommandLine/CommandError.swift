internal import CreativeIntelligence
internal import StageCore

/// The error of a command: a wrong command line, or a file that only the executable reads.
typealias CommandError = ModuleError<CommandErrorDomain>

/// The codes of ``CommandError``.
enum CommandErrorDomain: ErrorDomain {
    static func category(of code: CommandError.Code) -> ErrorCategory {
        switch code {
        case .usage: .usage
        case .malformedFile: .input
        default: .environment
        }
    }
}

extension ModuleError.Code where Domain == CommandErrorDomain {
    /// The command line is wrong.
    static var usage: Self { Self(rawValue: "usage") }

    /// A file or folder cannot be read, written or made.
    static var inaccessibleFile: Self { Self(rawValue: "inaccessibleFile") }

    /// A file that was read holds something wrong.
    static var malformedFile: Self { Self(rawValue: "malformedFile") }
}

extension CommandError {
    /// Creates the error of an unknown verb.
    ///
    /// - Parameter verbs: The verbs of the command.
    init(unknownVerb verb: String, among verbs: [String]) {
        let hint = Suggestion.hint(for: verb, among: verbs)
        self.init(
            .usage,
            "unknown verb \(quoted(verb))\(hint); the verbs are \(ChoiceText.list(verbs, "and"))")
    }
}
