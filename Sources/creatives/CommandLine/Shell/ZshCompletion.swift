internal import CreativeIntelligence

/// The completion script of zsh.
enum ZshCompletion {
    static func script(for commands: [CommandSyntax]) -> String {
        let names = commands.map { Shell.quoted("\(escaped($0.name)):\($0.summary)") }
        return """
            #compdef creatives
            # zsh completion for creatives \(PackageVersion.current)
            # Install as the file _creatives in a folder of $fpath.
            _creatives() {
                local -a commands
                commands=(
            \(names.map { "        \($0)" }.joined(separator: "\n"))
                )
                if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                fi
                shift words
                (( CURRENT-- ))
                case $words[1] in
            \(commands.map(branch).joined(separator: "\n"))
                esac
            }
            _creatives "$@"
            """
    }

    /// Returns the part of the script for one command.
    private static func branch(of command: CommandSyntax) -> String {
        var arguments = command.options.map { Shell.quoted("*\(specification(of: $0))") }
        if !command.verbs.isEmpty {
            arguments.append(Shell.quoted("1:verb:(\(command.verbs.joined(separator: " ")))"))
        }
        if command.operandRole != nil { arguments.append("'*:file:_files'") }
        arguments.append(Shell.quoted("*\(Help.flag)[\(escaped("show this help"))]"))
        let lines = arguments.map { "                \($0)" }.joined(separator: " \\\n")
        return "        \(command.name))\n            _arguments \\\n\(lines) ;;"
    }

    /// Returns an option in the form of `_arguments`: `--name[help]:VALUE:action`.
    private static func specification(of option: any DeclaredOption) -> String {
        let head = "\(option)[\(escaped(option.help))]"
        let action: String
        switch ValueCompletion(option) {
        case nil: return head
        case .choices(let words): action = "(\(words.joined(separator: " ")))"
        case .files: action = "_files"
        case .other: action = " "
        }
        return "\(head):\(escaped(option.value ?? "")):\(action)"
    }

    /// Escapes the characters that have a meaning in a specification.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\[]:".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
