internal import CreativeIntelligence

/// The completion script of fish.
enum FishCompletion {
    static func script(for commands: [CommandSyntax]) -> String {
        var lines = [
            "# fish completion for creatives \(PackageVersion.current)",
            "# Install: creatives completion fish > ~/.config/fish/completions/creatives.fish",
        ]
        for command in commands {
            lines.append(
                "complete -c creatives -f -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))"
            )
        }
        for command in commands {
            let condition = "-n '__fish_seen_subcommand_from \(command.name)'"
            if !command.verbs.isEmpty {
                lines.append(
                    "complete -c creatives -f \(condition) -a \(quoted(command.verbs.joined(separator: " ")))"
                )
            }
            for option in command.options {
                lines.append(
                    "complete -c creatives \(condition) -l \(option.name)\(value(of: option)) -d \(quoted(option.help))"
                )
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func value(of option: any DeclaredOption) -> String {
        switch ValueCompletion(option) {
        case nil: ""
        case .choices(let words): " -x -a \(quoted(words.joined(separator: " ")))"
        case .files: " -r -F"
        case .other: " -x"
        }
    }

    /// Returns a text as a literal of fish.
    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
