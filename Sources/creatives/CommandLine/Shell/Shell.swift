/// A shell for which the executable writes a completion script.
enum Shell: String, CaseIterable {
    case bash, zsh, fish

    /// Returns a script that completes commands, verbs, options, names of values, and files.
    func completion(of commands: [CommandSyntax]) -> String {
        switch self {
        case .bash: BashCompletion.script(for: commands)
        case .zsh: ZshCompletion.script(for: commands)
        case .fish: FishCompletion.script(for: commands)
        }
    }

    /// Returns a text as a literal of bash and zsh: no character in it has a meaning.
    static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
}

/// What can follow an option.
enum ValueCompletion: Hashable {
    case choices([String])
    case files
    /// A value that cannot be completed, such as a number.
    case other

    /// Creates the completion of an option's value; `nil` for a flag.
    init?(_ option: any DeclaredOption) {
        guard option.value != nil else { return nil }
        if !option.choices.isEmpty {
            self = .choices(option.choices)
        } else {
            self = option.file == nil ? .other : .files
        }
    }
}
